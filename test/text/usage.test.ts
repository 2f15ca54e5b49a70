import { describe, expect, it } from "vitest";
import type { OfficeChange } from "../../src/catalogue/diff-office.js";
import type { Field } from "../../src/catalogue/table/heading.js";
import type { InvalidCause } from "../../src/conversation/understanding/intent.js";
import type { CalendarDay } from "../../src/domain/calendar.js";
import type { EvidenceKind } from "../../src/domain/evidence.js";
import type { Download } from "../../src/domain/message.js";
import { OFFICE_ACTS } from "../../src/domain/office-act.js";
import { type ChannelName, ROLES } from "../../src/domain/officer.js";
import type { DueState, Process } from "../../src/domain/progress.js";
import { commandMenu } from "../../src/service/menu.js";
import { loadTexts } from "../../src/text/texts.js";
import { sourceFiles } from "../support/source-files.js";
import { messagesOf } from "./fluent-files.js";
import { idsComputed, idsWritten, sayCalls } from "./said.js";

const files = sourceFiles();
const messages = new Map(messagesOf("vi").map((message) => [message.id, message]));
/** "chat", "menu", …: what a text must begin with to be taken for a message id. */
const families = new Set([...messages.keys()].map((id) => id.split("-")[0] ?? ""));

/** Written like ids, and something else. */
const NO_IDS = new Set([
  "bind-chat",
  "chat-gone",
  "heartbeat-on",
  "rehearsal-clock",
  "reminder-watermark",
  "tasks-done",
  "telegram-delivery",
  "telegram-webhook",
]);

const keys = <Key extends string>(all: Record<Key, true>) => Object.keys(all) as Key[];
const dashed = (words: readonly string[]) => words.map((word) => word.replaceAll("_", "-"));

const OPEN_DUE: DueState[] = ["overdue", "due_soon", "upcoming"];
const PAGES = ["running", "not-found", "not-allowed", "failed"];
/** The dashboard's short pages: at the door, and where there is nothing to see. */
const NOTICES = ["open", "used", "expired", "unknown", "foreign", "left", "guest", "refused", "nobody"];
const EVIDENCE = keys<EvidenceKind>({ link: true, document: true, file: true });
const DOUBTS = ["bare", "range", "too-large"];

/** What stands for the star in each computed id. A new family fails the test until it is written down here. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  "menu-*": commandMenu(loadTexts()).map(({ command }) => command),
  "config-*": dashed(variablesOfConfig().map((name) => name.toLowerCase())),
  "cli-help-*": files
    .filter(({ path }) => path.startsWith("cli/"))
    .flatMap(({ code }) => [...code.matchAll(/Command: Command = \{\s*name: "(\w+)"/g)].map((match) => match[1] ?? "")),
  "chat-role-*": ROLES,
  "chat-process-*": dashed(
    keys<Process>({
      not_started: true,
      in_progress: true,
      awaiting_confirmation: true,
      done: true,
      paused: true,
      not_applicable: true,
    }),
  ),
  "chat-channel-*": keys<ChannelName>({ telegram: true, zalo: true, rehearsal: true }),
  "duties-line-*": dashed(OPEN_DUE),
  "duties-line-*-unit": dashed(OPEN_DUE),
  "update-state-*": ["done", "in-progress", "paused"],
  "update-invalid-*": keys<InvalidCause>({
    negative: true,
    "zero-denominator": true,
    "numerator-exceeds": true,
    "not-a-value": true,
    "too-long": true,
  }),
  "evidence-kept-*": EVIDENCE,
  "evidence-same-*": EVIDENCE,
  "evidence-full-*": EVIDENCE,
  "evidence-count-*": EVIDENCE,
  "evidence-what-*": EVIDENCE,
  "evidence-refused-*": keys<Extract<Download, { ok: false }>["because"]>({
    "too-big": true,
    gone: true,
    unreachable: true,
  }),
  "cli-import-office-*": keys<OfficeChange["about"]>({ plan: true, unit: true, set: true, calendar: true }),
  "act-*": dashed(OFFICE_ACTS),
  "roster-column-*": ["name", "unit", "role", "code", "link", "until"],
  "calendar-day-*": keys<CalendarDay["kind"]>({ off: true, work: true }),
  "dashboard-nav-*": ["overview", "tasks", "matrix", "calendar", "ledger"],
  "dashboard-page-*-title": NOTICES,
  "dashboard-page-*-text": NOTICES,
  "web-*-title": PAGES,
  "web-*-text": PAGES,
  "import-field-*": keys<Field>({
    code: true,
    title: true,
    leads: true,
    supports: true,
    deadline: true,
    products: true,
  }),
  "import-question-figure-*": DOUBTS,
  "import-default-figure-*": DOUBTS,
  "import-question-rhythm-*": ["month", "quarter"],
};

function variablesOfConfig(): string[] {
  const config = files.find(({ path }) => path === "config.ts")?.code ?? "";
  const block = config.slice(config.indexOf("const variables = {"), config.indexOf("} as const;"));
  return [...block.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1] ?? "");
}

const computedIds = Object.entries(COMPUTED).flatMap(([pattern, words]) =>
  words.map((word) => pattern.replace("*", word)),
);
const computedHere = idsComputed(files).filter(({ pattern }) => families.has(pattern.split("-")[0] ?? ""));

describe("what the source says", () => {
  it("finds the calls it is about", () => {
    expect(sayCalls(files).length).toBeGreaterThan(300);
    expect(COMPUTED["cli-help-*"]?.length).toBeGreaterThan(5);
    expect(COMPUTED["config-*"]?.length).toBeGreaterThan(12);
  });

  it("has a text, wherever an id is written out", () => {
    const unknown = idsWritten(files).filter(
      ({ id }) => families.has(id.split("-")[0] ?? "") && !messages.has(id) && !NO_IDS.has(id),
    );
    const said = sayCalls(files).flatMap(({ file, ids }) =>
      ids.filter((id) => !messages.has(id)).map((id) => ({ file, id })),
    );
    expect([...unknown, ...said]).toEqual([]);
  });

  it("has a text for every member of every computed family, and no family unknown here", () => {
    expect(computedIds.filter((id) => !messages.has(id))).toEqual([]);
    const listed = new Set(Object.keys(COMPUTED));
    expect(computedHere.filter(({ pattern }) => !listed.has(pattern))).toEqual([]);
    const found = new Set(computedHere.map(({ pattern }) => pattern));
    expect([...listed].filter((pattern) => !found.has(pattern))).toEqual([]);
  });

  it("hands each text exactly the values it names", () => {
    const odd = sayCalls(files).flatMap(({ file, ids, given }) =>
      given === null
        ? []
        : ids.flatMap((id) => {
            const wanted = messages.get(id)?.variables ?? [];
            const missing = wanted.filter((name) => !given.includes(name));
            // Of two texts one may need less: only a value no text of the call names is too many.
            const idle = given.filter((name) => !ids.some((each) => messages.get(each)?.variables.includes(name)));
            return missing.length + idle.length > 0 ? [{ file, id, missing, idle }] : [];
          }),
    );
    expect(odd).toEqual([]);
  });
});

it("every text is said somewhere", () => {
  const said = new Set([...idsWritten(files).map(({ id }) => id), ...computedIds]);
  expect([...messages.keys()].filter((id) => !said.has(id))).toEqual([]);
});
