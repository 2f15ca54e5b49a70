import type { ChannelLog } from "../channel-log.js";
import { errorFields } from "../error-fields.js";
import type { Intake } from "./intake.js";
import { parseUpdate } from "./update.js";

/** From this try on, an update that fails while others pass is a bug in handling it, not an outage. */
const TRIES = 5;

type BatchTaker = {
  /**
   * Takes a batch of updates, as getUpdates gave them.
   * @returns the first update still to be taken, as the next offset, and whether all of the batch were
   */
  take(
    batch: readonly { readonly update_id: number }[],
    offset: number,
  ): Promise<{ offset: number; complete: boolean }>;
};

/**
 * Takes batches so that the offset never passes an update the receiver did not take. Those behind a failed one are
 * taken meanwhile and remembered, so that they are not handed on again with it. An outage is waited out however long;
 * an update that alone keeps failing is let go after a few tries, with an error in the log.
 */
export function batchTaker(intake: Intake, log: ChannelLog): BatchTaker {
  const taken = new Set<number>();
  const tries = new Map<number, number>();

  async function takeOne(raw: { readonly update_id: number }): Promise<"taken" | "before" | "failed"> {
    const id = raw.update_id;
    if (taken.has(id)) return "before";
    const update = parseUpdate(raw);
    if (!update) {
      log.error({ updateId: id }, "telegram: an update has a form not known here and is passed over");
      return "taken";
    }
    try {
      await intake.take(update);
      return "taken";
    } catch (error) {
      tries.set(id, (tries.get(id) ?? 0) + 1);
      log.error(
        { updateId: id, tries: tries.get(id), ...errorFields(error) },
        "telegram: an update could not be taken",
      );
      return "failed";
    }
  }

  return {
    async take(batch, offset) {
      const ends = await Promise.all(batch.map(async (raw) => ({ id: raw.update_id, end: await takeOne(raw) })));
      for (const { id, end } of ends) if (end === "taken") taken.add(id);
      const othersPass = taken.size > 0;
      const failed = ends.filter(({ end }) => end === "failed").map(({ id }) => id);
      const givenUp = failed.filter((id) => othersPass && (tries.get(id) ?? 0) >= TRIES);
      for (const id of givenUp) log.error({ updateId: id }, "telegram: an update is let go after several tries");
      const left = failed.filter((id) => !givenUp.includes(id));
      for (const id of givenUp) taken.add(id);
      const last = batch.at(-1);
      const next = left[0] ?? (last ? last.update_id + 1 : offset);
      for (const id of [...taken]) if (id < next) taken.delete(id);
      for (const id of [...tries.keys()]) if (id < next || taken.has(id)) tries.delete(id);
      return { offset: next, complete: left.length === 0 };
    },
  };
}
