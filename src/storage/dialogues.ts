import type { Clock } from "../domain/clock.js";

/** A dialogue lives this long after its last question. */
export const LIFE_MS = 15 * 60_000;
/** Past this many the oldest go: they would expire soon anyway. */
const MOST_IN_MEMORY = 10_000;

export type Kept<T> = { readonly until: number; readonly value: T };

/** Keeps dialogues; `unavailable` makes the error its user understands when the keeper can't be reached. */
export type DialogueKeeper<T> = {
  get(key: string): Promise<T | null>;
  put(key: string, value: T): Promise<void>;
  delete(key: string): Promise<void>;
  ping(): Promise<void>;
  /** Resolves once the keeper can be used, rejects when it can't be reached now. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

/** In this process only: the embedded twin. A restart forgets dialogues, never progress. */
export function memoryDialogues<T>(clock: Clock): DialogueKeeper<T> {
  const kept = new Map<string, Kept<T>>();
  return {
    async get(key) {
      const found = kept.get(key);
      return found && found.until > clock.now().getTime() ? found.value : null;
    },
    async put(key, value) {
      kept.delete(key);
      kept.set(key, { until: clock.now().getTime() + LIFE_MS, value });
      if (kept.size > MOST_IN_MEMORY) kept.delete(kept.keys().next().value ?? key);
    },
    async delete(key) {
      kept.delete(key);
    },
    ping: async () => undefined,
    ready: async () => undefined,
    close: async () => kept.clear(),
  };
}
