import type { Dialogue } from "./conversation/ports.js";
import type { Channel } from "./domain/message.js";
import type { Office } from "./office.js";
import type { Scheduler } from "./scheduler.js";
import type { DialogueKeeper } from "./storage/dialogues.js";

/** The parts `/readyz` names, and what is wrong with those that do not work. */
export async function readiness(
  office: Office,
  channels: readonly Channel[],
  dialogues: Pick<DialogueKeeper<Dialogue>, "ping">,
  beat: Scheduler,
) {
  const works = async (part: () => Promise<void>, problem: string) =>
    part().then(
      () => ({ ok: true }),
      () => ({ ok: false, problem }),
    );
  const ticking = beat.lastRunAt() !== null;
  return {
    store: await works(() => office.database.ping(), "the database does not answer: see DATABASE_URL and its server"),
    // Dialogues may be away while everything that matters goes on: shown, but no reason to take a replica out.
    dialogues: { ...(await works(() => dialogues.ping(), "Redis does not answer: dialogues wait for it")), ok: true },
    reminders: ticking ? { ok: true } : { ok: false, problem: "no reminder pass has ended yet: see the log" },
    ...Object.fromEntries(channels.map((channel) => [channel.name, channel.health()])),
  };
}
