import { eq } from "drizzle-orm";
import { openOffice } from "../../src/office/office.js";
import { listLedger } from "../../src/storage/ledger.js";
import { figures, inbox, occurrences, officers, outbox, progressUpdates, units } from "../../src/storage/schema.js";
import type { TelegramServer } from "../../test/fakes/telegram-server.js";
import type { Place } from "../../test/support/backends.js";
import { configOf } from "../../test/support/config.js";
import { testClock } from "../../test/support/test-clock.js";
import type { Said } from "./load.js";
import type { Member } from "./office.js";

/** One line of the verdict; one with `wanted` is a promise, the others are told for what they are. */
export type Finding = { readonly what: string; readonly count: number; readonly wanted?: number };

/** A message that had to leave by then, as `nhacviec preview` said beforehand. */
export type Expected = {
  readonly at: string;
  readonly chat: string;
  readonly items: readonly {
    readonly task: string;
    readonly period: string;
    readonly rung: string;
    readonly unit: string;
  }[];
};

type Evidence = {
  readonly place: Place;
  readonly telegram: Pick<TelegramServer, "accepted" | "sent" | "token">;
  readonly members: readonly Member[];
  readonly said: readonly Said[];
  readonly expected: readonly Expected[];
};

type SentMessage = TelegramServer["accepted"][number];

const REPEATED = "Gửi lại vì chưa chắc";
/** The short code that each reminder ends with. */
const CODE = /N-(\d+)\s*$/;

/** What became of everything: the store's own record against what people said and what Telegram took. */
export async function judge(evidence: Evidence): Promise<Finding[]> {
  const { place, telegram } = evidence;
  const config = { ...configOf({ TELEGRAM_BOT_TOKEN: telegram.token }), database: place.database };
  const office = await openOffice(
    { ...config, redisUrl: place.redisUrl },
    { clock: testClock("2025-06-01T00:00:00Z") },
  );
  try {
    return [
      ...(await judgeFigures(office, evidence)),
      ...judgeAnswers(evidence),
      ...(await judgeReminders(office, evidence)),
    ];
  } finally {
    await office.close();
  }
}

type Office = Awaited<ReturnType<typeof openOffice>>;

async function judgeFigures({ database: { db } }: Office, { said }: Evidence): Promise<Finding[]> {
  const entries = await db.select().from(progressUpdates);
  const perMessage = countBy(entries, ({ chatId, messageId }) => `${chatId}/${messageId}`);
  const lost = said.filter(({ chat, messageId }) => !perMessage.has(`${chat}/${messageId}`)).length;
  const doubled = [...perMessage.values()].filter((count) => count > 1).length;
  const kept = await db
    .select({ officer: officers.name, metric: figures.metricId, value: figures.value, unit: units.code })
    .from(figures)
    .innerJoin(officers, eq(officers.id, figures.officerId))
    .innerJoin(occurrences, eq(occurrences.id, figures.occurrenceId))
    .innerJoin(units, eq(units.id, occurrences.unitId));
  const last = new Map(said.map(({ chat, metric, value }) => [`U${chat - 1_000}/${metric}`, value]));
  const wrong = kept.filter(({ unit, metric, value }) => last.get(`${unit}/${metric}`) !== value).length;
  return [
    { what: "updates said", count: said.length },
    { what: "updates in the history", count: entries.length, wanted: said.length },
    { what: "updates lost", count: lost, wanted: 0 },
    { what: "updates recorded twice", count: doubled, wanted: 0 },
    { what: "figures in force", count: kept.length, wanted: last.size },
    { what: "figures that are not the last said", count: wrong, wanted: 0 },
  ];
}

/** An answer replies to its message; one that got lost is told later, by what was recorded. */
function judgeAnswers({ telegram, said }: Evidence): Finding[] {
  const times = said.map(({ chat, messageId, value }) => {
    const there = telegram.sent(chat);
    const shown = `→ ${String(value).replace(".", ",")} %`;
    const answers = there.filter((message) => answeredBy(message) === messageId).length;
    const told = there.filter((message) => answeredBy(message) === null && plain(message).includes(shown));
    return { answers, told: told.filter((message) => !message.text.startsWith(`(${REPEATED}`)).length };
  });
  return [
    {
      what: "updates without any answer",
      count: times.filter(({ answers, told }) => answers + told === 0).length,
      wanted: 0,
    },
    { what: "answers that came late", count: times.filter(({ answers, told }) => answers === 0 && told > 0).length },
    { what: "updates answered twice", count: times.filter(({ answers, told }) => answers + told > 1).length },
  ];
}

async function judgeReminders(office: Office, { telegram, members, expected }: Evidence): Promise<Finding[]> {
  const { db } = office.database;
  const rows = await listLedger(db, office.organization.id, {});
  const queued = await db.select().from(outbox);
  const owed = await db.select().from(inbox);
  const taken = new Map<number, SentMessage[]>();
  for (const message of telegram.accepted) {
    const code = Number(CODE.exec(message.text)?.[1]);
    if (Number.isFinite(code)) taken.set(code, [...(taken.get(code) ?? []), message]);
  }
  const said = new Map(rows.map((row) => [`${row.chat}/${row.unit}/${row.task}/${row.period}/${row.rung}`, row]));
  const planned = expected.flatMap(({ chat, items }) =>
    items.map(
      ({ unit, task, period, rung }) => said.get(`${chat}/${unit}/${task}/${period}/${rung}`)?.state ?? "never",
    ),
  );
  const states = countBy(planned, (state) => state);
  const ends = queued.filter(({ state }) => state === "sent" || state === "uncertain");
  const firsts = (id: number) => (taken.get(id) ?? []).filter((message) => !message.text.startsWith(`(${REPEATED}`));
  const repeats = (id: number) => (taken.get(id) ?? []).filter((message) => message.text.startsWith(`(${REPEATED}`));
  const unspoken = rows.filter(
    ({ state, message, task }) =>
      state === "sent" &&
      message !== null &&
      !(taken.get(message) ?? []).some(({ text }) => text.includes(`${task} ·`)),
  );
  const known = new Set(queued.map(({ id }) => id));
  return [
    { what: "groups", count: members.length },
    { what: "reminders that were due (preview)", count: planned.length },
    {
      what: "of them sent, or uncertain and on record",
      count: (states.get("sent") ?? 0) + (states.get("uncertain") ?? 0) + (states.get("coalesced") ?? 0),
      wanted: planned.length,
    },
    { what: "of them uncertain to the end", count: states.get("uncertain") ?? 0 },
    { what: "messages queued", count: queued.length },
    { what: "messages without an end", count: queued.filter(({ endedAt }) => endedAt === null).length, wanted: 0 },
    {
      what: "messages said to be sent that Telegram has not",
      count: ends.filter(({ id, state }) => state === "sent" && !taken.has(id)).length,
      wanted: 0,
    },
    {
      what: "messages Telegram has that nobody queued",
      count: [...taken.keys()].filter((id) => !known.has(id)).length,
      wanted: 0,
    },
    { what: "messages said twice, unmarked", count: ends.filter(({ id }) => firsts(id).length > 1).length, wanted: 0 },
    {
      what: "messages repeated more than once",
      count: ends.filter(({ id }) => repeats(id).length > 1).length,
      wanted: 0,
    },
    { what: "messages repeated, marked as such", count: ends.filter(({ id }) => repeats(id).length === 1).length },
    { what: "duties on record as said that no message speaks of", count: unspoken.length, wanted: 0 },
    { what: "answers still owed", count: owed.filter(({ owes }) => owes !== null).length, wanted: 0 },
  ];
}

/** The message it replies to, as the bot gave it; null for one of its own accord. */
function answeredBy({ params }: SentMessage): number | null {
  const found = /"message_id\\?":(\d+)/.exec(JSON.stringify(params.reply_parameters ?? null));
  return found ? Number(found[1]) : null;
}

function plain({ text }: SentMessage): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
