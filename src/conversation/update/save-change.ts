import type { FigureRecord, ProgressState } from "../../domain/plan.js";
import type { PlanContext } from "../context.js";
import type { Duty } from "./resolve-duty.js";

/** How the duty stands now, with the figure of `metricId` where one is concerned. */
export async function readState(
  { tx }: PlanContext,
  { occurrence }: Duty,
  metricId: string | null,
): Promise<{ state: ProgressState; record: FigureRecord | null }> {
  const records = metricId === null ? [] : await tx.figures([occurrence.id]);
  const record = records.find((candidate) => candidate.metricId === metricId) ?? null;
  return {
    record,
    state: {
      process: occurrence.process,
      submittedAt: occurrence.submittedAt?.toISOString() ?? null,
      figure: record && { ...record.figure, asOf: record.asOf, estimate: record.estimate },
    },
  };
}

/** Writes one entry: who, where and when come from the message being answered. */
export async function saveChange(
  context: PlanContext,
  duty: Duty,
  change: {
    metricId: string | null;
    before: ProgressState;
    after: ProgressState;
    note: string | null;
    undoes?: number;
  },
): Promise<{ readonly amends: boolean }> {
  const { metricId, before, after, note, undoes = null } = change;
  const { chat, messageId } = context.incoming;
  return context.tx.saveEntry({
    occurrence: duty.occurrence,
    metricId,
    before,
    after,
    note,
    undoes,
    corrects: duty.corrects?.id,
    officerId: context.actor.id,
    source: { channel: chat.channel, chatId: chat.chatId, messageId },
    at: context.now,
  });
}
