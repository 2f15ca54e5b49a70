import type { LocalDate } from "../../domain/local-date.js";
import { say } from "../../domain/say.js";
import type { MonthLine } from "../../domain/summary.js";
import type { Words } from "./head.js";
import { fitEnd, wrap } from "./measure.js";
import { HANDED_IN, PLANNED } from "./palette.js";
import { type Block, INK, INNER, MARGIN, MUTED, RIGHT, rect, text } from "./svg.js";

const TOP = 120;
const HEIGHT = 560;
const AXIS_WIDTH = 86;
const LEFT = MARGIN + AXIS_WIDTH;
const BASE = TOP + HEIGHT;
const TICKS = 4;
/** Past this many months every other one is named. */
const MOST_NAMED = 12;

/**
 * The year as two rising lines: what was planned to be due by the end of each month, and what was handed in by then. A
 * plan without a day for anything has no lines: then it says what will stand here.
 */
export function yearChart(months: readonly MonthLine[], today: LocalDate, words: Words): Block {
  if (months.every(({ due, handedIn }) => due + handedIn === 0)) return nothingYet(words);
  const number = (value: number) => words(say("reports-picture-number", { number: value }));
  const due = runningSum(months.map((line) => line.due));
  const handedIn = runningSum(months.map((line) => line.handedIn));
  const passed = months.filter(({ month }) => month <= today.slice(0, 7)).length;
  const top = niceTop(Math.max(due.at(-1) ?? 0, handedIn.at(-1) ?? 0));
  const step = (RIGHT - LEFT) / Math.max(1, months.length);
  const x = (index: number) => LEFT + (index + 1) * step;
  const y = (value: number) => BASE - (value / top) * HEIGHT;
  const path = (values: readonly number[]) =>
    [`M${LEFT} ${BASE}`, ...values.map((value, index) => `L${round(x(index))} ${round(y(value))}`)].join(" ");
  const grid = Array.from({ length: TICKS + 1 }, (_, index) => {
    const value = (top / TICKS) * index;
    return (
      rect(LEFT, y(value), RIGHT - LEFT, 2, "#E6E8EB") +
      text(LEFT - 14, y(value) + 9, number(value), { size: 26, fill: MUTED, anchor: "end" })
    );
  });
  const every = Math.ceil(months.length / MOST_NAMED);
  const names = months.map(({ month }, index) =>
    index % every === every - 1
      ? text(x(index) - step / 2, BASE + 40, number(Number(month.slice(5))), {
          size: 26,
          fill: MUTED,
          anchor: "middle",
        })
      : "",
  );
  const done = handedIn.slice(0, passed);
  const area =
    done.length > 0
      ? `<path d="${path(done)} L${round(x(done.length - 1))} ${BASE} Z" fill="${HANDED_IN}" fill-opacity="0.28"/>`
      : "";
  const line = done.length > 0 ? `<path d="${path(done)}" fill="none" stroke="${HANDED_IN}" stroke-width="7"/>` : "";
  const plan = `<path d="${path(due)}" fill="none" stroke="${PLANNED}" stroke-width="5" stroke-dasharray="14 9"/>`;
  const at = done.length - 1;
  const now =
    at < 0
      ? ""
      : `<path d="M${round(x(at))} ${TOP - 6} V${BASE}" stroke="${INK}" stroke-width="2"/>` +
        `<circle cx="${round(x(at))}" cy="${round(y(done[at] ?? 0))}" r="11" fill="${HANDED_IN}" stroke="${INK}" stroke-width="2"/>` +
        `<circle cx="${round(x(at))}" cy="${round(y(due[at] ?? 0))}" r="9" fill="#FFFFFF" stroke="${PLANNED}" stroke-width="4"/>`;
  const axis = text(MARGIN, BASE + 84, words(say("reports-picture-year-axis")), { size: 26, fill: MUTED });
  return {
    svg: legend(due, done, words) + grid.join("") + names.join("") + area + plan + line + now + axis,
    height: BASE + 104,
  };
}

function nothingYet(words: Words): Block {
  const lines = wrap(words(say("reports-picture-year-none")), INNER, 6, 34);
  const drawn = lines.map((line, index) => text(MARGIN, 60 + index * 50, line, { size: 34, fill: MUTED }));
  return { svg: drawn.join(""), height: 60 + lines.length * 50 };
}

/** The two lines by name, with where each stands now. */
function legend(due: readonly number[], done: readonly number[], words: Words): string {
  const at = Math.max(0, done.length - 1);
  const entries = [
    { id: "reports-picture-year-done", count: done.at(-1) ?? 0, fill: HANDED_IN, dash: "" },
    {
      id: "reports-picture-year-due",
      count: done.length > 0 ? (due[at] ?? 0) : 0,
      fill: PLANNED,
      dash: ' stroke-dasharray="14 9"',
    },
  ];
  return entries
    .map(({ id, count, fill, dash }, index) => {
      const y = 34 + index * 44;
      const label = fitEnd(words(say(id, { count })), RIGHT - MARGIN - 80, 28);
      const sample = `<path d="M${MARGIN} ${y - 9} h56" stroke="${fill}" stroke-width="7"${dash}/>`;
      return sample + text(MARGIN + 72, y, label, { size: 28 });
    })
    .join("");
}

function runningSum(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** The end of the scale: a round number of four equal steps that holds `value` and leaves little of the page empty. */
export function niceTop(value: number): number {
  for (let unit = 1; ; unit *= 10)
    for (const times of [1, 2, 3, 4, 5, 6, 8]) if (unit * times * TICKS >= value) return unit * times * TICKS;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
