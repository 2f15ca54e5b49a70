import type { z } from "zod";
import type { UnitDraft } from "../../domain/catalogue.js";
import { daysBetween, type LocalDate } from "../../domain/local-date.js";
import { ROLES } from "../../domain/officer.js";
import { date, eitherForm, group, isGroup, list, matching, oneOf, scalar, text, texts } from "./form.js";
import { ladderForm, quietForm } from "./ladder-form.js";
import { parseTarget } from "./parse-target.js";
import { rule, scheduleForm } from "./schedule-form.js";

const LONGEST_SHORT_TITLE = 40;
const LONGEST_BREAK_DAYS = 60;

const shortTitle = scalar("catalogue-want-short-title", (title) =>
  title !== "" && [...title].length <= LONGEST_SHORT_TITLE ? title : null,
);
const unitCode = matching("catalogue-want-unit-code", /^[A-Za-z0-9-]+$/);
const taskCode = matching("catalogue-want-task-code", /^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/);
const year = scalar("catalogue-want-year", (digits) => (/^2\d{3}$/.test(digits) ? Number(digits) : null));
const target = scalar("catalogue-want-target", parseTarget);
const flag = scalar("catalogue-want-flag", (word) => (word === "true" ? true : word === "false" ? false : null));

const approval = oneOf("catalogue-want-approval", ["head", "none"]);
const evidence = oneOf("catalogue-want-evidence", ["required", "optional"]);

const UNIT_KINDS: readonly UnitDraft["kind"][] = ["office", "school", "district", "leaders", "external"];
const unitShape = {
  code: unitCode,
  name: text,
  kind: oneOf("catalogue-want-unit-kind", UNIT_KINDS),
  aliases: texts,
};

/** A member of a set: for good by its name alone, or between two days, both included. */
const member = eitherForm(
  isGroup,
  group({ unit: text, from: date.exactOptional(), until: date.exactOptional() }).superRefine(
    ({ from, until }, context) => {
      if (from !== undefined && until !== undefined && from > until)
        context.addIssue({ code: "custom", path: ["until"], message: "catalogue-want-until" });
    },
  ),
  text.transform((unit): { unit: string; from?: LocalDate; until?: LocalDate } => ({ unit })),
);

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
  schedule: scheduleForm.exactOptional(),
  products: texts,
  metrics: list(metric).default([]),
  ladder: ladderForm.exactOptional(),
  approval: approval.exactOptional(),
  evidence: evidence.exactOptional(),
  condition: text.exactOptional(),
});

/** The report the office sends on the plan: its letterhead and its order. */
const report = group({
  task: taskCode.exactOptional(),
  superior: text.exactOptional(),
  symbol: text.exactOptional(),
  subject: text.exactOptional(),
  signer: text.exactOptional(),
  recipients: texts,
  sections: list(group({ title: text, tasks: list(taskCode) })).default([]),
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

export const calendarForm = list(calendarDays).default([]);

/** The form of a catalogue file. */
export const catalogueForm = group({
  plan: group({
    code: matching("catalogue-want-plan-code", /^[A-Za-z0-9][A-Za-z0-9.-]*$/),
    title: text,
    year,
    coordinatingUnit: text.exactOptional(),
    leadingUnit: text.exactOptional(),
    ladder: ladderForm.exactOptional(),
    quietHours: quietForm.exactOptional(),
    approval: approval.exactOptional(),
    evidence: evidence.exactOptional(),
    effectiveOn: date.exactOptional(),
  }),
  organization: group({ name: text, place: text }).exactOptional(),
  report: report.exactOptional(),
  units: list(group({ ...unitShape, ended: date.exactOptional(), successor: text.exactOptional() })),
  sets: list(group({ code: unitCode, name: text, aliases: texts, members: list(member).default([]) })).default([]),
  tasks: list(task).refine((tasks) => tasks.length > 0, { error: "catalogue-want-tasks" }),
  questions: list(group({ id: text, about: text, text, default: text })).default([]),
  calendar: calendarForm,
  sample: group({
    units: list(group({ ...unitShape, sets: texts })).default([]),
    officers: list(group({ name: text, unit: text, role: oneOf("catalogue-want-role", ROLES) })).default([]),
  }).exactOptional(),
});

export type CatalogueForm = z.infer<typeof catalogueForm>;
export type TaskForm = CatalogueForm["tasks"][number];
export type UnitForm = CatalogueForm["units"][number];
export type SetForm = CatalogueForm["sets"][number];
export type CalendarForm = CatalogueForm["calendar"][number];
