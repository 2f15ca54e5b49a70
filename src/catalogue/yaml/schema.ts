import { z } from "zod";
import type { UnitDraft } from "../../domain/catalogue.js";
import { parseRule } from "../../domain/deadline.js";
import { daysBetween, parseLocalDate } from "../../domain/local-date.js";
import { ROLES } from "../../domain/officer.js";
import { parsePeriod } from "../../domain/period.js";
import { parseTarget } from "./parse-target.js";

/**
 * The form of a catalogue file. Every scalar arrives as text (see parse-document.ts), so nobody has to know when YAML
 * makes "07" a number or "no" a truth value.
 *
 * zod's message slot carries the id of the text that says what is wanted; for a key nobody knows it carries the keys
 * that are known, parted by spaces.
 */
const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? Object.keys(shape).join(" ") : "catalogue-want-group"),
  });
const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: "catalogue-want-list" });

/** A scalar that `read` understands; `want` is the text id that says what it understands. */
function scalar<Value>(want: string, read: (text: string) => Value | null) {
  return z.string({ error: want }).transform((raw, context) => {
    const value = read(raw.normalize("NFC").replace(/\s+/gu, " ").trim());
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: want });
    return z.NEVER;
  });
}
const matching = (want: string, pattern: RegExp) => scalar(want, (text) => (pattern.test(text) ? text : null));
const oneOf = <const Word extends string>(want: string, words: readonly Word[]) =>
  scalar(want, (text) => words.find((word) => word === text) ?? null);

const LONGEST_SHORT_TITLE = 40;
const LONGEST_BREAK_DAYS = 60;

const text = matching("catalogue-want-text", /\S/u);
const shortTitle = scalar("catalogue-want-short-title", (title) =>
  title !== "" && [...title].length <= LONGEST_SHORT_TITLE ? title : null,
);
const unitCode = matching("catalogue-want-unit-code", /^[A-Za-z0-9-]+$/);
const taskCode = matching("catalogue-want-task-code", /^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/);
const year = scalar("catalogue-want-year", (digits) => (/^2\d{3}$/.test(digits) ? Number(digits) : null));
const date = scalar("catalogue-want-date", parseLocalDate);
const rule = scalar("catalogue-want-rule", parseRule);
const target = scalar("catalogue-want-target", parseTarget);
const flag = scalar("catalogue-want-flag", (word) => (word === "true" ? true : word === "false" ? false : null));
const texts = list(text).default([]);

const UNIT_KINDS: readonly UnitDraft["kind"][] = ["office", "school", "district", "leaders", "external"];
const unitShape = {
  code: unitCode,
  name: text,
  kind: oneOf("catalogue-want-unit-kind", UNIT_KINDS),
  aliases: texts,
};

const metric = group({
  id: text,
  label: text,
  target,
  tier: oneOf("catalogue-want-tier", ["must", "strive"]).default("must"),
  denominator: text.exactOptional(),
  alsoJudgedBy: list(
    group({ target, source: text }).transform((linked) => ({ ...linked.target, source: linked.source })),
  ).exactOptional(),
  figureOf: text.exactOptional(),
  computed: oneOf("catalogue-want-computed", ["tasks-done"]).exactOptional(),
  isCut: flag.exactOptional(),
  cumulative: flag.exactOptional(),
});

const task = group({
  code: taskCode,
  title: text,
  shortTitle: shortTitle.exactOptional(),
  clause: text,
  section: text.exactOptional(),
  origin: oneOf("catalogue-want-origin", ["table", "body"]),
  lead: list(text),
  support: texts,
  deadline: group({ text, rule }),
  schedule: list(group({ period: scalar("catalogue-want-period", parsePeriod), due: rule })).exactOptional(),
  products: texts,
  metrics: list(metric).default([]),
});

/** Days off or worked, from `on` to `to` (included); without `to`, that one day. */
const calendarDays = group({
  on: date,
  to: date.exactOptional(),
  kind: oneOf("catalogue-want-day-kind", ["off", "work"]),
  name: text,
  source: text.exactOptional(),
}).superRefine(({ on, to }, context) => {
  const days = to === undefined ? 0 : daysBetween(on, to);
  if (days < 0 || days > LONGEST_BREAK_DAYS)
    context.addIssue({ code: "custom", path: ["to"], message: "catalogue-want-later-day" });
});

export const catalogueForm = group({
  plan: group({
    code: matching("catalogue-want-plan-code", /^[A-Za-z0-9][A-Za-z0-9.-]*$/),
    title: text,
    year,
    coordinatingUnit: text.exactOptional(),
    leadingUnit: text.exactOptional(),
  }),
  organization: group({ name: text, place: text }).exactOptional(),
  units: list(group(unitShape)),
  sets: list(group({ code: unitCode, name: text, aliases: texts, members: texts })).default([]),
  tasks: list(task).refine((tasks) => tasks.length > 0, { error: "catalogue-want-tasks" }),
  questions: list(group({ id: text, about: text, text, default: text })).default([]),
  calendar: list(calendarDays).default([]),
  sample: group({
    units: list(group({ ...unitShape, sets: texts })).default([]),
    officers: list(group({ name: text, unit: text, role: oneOf("catalogue-want-role", ROLES) })).default([]),
  }).exactOptional(),
});

export type CatalogueForm = z.infer<typeof catalogueForm>;
export type TaskForm = CatalogueForm["tasks"][number];
export type CalendarForm = CatalogueForm["calendar"][number];
