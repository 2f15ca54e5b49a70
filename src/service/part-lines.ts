import type { Clock } from "../domain/clock.js";
import type { ChannelName } from "../domain/officer.js";
import type { LinesPart } from "../domain/route.js";
import { type Say, say } from "../domain/say.js";
import type { Snapshot } from "../domain/summary.js";
import { chatSummary } from "../office/chat-summary.js";
import { type Office, summariseAt } from "../office/office.js";
import { morningLines } from "../reports/morning-lines.js";
import { changeLines } from "../reports/weekly-changes.js";
import type { Executor } from "../storage/database.js";
import { readMorningNews } from "../storage/morning-news.js";
import { activePlan } from "../storage/plan-facts.js";

type PartFacts = {
  readonly db: Executor;
  readonly organization: Pick<Office["organization"], "id" | "zone">;
  readonly channels: ReadonlySet<ChannelName>;
  readonly clock: Clock;
  readonly summaryLines: (summary: Snapshot) => readonly Say[];
};

/** What messages carry besides reminders, worked out when they are sent; no lines when nothing is left to say. */
export function partLines(facts: PartFacts): Readonly<Record<LinesPart, () => Promise<readonly Say[]>>> {
  const { db, organization, channels, clock, summaryLines } = facts;
  const summaryAt = (at: Date, now: Date) => summariseAt(db, organization, { kind: "plan" }, at, now);

  /** How the plan stands, and what has changed in the week up to now. */
  async function weekly(): Promise<readonly Say[]> {
    const summary = await chatSummary(db, organization, { kind: "plan" }, clock.now());
    if (!summary) return [];
    // Said in full below: the counts need not hint at it.
    const { changes, ...counted } = summary;
    return [...summaryLines(counted), say("reminder-blank"), ...(changes ? changeLines(changes) : [])];
  }

  async function morning(): Promise<readonly Say[]> {
    const now = clock.now();
    const [plan, summary, news] = [
      await activePlan(db, organization.id),
      await summaryAt(now, now),
      await readMorningNews(db, organization.id, channels, now),
    ];
    return plan && summary && news ? morningLines(summary, news, plan) : [];
  }

  return { weekly, morning };
}
