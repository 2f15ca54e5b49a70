import { and, eq } from "drizzle-orm";
import { pino } from "pino";
import type { Catalogue } from "../../src/domain/catalogue.js";
import { localDate } from "../../src/domain/local-date.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import type { Language, Role } from "../../src/domain/officer.js";
import type { Process } from "../../src/domain/progress.js";
import { saidIn } from "../../src/domain/reminder.js";
import { type Say, say } from "../../src/domain/say.js";
import { DEFAULT_ZONE } from "../../src/domain/zone.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import type { DeliveryOptions } from "../../src/reminders/delivery-options.js";
import { type PlanningOptions, planDue } from "../../src/reminders/plan-due.js";
import { type PreviewedMessage, previewMessages } from "../../src/reminders/preview.js";
import { progressLines } from "../../src/reports/progress-lines.js";
import { steadyBeat } from "../../src/service/beat.js";
import { partLines } from "../../src/service/part-lines.js";
import { scheduler } from "../../src/service/scheduler.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { readContacts } from "../../src/storage/contacts.js";
import { listLedger } from "../../src/storage/ledger.js";
import { saidKeys } from "../../src/storage/outbox.js";
import { activePlan, readCalendar } from "../../src/storage/plan-facts.js";
import { listOccurrences } from "../../src/storage/progress.js";
import { reminderStore } from "../../src/storage/reminder-store.js";
import { addOfficer, linkAccount, listUnits, setLanguage } from "../../src/storage/roster.js";
import { occurrences, outbox } from "../../src/storage/schema.js";
import { loadTexts } from "../../src/text/texts.js";
import { aCatalogue, aMetric, aTask } from "../storage/a-catalogue.js";
import type { TestStore } from "../storage/a-store.js";
import { type TestClock, testClock } from "../support/test-clock.js";
import { type ScriptedChannel, scriptedChannel } from "./scripted-channel.js";

const texts = loadTexts();
const CHANNELS = new Set(["telegram"] as const);
const WEEKLY: readonly Say[] = [say("reminder-more", { left: 99 })];
export const LEASE_MS = 180_000;

/** A plan with one dated row of VP (last working day Tuesday 14/01), and one of every office due the day after. */
export const SMALL: Catalogue = aCatalogue({
  tasks: [
    aTask("1", { schedule: { "2025": "before 2025-01-15" } }),
    aTask("7", { leads: ["CP"], schedule: { "2025": "on 2025-01-15" }, metrics: [aMetric("7")] }),
  ],
});

export type Options = {
  readonly at?: string;
  readonly catalogue?: Catalogue;
  readonly gapMs?: number;
  /** What goes along is written as the service writes it, not by the stubs that keep other tests' texts short. */
  readonly ownLines?: boolean;
};

export type TestOffice = Awaited<ReturnType<typeof anOffice>>;

/** An office of its own in the store, at `at` with its plan in force, and everything a scheduler needs. */
export async function anOffice(store: TestStore, options: Options = {}) {
  const { at = "2025-01-06T07:55:00+07:00", catalogue = SMALL, gapMs = 0, ownLines = false } = options;
  const { db } = store;
  const org = await store.anOrganization();
  const clock: TestClock = testClock(at);
  const channel: ScriptedChannel = scriptedChannel(clock);
  await db.transaction((tx) => applyCatalogue(tx, org, catalogue, "all", clock.now()));
  const units = new Map((await listUnits(db, org)).map(({ code, id }) => [code, id]));
  const reminders = reminderStore(db, org, CHANNELS);
  const unit = (code: string) => {
    const id = units.get(code);
    if (id === undefined) throw new Error(`no unit ${code}`);
    return id;
  };

  const planning = (change: Partial<PlanningOptions> = {}): PlanningOptions => ({
    store: reminders,
    clock,
    zone: DEFAULT_ZONE,
    ...change,
  });
  const delivery = (change: Partial<DeliveryOptions> = {}): DeliveryOptions => ({
    store: reminders,
    channels: [channel],
    clock,
    zone: DEFAULT_ZONE,
    format: texts.format,
    partLines: ownLines
      ? partLines({
          db,
          organization: { id: org, zone: DEFAULT_ZONE },
          channels: CHANNELS,
          clock,
          summaryLines: progressLines,
        })
      : { weekly: async () => WEEKLY, morning: async () => [] },
    pace: { gapMs: () => gapMs, leaseMs: LEASE_MS },
    log: { info: () => undefined, warn: () => undefined },
    ...change,
  });
  const log = pino({ level: "silent" });
  const beat = scheduler({ planning: planning(), delivery: delivery(), log, beat: steadyBeat(5, log) });

  async function planId(): Promise<string> {
    const plan = await activePlan(db, org);
    if (!plan) throw new Error("no plan in force");
    return plan.id;
  }

  return {
    org,
    db,
    clock,
    channel,
    reminders,
    unit,
    planning,
    delivery,
    plan: () => planDue(planning()),
    deliver: () => deliverDue(delivery()),
    tick: () => beat.run(),
    /** The service's tick at each of these instants. */
    async tickAt(...instants: readonly string[]) {
      for (const instant of instants) {
        clock.set(instant);
        await beat.run();
      }
    },
    async wait(ms: number) {
      clock.set(new Date(clock.now().getTime() + ms).toISOString());
      await beat.run();
    },
    bind(code: string, chatId: string, thread?: string) {
      const address = { channel: "telegram" as const, chatId, ...(thread === undefined ? {} : { thread }) };
      return bindChat(db, org, { address, unitId: unit(code), title: null }, null, clock.now());
    },
    /** Somebody linked, who is written to in private under their own name. */
    async person(name: string, role: Role, code: string, language: Language = "vi") {
      const id = await addOfficer(db, org, { name, unitId: unit(code), role }, clock.now());
      await linkAccount(db, org, { channel: "telegram", userId: name }, id, name, clock.now());
      if (language !== "vi") await setLanguage(db, id, language);
      return id;
    },
    async duties(): Promise<Occurrence[]> {
      return listOccurrences(db, await planId());
    },
    /** Sets how a task stands, for every unit that owes it or for one. */
    async stands(task: string, process: Process, code?: string) {
      for (const { id, unitId } of await listOccurrences(db, await planId(), { task })) {
        if (code === undefined || unitId === unit(code)) {
          await db.update(occurrences).set({ process }).where(eq(occurrences.id, id));
        }
      }
    },
    ledger: () => listLedger(db, org, {}),
    /** "1 T-3 unit sent", one for each line of the ledger, in order. */
    async said(): Promise<string[]> {
      const rows = await listLedger(db, org, {});
      return rows.map(({ task, rung, audience, state }) => `${task} ${rung} ${audience} ${state}`);
    },
    outbox: () => db.select().from(outbox).where(eq(outbox.organizationId, org)).orderBy(outbox.id),
    waiting: () =>
      db
        .select()
        .from(outbox)
        .where(and(eq(outbox.organizationId, org), eq(outbox.state, "ready"))),
    async preview(from: string, to: string): Promise<PreviewedMessage[]> {
      const plan = await activePlan(db, org);
      if (!plan) return [];
      const open = await listOccurrences(db, plan.id, { remindable: true });
      return previewMessages(localDate(from), localDate(to), {
        plan,
        occurrences: open,
        said: saidIn(
          await saidKeys(
            db,
            open.map(({ id }) => id),
          ),
        ),
        running: (await reminders.transaction((tx) => tx.watermark(false))) !== null,
        contacts: await readContacts(db, org, CHANNELS),
        calendar: await readCalendar(db, org),
        zone: DEFAULT_ZONE,
        now: clock.now(),
      });
    },
  };
}
