import type { Clock } from "../domain/clock.js";
import type { ChannelHealth } from "../domain/message.js";

/** What can be wrong, most telling first: health shows one line, and a lost connection explains the rest. */
const PARTS = ["connection", "receiving", "handling"] as const;
type Part = (typeof PARTS)[number];

export type HealthBoard = {
  /** `problem` is for the operator: what is wrong and what to do. */
  report(part: Part, problem: string): void;
  clear(part: Part): void;
  health(): ChannelHealth;
};

/** Keeps what is wrong now, and since when; a problem that only changes its words keeps its beginning. */
export function healthBoard(clock: Clock): HealthBoard {
  const problems = new Map<Part, { readonly text: string; readonly since: Date }>();
  return {
    report(part, text) {
      problems.set(part, { text, since: problems.get(part)?.since ?? clock.now() });
    },
    clear(part) {
      problems.delete(part);
    },
    health() {
      const worst = PARTS.map((part) => problems.get(part)).find((problem) => problem !== undefined);
      return worst ? { ok: false, problem: `${worst.text} (since ${worst.since.toISOString()})` } : { ok: true };
    },
  };
}
