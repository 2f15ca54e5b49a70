import type { Delivery, Outgoing } from "../domain/message.js";
import { claimLetters, type Letter, NOTHING_LEFT, writeLetter } from "./claim-letters.js";
import type { DeliveryOptions, Sender } from "./delivery-options.js";
import type { ClaimedMessage, Ending } from "./delivery-ports.js";
import { endingOf } from "./ending-of.js";
import { HOLD_MS } from "./hold.js";
import { inHand } from "./in-hand.js";
import type { Outcome } from "./write-ends.js";

/** Sends under way at once by one channel. */
const AT_ONCE = 30;
/** What one worker has claimed of a channel and not sent: the next are read while the last are on the wire. */
const MOST_UNSENT = 400;
/** A claim costs about the same for one message as for many: it waits until it can take so many. */
const WORTH_A_CLAIM = 200;
/** Sent, and not yet on record: a store that falls behind slows the sending down. */
const MOST_UNWRITTEN = 400;
/** What has waited this share of its lease for its turn (a provider hangs) is put back: it was read too long ago. */
const FRESH_SHARE = 1 / 36;
/** `nothing`: nothing was left to say; `put back`: its turn came too late, or the service stops. */
type Try = Delivery | "nothing" | "put back";

type Lane = { readonly claimed: number; readonly failures: readonly unknown[] };

/** Claims and sends by one channel until nothing more may leave: a channel that hangs holds up no other. */
export async function deliverBy(
  channel: Sender,
  options: DeliveryOptions,
  write: (end: Outcome) => Promise<void>,
  goOn: () => boolean,
): Promise<Lane> {
  const sending = inHand(AT_ONCE);
  const unsent = new Set<Promise<Try>>();
  const held = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let claimed = 0;
  const hold = (letter: Letter) => {
    const went = sending.turn(() => trySending(channel, options, letter, goOn)).finally(() => unsent.delete(went));
    const end = went
      .then((result) => conclude(options, write, letter, result))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => held.delete(end));
    unsent.add(went);
    held.add(end);
  };
  try {
    while (goOn()) {
      const most = MOST_UNSENT - unsent.size;
      const batch = await claimLetters(options, channel.name, most);
      claimed += batch.claimed;
      for (const letter of batch.letters) hold(letter);
      if (batch.nextAt) await options.pace.flow?.waitUntil(batch.nextAt);
      else if (batch.claimed === 0 && held.size === 0) break;
      // Less than asked for: there is no more, unless what is under way makes room for it in its chat.
      else if (batch.claimed < most) await Promise.all(held);
      const room = batch.nextAt ? 1 : WORTH_A_CLAIM;
      while (MOST_UNSENT - unsent.size < room) await Promise.race(unsent).catch(() => undefined);
      while (held.size > MOST_UNWRITTEN) await Promise.race(held);
    }
  } catch (error) {
    failures.push(error);
  }
  await Promise.all(held);
  return { claimed, failures };
}

/** What goes wrong before the request leaves can be tried again without a doubt. */
async function trySending(
  channel: Sender,
  options: DeliveryOptions,
  letter: Letter,
  goOn: () => boolean,
): Promise<Try> {
  const { address, leavesAt } = letter.message;
  const { clock, pace } = options;
  const stale = clock.now().getTime() - leavesAt.getTime() > pace.leaseMs * FRESH_SHARE;
  if (stale) return "put back";
  let written: Outgoing | null;
  try {
    written = await writeLetter(letter, options);
  } catch (error) {
    return { outcome: "retry", reason: `not written: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!written) return "nothing";
  await pace.flow?.waitUntil(leavesAt);
  return goOn() ? channel.send(address, written) : "put back";
}

async function conclude(
  { clock, log, onEnd }: DeliveryOptions,
  write: (end: Outcome) => Promise<void>,
  { message }: Letter,
  went: Try,
): Promise<void> {
  const ending = endOf(went, message, clock.now());
  await write({ message, delivery: typeof went === "string" ? null : went, ending });
  const { channel } = message.address;
  onEnd?.(channel, ending.state);
  const fields = { outbox: message.id, channel, state: ending.state, attempt: message.attempt };
  if (ending.state === "sent") log.info(fields, "reminder sent");
  else log.warn({ ...fields, reason: ending.reason }, "reminder not sent");
}

function endOf(went: Try, message: ClaimedMessage, now: Date): Ending {
  if (went === "nothing") return { state: "satisfied", reason: NOTHING_LEFT };
  if (went === "put back") return { state: "ready", reason: "its turn did not come", nextAt: now };
  return endingOf(went, message, now, HOLD_MS);
}
