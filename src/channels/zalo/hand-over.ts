import type { Incoming, Receiver } from "../../domain/message.js";
import type { ChannelLog } from "../channel-log.js";
import { errorFields } from "../error-fields.js";
import { backOff, type Timers } from "../timers.js";

/** Half a minute in all: longer, and what others write meanwhile may be lost too, since Zalo keeps little. */
const TRIES = 5;

/**
 * Hands a polled message to the receiver, again when that fails: Zalo will not give it a second time.
 * @param tell the state of taking messages: what is wrong, or null
 */
export async function handOver(
  incoming: Incoming,
  context: { readonly receiver: Receiver; readonly timers: Timers; readonly log: ChannelLog },
  tell: (problem: string | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const { receiver, timers, log } = context;
  for (let tries = 1; ; tries += 1) {
    try {
      await receiver.message(incoming);
      return tell(null);
    } catch (error) {
      const last = tries === TRIES || signal.aborted;
      log.error(
        { key: incoming.key, tries, ...errorFields(error) },
        last ? "a message from Zalo is lost: it can't be taken" : "a message from Zalo can't be taken yet",
      );
      tell("messages from Zalo can't be taken: see the log for the cause, usually the store");
      if (last) return;
      await timers.pause(backOff(tries), signal);
    }
  }
}
