import type { Say } from "../../src/domain/say.js";
import type { Snapshot, StateCounts } from "../../src/domain/summary.js";
import { STATES } from "../../src/reports/count-states.js";

/** The numbers that every rendering of a snapshot has to agree on. */
export type Numbers = {
  readonly counts: StateCounts;
  /** Σn/ΣN by target: value, n and N; null where nothing can be said. */
  readonly targets: Readonly<Record<string, readonly [number, number | null, number | null] | null>>;
};

/** The snapshot's own, to compare a rendering with. */
export function numbersOf({ counts, targets }: Pick<Snapshot, "counts" | "targets">): Numbers {
  return {
    counts,
    targets: Object.fromEntries(
      targets.map(({ id, figure }) => [
        id,
        figure && [figure.value, figure.numerator ?? null, figure.denominator ?? null],
      ]),
    ),
  };
}

/** The counts that a list of lines says, wherever in them: the ones left out are nought. */
export function countsSaid(lines: readonly Say[]): StateCounts | null {
  for (const { id, args } of lines) {
    if (!id.startsWith("reports-counts") || args === undefined) continue;
    const parts = (args.parts as { list: readonly { say: Say }[] }).list.map(({ say }) => say.args);
    const of = (state: string) => Number(parts.find((part) => part?.state === state)?.count ?? 0);
    const counts = Object.fromEntries(STATES.map((state) => [state, of(state)]));
    return { ...counts, total: Number(args.total) } as StateCounts;
  }
  return null;
}
