import { type Figure, type Metric, meets, type Target } from "../domain/metric.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Membership, Officer, Role } from "../domain/officer.js";
import type { Period } from "../domain/period.js";
import { findTask, type Plan, shortTitle } from "../domain/plan.js";
import type { Process } from "../domain/progress.js";
import { type Arg, type Say, say } from "../domain/say.js";

const SYMBOLS = { ">": ">", ">=": "≥", "=": "=", "<=": "≤", "<": "<" } as const;

/** "≥ 80 %". */
export function targetPhrase(target: Target): Arg {
  return { say: say("chat-target", { op: SYMBOLS[target.op], value: { figure: target.value, unit: target.unit } }) };
}

/** "82 % (820/1000)", or "chưa có". */
export function figurePhrase(figure: Figure | null, unit: string): Arg {
  if (figure === null) return { say: say("chat-no-figure") };
  const value = { figure: figure.value, unit };
  if (figure.numerator === undefined || figure.denominator === undefined) return value;
  const counts = {
    numerator: { figure: figure.numerator, unit: "" },
    denominator: { figure: figure.denominator, unit: "" },
  };
  return { say: say("chat-figure-counted", { value, ...counts }) };
}

/** Whether each target that speaks of the figure is met: the row's own first, then the linked ones with their source. */
export function verdictLines(metric: Metric, figure: Figure): Say[] {
  const own = say(verdictId(metric, figure), { target: targetPhrase(metric.target) });
  const linked = (metric.alsoJudgedBy ?? []).map((target) =>
    say(meets(target, figure.value) ? "chat-linked-met" : "chat-linked-missed", {
      source: target.source,
      target: targetPhrase(target),
    }),
  );
  return [own, ...linked];
}

function verdictId({ target, tier }: Metric, { value }: Figure): string {
  if (meets(target, value)) return "chat-target-met";
  // 90 against "> 90" looks met to whoever skips the sign.
  if (target.op === ">" && meets({ ...target, op: "=" }, value)) return "chat-target-edge";
  return tier === "strive" ? "chat-target-missed-strive" : "chat-target-missed";
}

export function processPhrase(process: Process): Arg {
  return { say: say(`chat-process-${process.replaceAll("_", "-")}`) };
}

export function rolePhrase(role: Role): Arg {
  return { say: say(`chat-role-${role}`) };
}

/** "tháng 3/2025", "quý I/2025", "6 tháng đầu năm 2025", "năm 2025". */
export function periodPhrase(period: Period): Arg {
  const [year = "", part] = period.split("-");
  if (part === undefined) return { say: say("chat-period-year", { year }) };
  if (part === "H1" || part === "H2") return { say: say(`chat-period-${part.toLowerCase()}`, { year }) };
  if (part.startsWith("Q"))
    return { say: say("chat-period-quarter", { year, quarter: ROMAN[Number(part[1])] ?? part }) };
  return { say: say("chat-period-month", { year, month: String(Number(part)) }) };
}

const ROMAN = ["", "I", "II", "III", "IV"];

/** The task in a few words, with its period where it has several. */
export function dutyPhrase(plan: Pick<Plan, "tasks">, occurrence: Pick<Occurrence, "task" | "period">): Arg {
  const task = findTask(plan, occurrence.task);
  const title = task ? shortTitle(task) : occurrence.task;
  if (!task || task.schedule.length < 2) return title;
  return { say: say("chat-duty-period", { title, period: periodPhrase(occurrence.period) }) };
}

/** Names behind codes of units and sets, a set by its own name; past `most` the others are only counted. */
export function unitNames(plan: Pick<Plan, "units" | "sets">, codes: readonly string[], most = codes.length): Arg {
  return namesUpTo(
    codes.map(
      (code) =>
        plan.sets.find((set) => set.code === code)?.name ?? plan.units.find((unit) => unit.code === code)?.name ?? code,
    ),
    most,
  );
}

/** "Văn phòng Sở, Thanh tra Sở và 5 đơn vị khác". */
export function namesUpTo(names: readonly string[], most: number): Arg {
  const others = names.length - most;
  if (others <= 0) return { list: names };
  return { say: say("chat-and-others", { names: { list: names.slice(0, most) }, count: others }) };
}

/** "Bình", or "Bình (thay An)" where they act in somebody's place. */
export function actorPhrase({ name }: { readonly name: string }, absent: Membership["standsFor"]): Arg {
  return absent ? { say: say("chat-standing-in", { name, absent: absent.officer }) } : name;
}

/** "cán bộ đầu mối, Văn phòng Sở, quản trị". */
export function rolesOf({ memberships }: Pick<Officer, "memberships">): Arg {
  return {
    list: memberships.map(({ role, unitName }) => ({
      say:
        unitName === null
          ? say("link-role", { role: rolePhrase(role) })
          : say("link-role-in-unit", { role: rolePhrase(role), unit: unitName }),
    })),
  };
}
