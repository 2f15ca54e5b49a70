import { randomBytes } from "node:crypto";
import type { Clock } from "../domain/clock.js";

/** Things under names nobody can guess, for a while. */
export type Shelf<Thing> = {
  /** Keeps the thing and gives the name it is found by. */
  put(thing: Thing): string;
  /** What is kept under a name, as often as asked within its time. */
  find(id: string): Thing | null;
};

/**
 * @param most the oldest make room for more
 * @param lifeMs how long a thing is found
 */
export function shelf<Thing>(clock: Clock, most: number, lifeMs: number): Shelf<Thing> {
  const kept = new Map<string, { readonly thing: Thing; readonly until: number }>();

  /** A map keeps the order of insertion, so the oldest come first. */
  function makeRoom(): void {
    const now = clock.now().getTime();
    for (const [id, { until }] of kept) {
      if (until > now && kept.size < most) return;
      kept.delete(id);
    }
  }

  return {
    put(thing) {
      makeRoom();
      // 128 random bits: the name is the only key to the office's figures.
      const id = randomBytes(16).toString("base64url");
      kept.set(id, { thing, until: clock.now().getTime() + lifeMs });
      return id;
    },
    find(id) {
      const found = kept.get(id);
      return found && found.until > clock.now().getTime() ? found.thing : null;
    },
  };
}
