import type { Membership } from "../../domain/officer.js";
import { groundsFor } from "../../domain/permission.js";
import type { FigureRecord, ProgressState } from "../../domain/plan.js";
import type { PlanContext } from "../context.js";
import type { Duty } from "./duty.js";

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
    /** It confirms what was handed in, or sends it back. */
    decides?: boolean;
    /** The absent person in whose place it is done; absent, whoever reports in their place. */
    standsFor?: Membership["standsFor"];
  },
): Promise<{ readonly amends: boolean }> {
  const { metricId, before, after, note, undoes = null, decides } = change;
  const standsFor = decides ? change.standsFor : standsForIn(context, duty);
  const { chat, messageId } = context.incoming;
  return context.tx.saveEntry({
    occurrence: duty.occurrence,
    metricId,
    before,
    after,
    note,
    undoes,
    corrects: duty.corrects?.id,
    decides,
    officerId: context.actor.id,
    standsForId: standsFor?.officerId,
    source: { channel: chat.channel, chatId: chat.chatId, messageId },
    at: context.now,
  });
}

/** The absent person in whose place this one reports the duty, or puts an entry right; undefined for nobody. */
export function standsForIn({ actor }: PlanContext, { occurrence, corrects }: Duty): Membership["standsFor"] {
  const units = [occurrence.unitId];
  const action = corrects
    ? ({ act: "correct", units, author: corrects.officerId } as const)
    : ({ act: "update", units } as const);
  return groundsFor(actor, action)?.standsFor;
}
