import { eq } from "drizzle-orm";
import type { Conversation } from "../../src/conversation/converse.js";
import { type Dialogue, type DialogueStore, DialoguesUnavailable } from "../../src/conversation/dialogue-ports.js";
import { floodGuard } from "../../src/conversation/flood-guard.js";
import type { FileSource } from "../../src/conversation/ports.js";
import type { Choice, Document, Download, Incoming, IncomingMedia } from "../../src/domain/message.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import type { ChannelName } from "../../src/domain/officer.js";
import { openOffice } from "../../src/office/office.js";
import { prepareRehearsal } from "../../src/office/rehearsal.js";
import { createConversation } from "../../src/service/talk.js";
import { unitOfChat } from "../../src/storage/chats.js";
import { memoryDialogues } from "../../src/storage/dialogues.js";
import { ensureAdministrators } from "../../src/storage/link-account.js";
import { countUpdates, listEntries, listOccurrences } from "../../src/storage/progress.js";
import { UNWATCHED } from "../../src/storage/redis-connection.js";
import { redisDialogues } from "../../src/storage/redis-dialogues.js";
import { listUnits, officersWithRoles } from "../../src/storage/roster.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { memberships } from "../../src/storage/schema.js";
import type { Backend } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";

export type Person = { readonly userId: string; readonly name: string; readonly channel?: ChannelName };

export type Heard = {
  readonly text: string;
  readonly lines: readonly string[];
  /** The bold runs, as words. */
  readonly bold: readonly string[];
  readonly choices: readonly Choice[];
  readonly picture: boolean;
  /** The first of the documents. */
  readonly document: Document | null;
  readonly documents: readonly Document[];
};

/** How a thing is said; in private, as text, when nothing is told. */
export type Manner = {
  /** The unit whose bound group it is said in, or any other group's id. */
  readonly group?: string;
  readonly thread?: string;
  /** Spoken to the bot: always so in private. */
  readonly addressed?: boolean;
  /** The bot's message this replies to. */
  readonly reply?: string;
  readonly via?: Incoming["via"];
  readonly anonymous?: boolean;
  readonly media?: readonly IncomingMedia[];
  readonly album?: string;
  /** The provider's key, to deliver the same message again. */
  readonly key?: string;
  /** The message's own id, to edit it later. */
  readonly message?: string;
};

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The morning the rehearsal's story begins. */
const MORNING = "2025-01-06T08:30:00+07:00";

/**
 * The conversation on a real store with the shipped plan and its sample people, driven as a channel drives it.
 * One store per file: sixteen minutes between tests (`later`) end every dialogue, undo and flood window.
 */
export async function openRoom(backend: Backend) {
  const place = await backend.open();
  const clock = testClock(MORNING);
  const config = { ...configOf({ LOG_LEVEL: "fatal" }), database: place.database, redisUrl: place.redisUrl };
  const office = await openOffice(config, { clock });
  await prepareRehearsal(office);
  const { db } = office.database;
  const org = office.organization.id;
  await ensureAdministrators(db, org, [{ channel: "rehearsal", userId: "admin" }], clock.now());
  const dialogues = await openDialogues(place.redisUrl, office.organization.id, clock);
  /** What can be fetched of what people send, by its reference; each fetch is noted in `fetched`. */
  const files = new Map<string, Download>();
  const fetched: string[] = [];
  const fetchFile: FileSource = async (_channel, reference) => {
    fetched.push(reference);
    return files.get(reference) ?? { ok: false, because: "gone", reason: "the test has no such file" };
  };
  const talk = createConversation(office, { dialogues, fetchFile, guard: floodGuard() });
  const people = new Map((await officersWithRoles(db, org)).map((officer) => [officer.name, officer.id]));
  let messages = 0;

  /** The first occurrence of the task. */
  async function duty(task: string): Promise<Occurrence> {
    const [found] = await occurrences(task);
    if (!found) throw new Error(`nobody owes ${task}`);
    return found;
  }

  /** A sample person by the beginning of their given name: "An", "Bình". */
  function person(given: string): Person {
    for (const [name, userId] of people) if (name.includes(` ${given} `)) return { userId, name };
    throw new Error(`nobody of the sample is called ${given}`);
  }

  function incoming(from: Person, text: string, manner: Manner): Incoming {
    const { group, thread, reply, via = "text", anonymous, media, album } = manner;
    const count = ++messages;
    const messageId = manner.message ?? `m${count}`;
    const channel = from.channel ?? "rehearsal";
    return {
      key: manner.key ?? `m${count}`,
      messageId,
      chat: {
        channel,
        ...(group === undefined
          ? { chatId: from.userId, kind: "private" as const }
          : { chatId: `group:${group}`, kind: "group" as const, title: `Nhóm ${group}` }),
        ...(thread === undefined ? {} : { thread }),
      },
      from: { userId: from.userId, name: from.name },
      text,
      via,
      addressed: manner.addressed ?? (group === undefined || reply !== undefined || via === "button"),
      ...(reply === undefined ? {} : { replyTo: reply }),
      ...(anonymous === undefined ? {} : { anonymous }),
      ...(media === undefined ? {} : { media }),
      ...(album === undefined ? {} : { album }),
    };
  }

  async function saysTo(bot: Conversation, from: Person, text: string, manner: Manner = {}): Promise<Heard | null> {
    const answer = await bot.answer(incoming(from, text, manner));
    if (!answer) return null;
    return {
      text: answer.text.text,
      lines: answer.text.text.split("\n"),
      bold: answer.text.bold.map(({ start, length }) => answer.text.text.slice(start, start + length)),
      choices: answer.choices ?? [],
      picture: answer.picture !== undefined,
      document: answer.documents?.[0] ?? null,
      documents: answer.documents ?? [],
    };
  }

  /** What the bot answers; fails the test when it keeps silent. */
  async function says(from: Person, text: string, manner: Manner = {}): Promise<Heard> {
    const heard = await saysTo(talk, from, text, manner);
    if (!heard) throw new Error(`no answer to “${text}”`);
    return heard;
  }

  async function presses(from: Person, question: Heard, label: string, manner: Manner = {}): Promise<Heard> {
    const choice = question.choices.find((candidate) => candidate.label.includes(label));
    if (!choice) throw new Error(`no button “${label}” among ${question.choices.map((one) => one.label).join(" | ")}`);
    return says(from, choice.value, { ...manner, via: "button" });
  }

  async function occurrences(task?: string) {
    const plan = await office.plan();
    return plan ? listOccurrences(db, plan.id, task === undefined ? {} : { task }) : [];
  }

  /** Every entry of the history, of one task or of all. */
  async function history(task?: string) {
    const all = await occurrences(task);
    return listEntries(
      db,
      all.map(({ id }) => id),
    );
  }

  /** A figure that is there already, whoever typed it how. */
  async function store(task: string, metricId: string, value: number, by: Person): Promise<void> {
    const occurrence = await duty(task);
    const state = { process: "in_progress", submittedAt: null } as const;
    await saveEntry(db, org, {
      occurrence,
      metricId,
      before: { ...state, figure: null },
      after: { ...state, figure: { value, asOf: null, estimate: false } },
      note: null,
      undoes: null,
      officerId: by.userId,
      source: { channel: "rehearsal", chatId: by.userId, messageId: `m${++messages}` },
      at: clock.now(),
    });
  }

  async function entryCount(): Promise<number> {
    const counts = await countUpdates(
      db,
      (await occurrences()).map(({ id }) => id),
    );
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Takes every role from somebody who is linked. */
  async function dismiss(name: string): Promise<void> {
    const [found] = (await officersWithRoles(db, org)).filter((officer) => officer.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    await db.delete(memberships).where(eq(memberships.officerId, found.id));
  }

  async function unitOfGroup(group: string): Promise<string | null> {
    const id = await unitOfChat(db, org, { channel: "rehearsal", chatId: `group:${group}` });
    return (await listUnits(db, org)).find((unit) => unit.id === id)?.name ?? null;
  }

  const onTelegram = createConversation(office, {
    dialogues,
    fetchFile,
    startLink: (code) => `https://t.me/nhac_viec_bot?start=${code}`,
  });
  const withoutRedis = createConversation(office, { dialogues: unreachableDialogues() });

  return {
    office,
    clock,
    person,
    says,
    presses,
    occurrences,
    duty,
    history,
    entryCount,
    store,
    dismiss,
    unitOfGroup,
    files,
    fetched,
    /** The answer, or null when the bot keeps silent. */
    hears: (from: Person, text: string, manner: Manner = {}) => saysTo(talk, from, text, manner),
    /** What is answered where the bot has a name on Telegram. */
    hearsOnTelegram: (from: Person, text: string, manner: Manner = {}) => saysTo(onTelegram, from, text, manner),
    /** Says it while the dialogue store can't be reached. */
    hearsWithoutRedis: (from: Person, text: string, manner: Manner = {}) => saysTo(withoutRedis, from, text, manner),
    /** Does it at another time, and comes back. */
    async at<T>(instant: string, work: () => Promise<T>): Promise<T> {
      const before = clock.now().toISOString();
      clock.set(instant);
      try {
        return await work();
      } finally {
        clock.set(before);
      }
    },
    later: (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString()),
    async close() {
      await dialogues.close();
      await office.close();
      await place.remove();
    },
  };
}

async function openDialogues(redisUrl: string | null, org: string, clock: TestClock) {
  if (redisUrl === null) return memoryDialogues<Dialogue>(clock);
  const kept = redisDialogues<Dialogue>(redisUrl, org, clock, away, UNWATCHED);
  await kept.ready();
  return kept;
}

function unreachableDialogues(): DialogueStore {
  const refuse = () => Promise.reject(away());
  return { get: refuse, put: refuse, delete: refuse };
}

function away(cause?: unknown): Error {
  return new DialoguesUnavailable("Redis can't be reached", { cause });
}
