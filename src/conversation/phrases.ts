import { type Figure, type Metric, meets } from "../domain/metric.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Membership, Officer, Role } from "../domain/officer.js";
import { periodPhrase, targetPhrase } from "../domain/phrases.js";
import { findTask, type Plan, shortTitle } from "../domain/plan.js";
import type { Process } from "../domain/progress.js";
import { type Arg, type Say, say } from "../domain/say.js";

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
  const own = say(verdictId(metric, figure), { target: { say: targetPhrase(metric.target) } });
  const linked = (metric.alsoJudgedBy ?? []).map((target) =>
    say(meets(target, figure.value) ? "chat-linked-met" : "chat-linked-missed", {
      source: target.source,
      target: { say: targetPhrase(target) },
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

/** "đang thực hiện". */
export function processPhrase(process: Process): Arg {
  return { say: say(`chat-process-${process.replaceAll("_", "-")}`) };
}

/** "trưởng đơn vị". */
export function rolePhrase(role: Role): Arg {
  return { say: say(`chat-role-${role}`) };
}

/** The task in a few words, with its period where it has several. */
export function dutyPhrase(plan: Pick<Plan, "tasks">, occurrence: Pick<Occurrence, "task" | "period">): Arg {
  const task = findTask(plan, occurrence.task);
  const title = task ? shortTitle(task) : occurrence.task;
  if (!task || task.schedule.length < 2) return title;
  return { say: say("chat-duty-period", { title, period: { say: periodPhrase(occurrence.period) } }) };
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
