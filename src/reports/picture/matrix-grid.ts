import { say } from "../../domain/say.js";
import type { Matrix, State } from "../../domain/summary.js";
import { STATES } from "../count-states.js";
import type { Words } from "./head.js";
import { fitEnd, fitMiddle, textWidth } from "./measure.js";
import { STATE_FILL, STATE_ICON, stateCell } from "./palette.js";
import { at, type Block, INNER, MARGIN, MUTED, RIGHT, rect, text } from "./svg.js";

/** What a picture can hold of names that stay readable; the others are counted. */
const MOST_UNITS = 60;
const ROW = 40;
const CELL = 34;
const HEAD = 128;
const MOST_WIDTH = 90;
const NAME_GAP = 16;

/** Who has handed in which report: units down, reports across, a coloured mark with its sign in each. */
export function matrixGrid({ columns, rows }: Matrix, words: Words): Block {
  const shown = rows.length <= MOST_UNITS ? rows : rows.slice(0, MOST_UNITS);
  const width = Math.min(MOST_WIDTH, (INNER * 0.6) / Math.max(1, columns.length));
  const left = RIGHT - width * columns.length;
  const heads = columns.map((column, index) => head(column, left + (index + 0.5) * width, width, words));
  const lines = shown.map(({ unit, cells }, index) => {
    const y = HEAD + index * ROW;
    const stripe = index % 2 === 0 ? rect(MARGIN - 8, y, INNER + 16, ROW, "#F4F5F6") : "";
    const name = text(MARGIN, y + 28, fitMiddle(unit, left - MARGIN - NAME_GAP, 26), { size: 26 });
    return stripe + name + cells.map((state, column) => mark(state, left + (column + 0.5) * width, y)).join("");
  });
  const others = rows.length - shown.length;
  const bottom = HEAD + shown.length * ROW;
  const more =
    others > 0
      ? text(MARGIN, bottom + 36, words(say("reports-picture-units-others", { count: others })), {
          size: 26,
          fill: MUTED,
        })
      : "";
  return { svg: heads.join("") + lines.join("") + more, height: bottom + (others > 0 ? 52 : 12) };
}

/** What each mark means; only the states that occur. */
export function matrixLegend({ rows }: Matrix, words: Words): Block {
  const found = new Set(rows.flatMap(({ cells }) => cells));
  let [x, y] = [MARGIN, 0];
  const entries = STATES.filter((state) => found.has(state)).map((state) => {
    const label = words(say("reports-picture-state", { state }));
    const width = CELL + 10 + textWidth(label, 26) + 28;
    if (x + width > RIGHT + 28) [x, y] = [MARGIN, y + 46];
    const entry =
      at(x, y, stateCell(STATE_ICON[state], STATE_FILL[state], CELL)) +
      text(x + CELL + 10, y + 27, label, { size: 26 });
    x += width;
    return entry;
  });
  return { svg: entries.join(""), height: entries.length === 0 ? 0 : y + 56 };
}

function head({ task, period, dueOn }: Matrix["columns"][number], middle: number, width: number, words: Words): string {
  const short = words(say("reports-picture-matrix-period", shortPeriod(period)));
  const day =
    dueOn === null
      ? ""
      : words(say("reports-picture-matrix-due", { day: Number(dueOn.slice(8)), month: Number(dueOn.slice(5, 7)) }));
  const line = (content: string, y: number, weight: 400 | 700, fill?: string) =>
    text(middle, y, fitEnd(content, width - 4, 26, weight), {
      size: 26,
      weight,
      anchor: "middle",
      ...(fill ? { fill } : {}),
    });
  return line(task, 34, 700) + line(short, 70, 400) + line(day, 106, 400, MUTED);
}

/** "Q1", "T3", "H1": a column is narrow. */
function shortPeriod(period: string) {
  const [, part = ""] = period.split("-");
  if (part === "") return { short: "year", number: "" };
  if (part.startsWith("Q")) return { short: "quarter", number: part.slice(1) };
  return part.startsWith("H")
    ? { short: "half", number: part.slice(1) }
    : { short: "month", number: String(Number(part)) };
}

function mark(state: State | null, middle: number, y: number): string {
  if (state === null) return "";
  return at(middle - CELL / 2, y + (ROW - CELL) / 2, stateCell(STATE_ICON[state], STATE_FILL[state], CELL));
}
