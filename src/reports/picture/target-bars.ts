import type { Target } from "../../domain/metric.js";
import { targetPhrase } from "../../domain/phrases.js";
import { type Say, say } from "../../domain/say.js";
import type { TargetLine } from "../../domain/summary.js";
import { groupBy } from "../group-by.js";
import { linkedTargetPhrase, sayList, unitsBehind, type Verdict, verdictOn } from "../phrases.js";
import type { Words } from "./head.js";
import { fitEnd, textWidth } from "./measure.js";
import { badge, VERDICT_FILL, VERDICT_ICON } from "./palette.js";
import { at, type Block, INK, INNER, MARGIN, MUTED, RIGHT, rect, text } from "./svg.js";

/** What needs a leader comes first; what nobody has told anything about comes last. */
const ORDER: readonly Verdict[] = ["missed", "incomplete", "uncombined", "missed-strive", "met", "nothing"];
const ROW = 98;
const OTHERS_HEIGHT = 48;
const BADGE = 34;
const BAR_TOP = 52;
const BAR_HEIGHT = 24;
const MIN_BAR = 260;
const MAX_BAR = 520;

/** Bullet bars: how far, against the target's tick, and what stands behind it; as many as `room` pixels hold. */
export function targetBars(targets: readonly TargetLine[], room: number, words: Words): Block {
  const sorted = [...targets].sort((a, b) => ORDER.indexOf(verdictOn(a)) - ORDER.indexOf(verdictOn(b)));
  const all = sorted.length * ROW <= room;
  const fitting = all ? sorted.length : Math.max(1, Math.floor((room - OTHERS_HEIGHT) / ROW));
  const shown = sorted.slice(0, fitting);
  const rest = sorted.slice(fitting);
  const rows = shown.map((target, index) => at(0, index * ROW, bullet(target, words)));
  if (rest.length > 0) {
    const line = fitEnd(words(othersPhrase(rest)), INNER, 26);
    rows.push(text(MARGIN, shown.length * ROW + 30, line, { size: 26, fill: MUTED }));
  }
  return { svg: rows.join(""), height: shown.length * ROW + (rest.length > 0 ? OTHERS_HEIGHT : 0) };
}

function othersPhrase(rest: readonly TargetLine[]): Say {
  const parts = [...groupBy(rest, verdictOn)].map(([verdict, lines]) =>
    say("reports-picture-verdict-count", { verdict, count: lines.length }),
  );
  return say("reports-picture-targets-others", { count: rest.length, parts: sayList(parts) });
}

function bullet(line: TargetLine, words: Words): string {
  const verdict = verdictOn(line);
  const state = fitEnd(words(verdictPhrase(line, verdict)), INNER / 2, 28, 700);
  const stateWidth = textWidth(state, 28, 700);
  const name = words(say("reports-picture-target", { id: line.id, label: line.label }));
  const label = fitEnd(name, INNER - stateWidth - BADGE - 36, 28);
  const behind = fitEnd(words(behindPhrase(line)), INNER - MIN_BAR - 24, 26);
  const width = Math.min(MAX_BAR, INNER - textWidth(behind, 26) - 24);
  return [
    text(MARGIN, 32, label, { size: 28 }),
    at(RIGHT - stateWidth - BADGE - 10, 4, badge(VERDICT_ICON[verdict], VERDICT_FILL[verdict], BADGE)),
    text(RIGHT, 32, state, { size: 28, weight: 700, anchor: "end" }),
    bar(line, verdict, width),
    text(RIGHT, BAR_TOP + 22, behind, { size: 26, fill: MUTED, anchor: "end" }),
  ].join("");
}

function verdictPhrase({ figure, target }: TargetLine, verdict: Verdict): Say {
  const shown = say("reports-picture-verdict", { verdict });
  if (!figure) return shown;
  return say("reports-picture-verdict-figure", {
    verdict: { say: shown },
    figure: { figure: figure.value, unit: target.unit },
  });
}

/** "≥ 80 %, 820/1.000, 12/12 đơn vị": a share is never shown without what it is a share of. */
function behindPhrase(line: TargetLine): Say {
  const { figure, target, estimate, alsoJudgedBy } = line;
  const share =
    figure?.numerator === undefined || figure.denominator === undefined
      ? []
      : [say("reports-picture-share", { numerator: figure.numerator, denominator: figure.denominator })];
  const linked = alsoJudgedBy.map((other) => linkedTargetPhrase(other));
  const parts = [targetPhrase(target), ...linked, ...share, ...unitsBehind(line)];
  return say("reports-picture-behind", {
    parts: sayList(estimate ? [...parts, say("reports-picture-estimate")] : parts),
  });
}

function bar({ figure, target, alsoJudgedBy }: TargetLine, verdict: Verdict, width: number): string {
  const linked = alsoJudgedBy.filter(({ unit }) => unit === target.unit);
  const end = scaleEnd([target, ...linked], figure?.value ?? 0);
  const x = (value: number) => MARGIN + (Math.min(Math.max(value, 0), end) / end) * width;
  const track = rect(MARGIN, BAR_TOP, width, BAR_HEIGHT, "#E6E8EB", 'rx="4"');
  const actual = figure
    ? rect(MARGIN, BAR_TOP, x(figure.value) - MARGIN, BAR_HEIGHT, VERDICT_FILL[verdict], `stroke="${INK}"`)
    : "";
  const tick = (value: number, thickness: number) =>
    rect(Math.min(x(value), MARGIN + width - thickness), BAR_TOP - 7, thickness, BAR_HEIGHT + 14, INK);
  return [track, actual, tick(target.value, 6), ...linked.map(({ value }) => tick(value, 3))].join("");
}

/** A percentage is drawn on 0–100; another unit on a scale that holds its target and its figure. */
function scaleEnd(targets: readonly Target[], figure: number): number {
  if (targets.every(({ unit }) => unit === "%")) return 100;
  return Math.max(1, ...targets.map(({ value }) => value * 1.25), figure * 1.1);
}
