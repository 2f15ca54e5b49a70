import { periodPhrase } from "../../domain/phrases.js";
import { type Say, say } from "../../domain/say.js";
import type { Snapshot } from "../../domain/summary.js";
import { countAwaiting, STATES } from "../count-states.js";
import { awaitingPhrase, weekPhrase } from "../counts-line.js";
import { fitEnd, wrap } from "./measure.js";
import { badge, STATE_FILL, STATE_ICON } from "./palette.js";
import { at, type Block, INNER, MARGIN, MUTED, RIGHT, rect, text } from "./svg.js";

export type Words = (say: Say) => string;

const TITLE = 42;
const TITLE_LINE = 54;
const NOTE = 30;
const NOTE_LINE = 42;
const TILES_IN_ROW = 3;
const TILE_GAP = 16;
const TILE_WIDTH = (INNER - TILE_GAP * (TILES_IN_ROW - 1)) / TILES_IN_ROW;
const TILE_HEIGHT = 116;

/** What the picture is about, at which moment it was true, and what a week has changed where that is known. */
export function titleBlock(summary: Snapshot, words: Words): Block {
  const lines = wrap(words(titleOf(summary)), INNER, 2, TITLE, 700);
  const { total } = summary.counts;
  const when =
    total === 0
      ? say("reports-picture-at-none", { at: { at: summary.at } })
      : say("reports-picture-at", { at: { at: summary.at }, total });
  const top = 84;
  const titles = lines.map((line, index) => text(MARGIN, top + index * TITLE_LINE, line, { size: TITLE, weight: 700 }));
  const y = top + (lines.length - 1) * TITLE_LINE + 50;
  const below = [when, ...(summary.changes ? [weekPhrase(summary.changes)] : [])];
  const notes = below.map((note, index) =>
    text(MARGIN, y + index * NOTE_LINE, fitEnd(words(note), INNER, NOTE), { size: NOTE, fill: MUTED }),
  );
  return { svg: titles.join("") + notes.join(""), height: y + (below.length - 1) * NOTE_LINE + 30 };
}

function titleOf({ scope, plan }: Snapshot): Say {
  switch (scope.kind) {
    case "plan":
      return say("reports-picture-title", { title: plan.title });
    case "task":
      return say("reports-picture-title-task", { code: scope.code, title: scope.title });
    case "unit":
      return say("reports-picture-title", { title: scope.name });
    case "period":
      return say("reports-picture-title", { title: { say: periodPhrase(scope.period) } });
  }
}

/**
 * The counts, which are also the legend of the bars below: every state is there, empty ones too. Below them how much of
 * what is done nobody has confirmed.
 */
export function tilesBlock({ counts, duties }: Snapshot, words: Words): Block {
  const tiles = STATES.map((state, index) => {
    const x = MARGIN + (index % TILES_IN_ROW) * (TILE_WIDTH + TILE_GAP);
    const y = Math.floor(index / TILES_IN_ROW) * (TILE_HEIGHT + TILE_GAP);
    const number = words(say("reports-picture-number", { number: counts[state] }));
    const label = fitEnd(words(say("reports-picture-state", { state })), TILE_WIDTH - 44, 28);
    return at(
      x,
      y,
      [
        rect(0, 0, TILE_WIDTH, TILE_HEIGHT, "#F4F5F6", 'rx="12"'),
        rect(0, 0, 12, TILE_HEIGHT, STATE_FILL[state], 'rx="6"'),
        text(32, 60, number, { size: 56, weight: 700 }),
        text(32, 98, label, { size: 28 }),
        at(TILE_WIDTH - 66, 16, badge(STATE_ICON[state], STATE_FILL[state], 48)),
      ].join(""),
    );
  });
  const rows = Math.ceil(STATES.length / TILES_IN_ROW);
  const height = rows * TILE_HEIGHT + (rows - 1) * TILE_GAP + 20;
  const awaiting = awaitingPhrase("reports-picture-awaiting", countAwaiting(duties));
  if (!awaiting) return { svg: tiles.join(""), height };
  const note = text(MARGIN, height + 20, fitEnd(words(awaiting), INNER, NOTE), { size: NOTE, fill: MUTED });
  return { svg: tiles.join("") + note, height: height + NOTE_LINE };
}

export const HEADING_HEIGHT = 84;

/** The heading of a part of the picture, with a rule above it. */
export function headingBlock(content: string): Block {
  const line = rect(MARGIN, 16, RIGHT - MARGIN, 2, "#D9DCE0");
  return { svg: line + text(MARGIN, 58, content, { size: 32, weight: 700 }), height: HEADING_HEIGHT };
}
