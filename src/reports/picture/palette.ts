import type { State } from "../count-states.js";
import type { Verdict } from "../phrases.js";
import { INK } from "./svg.js";

// Okabe and Ito's colours ("Color Universal Design", 2008): told apart with every kind of colour vision. Each comes with
// an icon and words, and dark ink is readable on all of them. The pages in public/ have the same: who goes from one to the
// other must not learn them twice. Their yellow is left out, which is hardly seen on white.
const VERMILLION = "#D55E00";
const ORANGE = "#E69F00";
const SKY = "#56B4E9";
const PURPLE = "#CC79A7";
const GREEN = "#009E73";
const GREY = "#AAB4BE";

/** The year's two lines. */
export const HANDED_IN = GREEN;
export const PLANNED = "#0072B2";

export const STATE_FILL: Readonly<Record<State, string>> = {
  overdue: VERMILLION,
  dueSoon: ORANGE,
  underWay: SKY,
  doneLate: PURPLE,
  doneOnTime: GREEN,
  notApplicable: GREY,
};

export const VERDICT_FILL: Readonly<Record<Verdict, string>> = {
  met: GREEN,
  missed: VERMILLION,
  "missed-strive": ORANGE,
  incomplete: GREY,
  uncombined: GREY,
  nothing: GREY,
};

const stroke = `fill="none" stroke="${INK}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"`;
const ALERT = `<path d="M12 4 L21 20 H3 Z M12 10 V14 M12 16.9 V17" ${stroke}/>`;
const CLOCK = `<circle cx="12" cy="12" r="9" ${stroke}/><path d="M12 7 V12 L15.5 14" ${stroke}/>`;
const CIRCLE = `<circle cx="12" cy="12" r="8.5" ${stroke}/>`;
const CHECK = `<path d="M4 13 L10 19 L20 6" ${stroke}/>`;
const LATE_CHECK = `<path d="M3 11 L8.5 16.5 L17 6 M4 21.5 H20" ${stroke}/>`;
const DASH = `<path d="M5 12 H19" ${stroke}/>`;
const CROSS = `<path d="M6 6 L18 18 M18 6 L6 18" ${stroke}/>`;
const DOTS = `<g fill="${INK}"><circle cx="5" cy="12" r="2.4"/><circle cx="12" cy="12" r="2.4"/><circle cx="19" cy="12" r="2.4"/></g>`;

/** Drawn in a box of 24 × 24. */
export const STATE_ICON: Readonly<Record<State, string>> = {
  overdue: ALERT,
  dueSoon: CLOCK,
  underWay: CIRCLE,
  doneLate: LATE_CHECK,
  doneOnTime: CHECK,
  notApplicable: DASH,
};

export const VERDICT_ICON: Readonly<Record<Verdict, string>> = {
  met: CHECK,
  missed: CROSS,
  "missed-strive": CROSS,
  incomplete: DOTS,
  uncombined: DOTS,
  nothing: DASH,
};

/** Icon and colour of a standing duty, which has no state. */
export const STANDING: readonly [string, string] = [DOTS, GREY];

/** The icon on a disc of its colour, `size` pixels across. */
export function badge(icon: string, fill: string, size: number): string {
  const half = size / 2;
  const scale = (size * 0.62) / 24;
  const inset = (size - 24 * scale) / 2;
  return `<circle cx="${half}" cy="${half}" r="${half}" fill="${fill}"/><g transform="translate(${inset} ${inset}) scale(${scale})">${icon}</g>`;
}

/** The icon on a square of its colour: rows of discs would run together. */
export function stateCell(icon: string, fill: string, size: number): string {
  const scale = (size * 0.72) / 24;
  const inset = (size - 24 * scale) / 2;
  return `<rect width="${size}" height="${size}" rx="5" fill="${fill}"/><g transform="translate(${inset} ${inset}) scale(${scale})">${icon}</g>`;
}
