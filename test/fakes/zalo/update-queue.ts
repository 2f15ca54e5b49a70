import type { ZaloServerOptions, ZaloUpdate } from "./types.js";
import { watch } from "./watch.js";

type Ending = { readonly kind: "update"; readonly update: ZaloUpdate } | { readonly kind: "idle" | "gone" };

export type UpdateQueue = {
  push(update: ZaloUpdate): void;
  /** Waits for an update as long as the test likes; each update goes to exactly one poll. */
  poll(gone: AbortSignal): Promise<Ending>;
  /** Ends every held poll without an update; how many there were. */
  endIdle(): number;
  /** Resolves when a poll is held: the bot has asked, and waits. */
  held(): Promise<true>;
  /** Resolves when no poll is held. */
  released(): Promise<true>;
  /** `replay`: lets go of the update that stays. */
  forget(): void;
  /** Updates nobody has taken. */
  waiting(): number;
};

export function updateQueue(options: Readonly<Pick<ZaloServerOptions, "polls">>): UpdateQueue {
  const updates: ZaloUpdate[] = [];
  const polls: ((ending: Ending) => void)[] = [];
  const { until, changed } = watch();

  const next = () => (options.polls === "replay" ? updates[0] : updates.shift());

  return {
    push(update) {
      updates.push(update);
      const settle = polls.shift();
      const given = settle && next();
      if (given) settle({ kind: "update", update: given });
      changed();
    },
    poll(gone) {
      const update = next();
      if (update) return Promise.resolve({ kind: "update", update });
      return new Promise((resolve) => {
        const settle = (ending: Ending) => {
          gone.removeEventListener("abort", leave);
          resolve(ending);
        };
        function leave(): void {
          polls.splice(polls.indexOf(settle), 1);
          settle({ kind: "gone" });
          changed();
        }
        gone.addEventListener("abort", leave);
        polls.push(settle);
        changed();
      });
    },
    endIdle() {
      const held = polls.splice(0);
      for (const settle of held) settle({ kind: "idle" });
      changed();
      return held.length;
    },
    held: () => until(() => polls.length > 0 || undefined),
    released: () => until(() => polls.length === 0 || undefined),
    forget() {
      updates.shift();
    },
    waiting: () => updates.length,
  };
}
