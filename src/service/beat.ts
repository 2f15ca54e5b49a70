import { schedule, setLogger } from "node-cron";
import type { Timers } from "../channels/timers.js";
import type { Logger } from "../log.js";

/** Says "look again" from its start until it is stopped. `look` never rejects. */
export type Beat = (look: () => Promise<void>) => { stop(): Promise<void> };

/** A tenth of a second is six minutes of a day that passes in 24 s: a reminder is still in time. */
const QUICK_MS = 100;

/** Every so many seconds of real time. */
export function steadyBeat(everySeconds: number, log: Logger): Beat {
  return (look) => {
    quieten(log);
    const task = schedule(`*/${everySeconds} * * * * *`, look, { name: "reminders", noOverlap: true });
    return { stop: async () => void (await task.destroy()) };
  };
}

/** For a clock that runs fast, of which a second is too much: a moment after each look. */
export function quickBeat(timers: Pick<Timers, "pause">): Beat {
  return (look) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const beating = (async () => {
      while (!signal.aborted) {
        await look();
        await timers.pause(QUICK_MS, signal);
      }
    })();
    return {
      stop() {
        stopping.abort();
        return beating;
      },
    };
  };
}

/** node-cron's own words go to our log: on its own it prints coloured lines among the JSON. */
function quieten(log: Logger): void {
  const text = (message: string | Error) => (message instanceof Error ? message.name : message);
  setLogger({
    debug: (message) => log.debug({ from: "node-cron" }, text(message)),
    info: (message) => log.debug({ from: "node-cron" }, text(message)),
    warn: (message) => log.warn({ from: "node-cron" }, text(message)),
    error: (message, err) => log.error({ from: "node-cron", err }, text(message)),
  });
}
