import type { Dialogue } from "../conversation/dialogue-ports.js";
import type { Channel } from "../domain/message.js";
import type { Office } from "../office/office.js";
import type { DialogueKeeper } from "../storage/dialogues.js";
import type { Scheduler } from "./scheduler.js";
import type { Watchdog } from "./watchdog.js";

/** Less than a probe has patience for the whole. */
const PATIENCE_MS = 3_000;

/** The parts `/readyz` names, and what is wrong with those that do not work. */
export async function readiness(
  office: Office,
  channels: readonly Channel[],
  dialogues: Pick<DialogueKeeper<Dialogue>, "ping">,
  beat: Scheduler,
  watch: Watchdog,
  limit = () => AbortSignal.timeout(PATIENCE_MS),
) {
  // A server that takes connections and says nothing is as far away as one that is off.
  const works = async (part: () => Promise<void>, problem: string) => {
    const silence = new Promise<never>((_, reject) => limit().addEventListener("abort", reject));
    return Promise.race([part(), silence]).then(
      () => ({ ok: true }),
      () => ({ ok: false, problem }),
    );
  };
  const ticking = beat.lastRunAt() !== null;
  return {
    store: await works(() => office.database.ping(), "the database does not answer: see DATABASE_URL and its server"),
    // Dialogues may be away while everything that matters goes on: shown, but no reason to take a replica out.
    dialogues: { ...(await works(() => dialogues.ping(), "Redis does not answer: dialogues wait for it")), ok: true },
    reminders: ticking ? { ok: true } : { ok: false, problem: "no reminder pass has ended yet: see the log" },
    watchdog: watched(watch),
    ...Object.fromEntries(channels.map((channel) => [channel.name, channel.health()])),
  };
}

/** A slot that nobody planned is an outage; what the watch found missing is healed, and shown all the same. */
function watched(watch: Watchdog): { readonly ok: boolean; readonly problem?: string } {
  const last = watch.last();
  if (!last) return { ok: false, problem: "the watchdog has not looked yet: see the log" };
  if (last.unplannedSince) {
    const slot = last.unplannedSince.toISOString();
    return { ok: false, problem: `the reminders of ${slot} were not planned: see the log for why the tick fails` };
  }
  if (last.missed === 0) return { ok: true };
  return { ok: true, problem: `${last.missed} duties were not spoken of in their slot; the next one says them` };
}
