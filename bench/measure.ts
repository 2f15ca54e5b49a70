/** One line of a table: what was measured, beside the bare thing it is measured against. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly bare: string;
  /** Ours ÷ bare; above 1 is better where more is better. */
  readonly ratio: number;
};

/** The middle one: a single slow run (somebody else's work on the machine) does not move it. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs `work` and returns the milliseconds it took. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Does `work` for each item, at most `width` at a time, in order of starting. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>) {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

export const perSecond = (count: number, ms: number) => `${Math.round((count / ms) * 1_000).toLocaleString("en")}/s`;

export const milliseconds = (ms: number) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** Prints a table that is also Markdown; `against` is what ours stands beside. */
export function printTable(title: string, rows: readonly Row[], against = "bare"): void {
  const cells = [
    ["", "ours", against, `ours ÷ ${against}`],
    ...rows.map(({ what, ours, bare, ratio }) => [what, ours, bare, ratio.toFixed(2)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  console.log([`\n${title}`, "", line(head), rule, ...body.map(line)].join("\n"));
}
