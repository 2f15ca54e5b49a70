import { localDate } from "../../src/domain/local-date.js";
import { aFigure, aMetric, anOffice, aTask, OFFICES, occurrenceId, type Progress, VP } from "./office.js";

const TCCB = "Phòng Tổ chức Cán bộ";
const TTR = "Thanh tra Sở";
const KHTC = "Phòng Kế hoạch - Tài chính";
const MONTHS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);
const QUARTERS = {
  "2025-Q1": "before 2025-03-10",
  "2025-H1": "before 2025-06-10",
  "2025-Q3": "before 2025-09-10",
  "2025": "before 2025-12-10",
};

const TASKS = [
  aTask("1", "Ban hành Kế hoạch CCHC năm 2025", { schedule: { "2025": "before 2025-01-15" } }),
  aTask("2", "Đo lường sự hài lòng đối với dịch vụ giáo dục công", { leads: [TCCB] }),
  aTask("4", "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", {
    leads: OFFICES,
    metrics: [aMetric("4", "kết quả TTHC còn hiệu lực đã số hóa", ">=", 80)],
  }),
  aTask("7", "Hồ sơ luân chuyển nội bộ bằng phương thức điện tử", {
    metrics: [aMetric("7", "hồ sơ luân chuyển điện tử / tổng hồ sơ", ">=", 80)],
  }),
  aTask("8", "Dịch vụ công trực tuyến toàn trình", {
    metrics: [
      aMetric("8a", "TTHC đủ điều kiện được cung cấp toàn trình", "=", 100),
      aMetric("8b", "hồ sơ giải quyết toàn trình / tổng hồ sơ", ">=", 50),
    ],
  }),
  aTask("10", "Mức độ hài lòng và hồ sơ đúng hạn", {
    metrics: [
      aMetric("10a", "người dân, doanh nghiệp hài lòng", ">", 90, {
        alsoJudgedBy: [{ op: ">=", value: 95, unit: "%", source: "II.7" }],
      }),
      aMetric("10b", "hồ sơ giải quyết trước và đúng hạn", ">", 90),
    ],
  }),
  aTask("12", "Đánh giá tác động và thống kê thủ tục hành chính", {
    leads: [TTR],
    schedule: { "2025": "end 2025", ...Object.fromEntries(MONTHS.map((month) => [month, `end ${month}`])) },
  }),
  aTask("13", "Sắp xếp tổ chức bộ máy", { leads: [TCCB] }),
  aTask("17", "Thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia", {
    leads: [KHTC],
    metrics: [aMetric("17", "giao dịch thanh toán trực tuyến / tổng giao dịch", ">=", 30)],
  }),
  aTask("BC", "Báo cáo định kỳ công tác cải cách hành chính", {
    clause: "V.1.c",
    origin: "body",
    leads: [...OFFICES, "schools"],
    schedule: QUARTERS,
  }),
  aTask("KHDV", "Kế hoạch cải cách hành chính của đơn vị", {
    clause: "V.2.e",
    origin: "body",
    leads: ["schools"],
    schedule: { "2025": "before 2025-01-15" },
  }),
  aTask("KT", "Kiểm tra, đôn đốc thường xuyên", {
    clause: "III.1.b",
    origin: "body",
    leads: [VP],
    schedule: { "2025": "standing" },
  }),
  aTask("CT3", "Hoàn thành nhiệm vụ của Kế hoạch", {
    clause: "II.3",
    origin: "body",
    metrics: [aMetric("CT3", "nhiệm vụ của Kế hoạch hoàn thành", "=", 100, { computed: "tasks-done" })],
  }),
  aTask("CT7", "Hài lòng và trả trước hạn", {
    clause: "II.7",
    origin: "body",
    metrics: [
      aMetric("CT7a", "người dân, doanh nghiệp hài lòng", ">=", 95, { figureOf: "10a" }),
      aMetric("CT7b", "hồ sơ trả trước hạn", ">=", 80, { tier: "strive" }),
    ],
  }),
];

export function schoolNames(count: number): string[] {
  const places = [
    "Ngô Quyền",
    "Lê Hồng Phong",
    "Đồ Sơn",
    "Tiên Lãng",
    "Kiến Thụy",
    "Cát Bà",
    "Thủy Nguyên",
    "An Dương",
  ];
  return Array.from({ length: count }, (_, index) => `Trường THPT ${places[index % 8]} ${1 + Math.floor(index / 8)}`);
}

/** The first day: nothing is done and no figure is known. */
export function yearStart(schools = schoolNames(6)) {
  return anOffice({ tasks: TASKS, schools, today: "2025-01-06" });
}

/** Early July: reports come in, some late, some not, and half of the figures are there. */
export function midYear(schools = schoolNames(6)) {
  const progress: Progress = {
    [occurrenceId("1", "2025", VP)]: { process: "done", on: "2025-01-13" },
    [occurrenceId("7", "2025", VP)]: { process: "in_progress" },
    [occurrenceId("13", "2025", TCCB)]: { process: "paused" },
  };
  for (const month of MONTHS.slice(0, 5))
    progress[occurrenceId("12", month, TTR)] = { process: "done", on: `${month}-20` };
  const owing = [...OFFICES, ...schools];
  owing.forEach((unit, index) => {
    progress[occurrenceId("BC", "2025-Q1", unit)] = {
      process: "done",
      on: index % 5 === 4 ? "2025-03-14" : "2025-03-06",
    };
    if (index % 3 !== 2)
      progress[occurrenceId("BC", "2025-H1", unit)] = { process: "awaiting_confirmation", on: "2025-06-09" };
  });
  schools.forEach((unit, index) => {
    progress[occurrenceId("KHDV", "2025", unit)] =
      index % 6 === 5
        ? { process: "not_applicable" }
        : { process: "done", on: index % 4 === 3 ? "2025-01-20" : "2025-01-10" };
  });
  const figures = [
    aFigure("4", "2025", VP, "4", "30/40"),
    aFigure("4", "2025", TCCB, "4", "10/10"),
    aFigure("7", "2025", VP, "7", "820/1000"),
    aFigure("8", "2025", VP, "8a", "120/120"),
    aFigure("8", "2025", VP, "8b", "4250/10120"),
    { ...aFigure("10", "2025", VP, "10a", 92.5), estimate: true },
    aFigure("17", "2025", KHTC, "17", "12345/45678"),
    aFigure("CT7", "2025", VP, "CT7b", "610/1000"),
  ].map((figure) => (figure.metricId === "10a" ? figure : { ...figure, asOf: localDate("2025-06-30") }));
  return anOffice({ tasks: TASKS, schools, today: "2025-07-03", progress, figures });
}
