import { periodPhrase } from "../../domain/phrases.js";
import { type Say, say } from "../../domain/say.js";
import type { SummaryItem } from "../../domain/summary.js";
import { stateOf } from "../count-states.js";
import { hasSeveralPeriods } from "../duties.js";
import { firstFew } from "../first-few.js";
import { sayList } from "../phrases.js";
import { nearestFirst } from "../unit-lines.js";
import type { Words } from "./head.js";
import { fitEnd, textWidth } from "./measure.js";
import { badge, STANDING, STATE_FILL, STATE_ICON } from "./palette.js";
import { at, type Block, INNER, MARGIN, MUTED, RIGHT, text } from "./svg.js";

const MOST_ITEMS = 10;
const ROW = 54;
const BADGE = 38;

/** One unit's duties, the nearest day first: a bar per unit would say nothing here. */
export function itemRows(items: readonly SummaryItem[], words: Words): Block {
  const { shown, rest } = firstFew(nearestFirst(items), MOST_ITEMS);
  const several = hasSeveralPeriods(items);
  const rows = shown.map((item, index) => row(index * ROW, item, several(item.task), words));
  if (rest.length > 0) {
    const more = words(othersPhrase(rest));
    rows.push(text(MARGIN, shown.length * ROW + 28, more, { size: 26, fill: MUTED }));
  }
  return { svg: rows.join(""), height: rows.length * ROW + 10 };
}

/** Standing duties apart: the count above the rows is without them. */
function othersPhrase(rest: readonly SummaryItem[]): Say {
  const standing = rest.filter(({ dueOn }) => dueOn === null).length;
  const dated = rest.length - standing;
  const parts = [
    ...(dated > 0 ? [say("reports-picture-others-dated", { count: dated })] : []),
    ...(standing > 0 ? [say("reports-picture-others-standing", { count: standing })] : []),
  ];
  return say("reports-picture-items-others", { parts: sayList(parts) });
}

function row(y: number, item: SummaryItem, withPeriod: boolean, words: Words): string {
  const state = stateOf(item);
  const [icon, fill] = state === null ? STANDING : [STATE_ICON[state], STATE_FILL[state]];
  const due = words(
    item.dueOn === null
      ? say("reports-picture-item-standing")
      : say("reports-picture-item-due", { due: { date: item.dueOn } }),
  );
  const { task, title } = item;
  const name = words(
    withPeriod
      ? say("reports-picture-item-period", { task, title, period: { say: periodPhrase(item.period) } })
      : say("reports-picture-item", { task, title }),
  );
  const left = MARGIN + BADGE + 16;
  const room = INNER - (BADGE + 16) - textWidth(due, 26) - 24;
  return [
    at(MARGIN, y, badge(icon, fill, BADGE)),
    text(left, y + 29, fitEnd(name, room, 28), { size: 28 }),
    text(RIGHT, y + 29, due, { size: 26, fill: MUTED, anchor: "end" }),
  ].join("");
}
