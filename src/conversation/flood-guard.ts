import type { Account } from "../domain/officer.js";

const WINDOW_MS = 10_000;
/** Past this many windows the oldest are dropped; they start afresh, which harms nobody. */
const MOST_WINDOWS = 10_000;
const MOST_OF_PERSON = 20;
/** Three people at full speed: more in one chat is a quarrel with the bot, or a loop. */
const MOST_OF_CHAT = 60;

export type Verdict = "welcome" | "slow-down" | "silent";

/**
 * At most 20 messages per person and 60 per chat in 10 s; the first one too many is told so, the others are not answered.
 */
export type FloodGuard = (from: Account, chatId: string, now: Date) => Verdict | Promise<Verdict>;

/** Counted in memory: for one process, and a restart forgives. */
export function floodGuard(): (...said: Parameters<FloodGuard>) => Verdict {
  const people = counter();
  const chats = counter();
  return ({ channel, userId }, chatId, now) => {
    const person = verdictOn(people(`${channel}:${userId}`, now), MOST_OF_PERSON);
    // Whoever is not listened to does not use up what the others of the chat may say.
    return person === "silent" ? person : worse(person, verdictOn(chats(`${channel}:${chatId}`, now), MOST_OF_CHAT));
  };
}

/** Counts for all replicas together, by the same windows. */
export type SharedCounter = {
  /** @throws CountsUnavailable */
  count(asked: {
    readonly person: string;
    readonly chat: string;
    readonly now: Date;
    readonly windowMs: number;
    /** Past the one that is told so, a person's messages no longer count for the chat. */
    readonly mostOfPerson: number;
  }): Promise<{ readonly person: number; readonly chat: number }>;
};

export class CountsUnavailable extends Error {}

/** Counted together with the other replicas; while that can't be, each process counts for itself. */
export function sharedFloodGuard(shared: SharedCounter): FloodGuard {
  const alone = floodGuard();
  return async (from, chatId, now) => {
    const { channel, userId } = from;
    const keys = { person: `${channel}:${userId}`, chat: `${channel}:${chatId}` };
    try {
      const counts = await shared.count({ ...keys, now, windowMs: WINDOW_MS, mostOfPerson: MOST_OF_PERSON });
      return worse(verdictOn(counts.person, MOST_OF_PERSON), verdictOn(counts.chat, MOST_OF_CHAT));
    } catch (error) {
      if (error instanceof CountsUnavailable) return alone(from, chatId, now);
      throw error;
    }
  };
}

function counter(): (key: string, now: Date) => number {
  const windows = new Map<string, { since: number; count: number }>();
  return (key, now) => {
    const at = now.getTime();
    const current = windows.get(key);
    // A clock set back must not leave a person shut out until it catches up.
    const fresh = current && at >= current.since && at - current.since < WINDOW_MS;
    const window = fresh ? current : { since: at, count: 0 };
    window.count++;
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > MOST_WINDOWS) windows.delete(windows.keys().next().value ?? key);
    return window.count;
  };
}

function verdictOn(count: number, most: number): Verdict {
  if (count <= most) return "welcome";
  return count === most + 1 ? "slow-down" : "silent";
}

function worse(one: Verdict, other: Verdict): Verdict {
  if (one === "silent" || other === "silent") return "silent";
  return one === "slow-down" ? one : other;
}
