import type { Catalogue, TaskDraft, UnitDraft } from "../../src/domain/catalogue.js";
import { type DeadlineRule, parseRule } from "../../src/domain/deadline.js";
import { localDate } from "../../src/domain/local-date.js";
import type { Metric } from "../../src/domain/metric.js";
import { period } from "../../src/domain/period.js";

type TaskOptions = Partial<Omit<TaskDraft, "code" | "schedule" | "rule">> & {
  /** Period → rule: `{ "2025-Q1": "before 2025-03-10" }`. */
  readonly schedule?: Readonly<Record<string, string>>;
};

export function aTask(code: string, { schedule = { "2025": "end 2025" }, ...rest }: TaskOptions = {}): TaskDraft {
  return {
    code,
    title: `Nhiệm vụ ${code}`,
    clause: `DM-${code}`,
    origin: "table",
    leads: ["VP"],
    supports: [],
    deadlineText: "Cả năm 2025",
    rule: rule("end 2025"),
    schedule: Object.entries(schedule).map(([of, text]) => ({ period: period(of), rule: rule(text) })),
    products: [],
    metrics: [],
    ...rest,
  };
}

export function aMetric(id: string, more: Partial<Metric> = {}): Metric {
  return { id, label: "hồ sơ", target: { op: ">=", value: 80, unit: "%" }, tier: "must", ...more };
}

export function aUnit(code: string, name: string, kind: UnitDraft["kind"] = "office"): UnitDraft {
  return { code, name, aliases: [], kind };
}

export const UNITS = [
  aUnit("VP", "Văn phòng Sở"),
  aUnit("TCCB", "Phòng Tổ chức Cán bộ"),
  aUnit("TTr", "Thanh tra Sở"),
  aUnit("BGD", "Ban Giám đốc", "leaders"),
  aUnit("T1", "Trường Một", "school"),
  aUnit("T2", "Trường Hai", "school"),
];

/** A small office's year: a dated row, a measured one, a monthly one, and a report that every unit owes. */
export function aCatalogue(changes: Partial<Catalogue> = {}): Catalogue {
  return {
    plan: { code: "KH-2025", title: "Kế hoạch 2025", year: 2025, coordinatingUnit: "VP", leadingUnit: "BGD" },
    organization: { name: "Sở Mẫu", place: "Hải Phòng" },
    units: UNITS,
    sets: [
      { code: "CP", name: "Các phòng Sở", aliases: [], members: ["VP", "TCCB", "TTr"] },
      { code: "DV", name: "Các đơn vị giáo dục", aliases: [], members: ["T1", "T2"] },
    ],
    tasks: [
      aTask("1", { schedule: { "2025": "before 2025-01-15" } }),
      aTask("7", { metrics: [aMetric("7")] }),
      aTask("12", { leads: ["TTr"], schedule: { "2025-01": "end 2025-01", "2025-02": "end 2025-02" } }),
      aTask("BC", {
        origin: "body",
        clause: "V.1.c",
        leads: ["CP", "DV"],
        schedule: { "2025-Q1": "before 2025-03-10", "2025-H1": "before 2025-06-10" },
      }),
      aTask("KT", { origin: "body", schedule: { "2025": "standing" } }),
    ],
    questions: [{ id: "q1", about: "BC", text: "Nộp mấy bản?", default: "Một bản" }],
    calendar: [{ on: localDate("2025-01-01"), kind: "off", name: "Tết Dương lịch" }],
    ...changes,
  };
}

function rule(text: string): DeadlineRule {
  const parsed = parseRule(text);
  if (!parsed) throw new RangeError(`bad rule in a test: "${text}"`);
  return parsed;
}
