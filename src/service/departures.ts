import type { ServiceClock } from "../clock.js";
import type { ChannelName } from "../domain/officer.js";

/** Telegram refuses the thirty-first message within a second. Real milliseconds. */
const MOST = 30;
const WITHIN_MS = 1_000;
/** Clocks and timers count whole milliseconds. */
const ROUNDING_MS = 2;
/** A message not answered for so long is taken for one that arrived then: the provider hangs, and counts none. */
const LONGEST_WAY_MS = 500;

/** Called when the provider has answered. */
type Answered = () => void;

/** What left by a channel in the last second, whoever sent it. */
export type Departures = {
  /** Resolves when one more may leave, which then counts as left. */
  turn(): Promise<Answered>;
  /** One leaves without asking. */
  leave(): Answered;
};

type Departure = { readonly at: number; answeredAt: number | null };

/**
 * Keeps one process within a second's limit whatever the line does. Reminders get their moments from the store, but a
 * process or a line that stood still lets several arrive at once, and answers ask nobody: here all count, answers go at
 * once and reminders make room. A message arrived between its departure and its answer; one more may leave when, even
 * on the shortest way seen, it comes a second after the thirtieth before it came on its own.
 */
export function departures(
  channel: ChannelName,
  clock: ServiceClock,
  waitUntil: (at: Date) => Promise<void>,
): Departures {
  if (channel !== "telegram" || clock.standing)
    return { turn: async () => () => undefined, leave: () => () => undefined };
  const last: Departure[] = [];
  const now = () => clock.now().getTime() / clock.speed;

  function leave(): Answered {
    const departure: Departure = { at: now(), answeredAt: null };
    last.push(departure);
    if (last.length > MOST) last.shift();
    return () => {
      departure.answeredAt = now();
    };
  }

  function freeAt(): number {
    const oldest = last[0];
    if (!oldest || last.length < MOST) return 0;
    const arrived = Math.min(oldest.answeredAt ?? now(), oldest.at + LONGEST_WAY_MS);
    const ways = last.flatMap(({ at, answeredAt }) => (answeredAt === null ? [] : [answeredAt - at]));
    return arrived - Math.min(...ways, LONGEST_WAY_MS) + WITHIN_MS + ROUNDING_MS;
  }

  return {
    leave,
    async turn() {
      for (let at = freeAt(); at > now(); at = freeAt()) await waitUntil(new Date(at * clock.speed));
      return leave();
    },
  };
}
