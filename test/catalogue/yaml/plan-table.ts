import { readFileSync } from "node:fs";

export type PlanTableRow = {
  readonly number: string;
  readonly title: string;
  readonly deadline: string;
  readonly products: string;
};

/** The plan's table as it was transcribed: pages break rows 10 and 14, headings repeat, `<u>` stands in cells. */
export const planTable: readonly PlanTableRow[] = readFileSync(
  new URL("../fixtures/plan-table.md", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\|\s*(TT|-+)\s*\|/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) =>
        cell
          .replace(/<\/?u>/g, "")
          .replace(/\s+/g, " ")
          .trim(),
      ),
  )
  .reduce<string[][]>((rows, cells) => {
    const broken = cells[0] === "" ? rows.pop() : undefined;
    rows.push(broken ? broken.map((cell, column) => `${cell} ${cells[column] ?? ""}`.trim()) : cells);
    return rows;
  }, [])
  .map(([number = "", title = "", , , deadline = "", products = ""]) => ({
    number: number.replace(/\.$/, ""),
    title,
    deadline,
    products,
  }));
