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
 * Kept in memory: it protects this process, and a restart forgives.
 */
export function floodGuard(): (from: Account, chatId: string, now: Date) => Verdict {
  const people = counter(MOST_OF_PERSON);
  const chats = counter(MOST_OF_CHAT);
  return ({ channel, userId }, chatId, now) => {
    const person = people(`${channel}:${userId}`, now);
    // Whoever is not listened to does not use up what the others of the chat may say.
    return person === "silent" ? person : worse(person, chats(`${channel}:${chatId}`, now));
  };
}

function counter(most: number): (key: string, now: Date) => Verdict {
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
    if (window.count <= most) return "welcome";
    return window.count === most + 1 ? "slow-down" : "silent";
  };
}

function worse(one: Verdict, other: Verdict): Verdict {
  if (one === "silent" || other === "silent") return "silent";
  return one === "slow-down" ? one : other;
}
