import type { PendingExtension } from "../../domain/extension.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { Role } from "../../domain/officer.js";
import { may } from "../../domain/permission.js";
import { type FigureRecord, findTask } from "../../domain/plan.js";
import { requestCode } from "../../domain/request-code.js";
import { type Say, say } from "../../domain/say.js";
import { authorsOf } from "../../domain/submission.js";
import type { PlanContext } from "../context.js";
import type { WaitingResult } from "../decision-ports.js";
import { actorPhrase, dutyPhrase } from "../phrases.js";
import type { ReplyChoice } from "../reply.js";
import { shorten } from "../shorten.js";
import { asJudged } from "../update/as-judged.js";
import { reachedBriefly } from "../update/reached-targets.js";

/** What a phone screen holds, and as many buttons as do not bury it. */
export const MOST_LINES = 8;
const MOST_CHOICES = 6;
const MOST_REASON = 120;

/** Roles with a say in what others hand in or ask for. */
const DECIDES: ReadonlySet<Role> = new Set(["head", "coordinator", "leader"]);

export function hasASay({ actor }: Pick<PlanContext, "actor">): boolean {
  return actor.memberships.some(({ role }) => DECIDES.has(role));
}

/** A request for a later due date, or a result, that somebody has to decide. */
export type Waiting = {
  /** What people type to name it: "GH12", "KQ340". No task is numbered so. */
  readonly code: string;
  readonly occurrence: Occurrence;
  /** Who can't decide it. */
  readonly authors: readonly string[];
} & ({ readonly request: PendingExtension } | { readonly result: WaitingResult });

/** Everything that waits to be decided, results first. */
export async function allWaiting({ tx, plan }: PlanContext): Promise<Waiting[]> {
  const [results, requests] = await Promise.all([tx.waitingResults(plan.id), tx.pendingExtensions(plan.id)]);
  return [
    ...results.map((result) => ({
      code: requestCode("result", result.submission.id),
      occurrence: result.occurrence,
      authors: authorsOf(result.submission),
      result,
    })),
    ...requests.map((request) => ({
      code: requestCode("extension", request.id),
      occurrence: request.occurrence,
      authors: [request.officerId],
      request,
    })),
  ];
}

/** Whether this person may decide it now: the role, and not one of its authors. */
export function mayDecide({ actor }: Pick<PlanContext, "actor">, waiting: Waiting, authors = waiting.authors): boolean {
  const about = { units: [waiting.occurrence.unitId], authors };
  return may(actor, "result" in waiting ? { act: "confirm", ...about } : { act: "decide-extension", ...about });
}

/** Whether the role is there, whoever handed it in. */
export function hasTheRole(context: Pick<PlanContext, "actor">, waiting: Waiting): boolean {
  return mayDecide(context, waiting, []);
}

/** One line about each, with the figures that are to be confirmed; what no longer fits is counted. */
export async function waitingLines(context: PlanContext, waiting: readonly Waiting[]): Promise<Say[]> {
  const left = waiting.length - MOST_LINES;
  const shown = waiting.slice(0, MOST_LINES);
  const results = shown.filter((one) => "result" in one).map(({ occurrence }) => occurrence.id);
  const records = results.length > 0 ? await context.tx.figures(results) : [];
  return [
    ...shown.map((one) => waitingLine(context, one, records)),
    ...(left > 0 ? [say("decision-more", { left })] : []),
  ];
}

function waitingLine(context: PlanContext, waiting: Waiting, records: readonly FigureRecord[]): Say {
  const { plan } = context;
  const { occurrence, code: id } = waiting;
  const about = { id, code: occurrence.task, title: dutyPhrase(plan, occurrence), unit: occurrence.unit };
  if ("request" in waiting) {
    const { fromOn, toOn, officer, reason } = waiting.request;
    const dates = { from: { date: occurrence.dueOn ?? fromOn }, to: { date: toOn } };
    return say("extension-line", { ...about, ...dates, name: officer, reason: shorten(reason, MOST_REASON) });
  }
  const { submission } = waiting.result;
  const name = actorPhrase({ name: submission.officer }, submission.standsFor);
  const task = findTask(plan, occurrence.task);
  const figures = task ? reachedBriefly(asJudged(context, { task, metric: null, occurrence }), records) : [];
  const handedIn = { ...about, name, at: { at: submission.at } };
  if (figures.length === 0) return say("decision-line", handedIn);
  return say("decision-line-figures", { ...handedIn, figures: { list: figures.map((one) => ({ say: one })) } });
}

/** A button for each, and one for all that are shown. */
export function waitingChoices(waiting: readonly Waiting[], command: "/duyet" | "/tuchoi", words = ""): ReplyChoice[] {
  const choices = waiting.slice(0, MOST_CHOICES).map(({ code, occurrence }) => ({
    label: say(command === "/duyet" ? "decision-choice" : "decision-choice-back", {
      id: code,
      code: occurrence.task,
      unit: occurrence.unit,
    }),
    line: `${command} ${code} ${words}`.trim(),
  }));
  const shown = waiting.slice(0, MOST_LINES);
  if (command === "/tuchoi" || shown.length < 2) return choices;
  const all = `/duyet ${shown.map(({ code }) => code).join(" ")}`;
  return [...choices, { label: say("decision-choice-all", { count: shown.length }), line: all }];
}
