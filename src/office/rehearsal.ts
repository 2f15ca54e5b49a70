import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Catalogue, SampleOfficer } from "../domain/catalogue.js";
import { addDays } from "../domain/local-date.js";
import type { Officer } from "../domain/officer.js";
import { slotTimes } from "../domain/plan.js";
import { slotsBetween } from "../domain/slot.js";
import { dayAt } from "../domain/zone.js";
import { applyCatalogue } from "../storage/apply-catalogue.js";
import { bindChat } from "../storage/chats.js";
import type { Executor } from "../storage/database.js";
import { isLivedIn } from "../storage/invented.js";
import { writeSetting } from "../storage/organization.js";
import { activePlan, planFacts } from "../storage/plan-facts.js";
import { addOfficer, linkAccount, listUnits, officersWithRoles } from "../storage/roster.js";
import { saveOccurrences } from "../storage/save-occurrences.js";
import { joinSet, saveUnits } from "../storage/save-units.js";
import { type Office, REHEARSAL_CLOCK } from "./office.js";

/** The shipped plan, and the morning its story begins: Monday, five minutes before the first slot. */
const SHIPPED = "hai-phong-2025.yaml";
const CATALOGUES = new URL("../../catalogues/", import.meta.url);
const BEGINS_AT = new Date("2025-01-06T07:55:00+07:00");
/** Further ahead than a year nothing is looked for: the plan is over. */
const LOOK_AHEAD_DAYS = [14, 60, 400];

/**
 * Loads the shipped plan and its invented people into an empty store, once, and sets the clock to the story's start. A
 * store that real people use gets neither, whatever the environment lacks today.
 */
export async function prepareRehearsal(office: Office): Promise<void> {
  const { id: org } = office.organization;
  if ((await office.plan()) || (await isLivedIn(office.database.db, org))) return;
  const catalogue = await shippedCatalogue();
  await office.database.db.transaction(async (tx) => {
    await applyCatalogue(tx, org, catalogue, "all", BEGINS_AT);
    await loadSample(tx, org, catalogue);
  });
  await keepRehearsalClock(office);
}

/** Notes where the clock stands, so that the next run goes on from there. */
export async function keepRehearsalClock({ database, organization, clock }: Office): Promise<void> {
  await writeSetting(database.db, organization.id, REHEARSAL_CLOCK, clock.now().toISOString());
}

/** Where a rehearsal's clock starts when nobody says otherwise. */
export function rehearsalStart(): Date {
  return BEGINS_AT;
}

/** The plan that comes with the program, and the public holidays in it. */
export async function shippedCatalogue(): Promise<Catalogue> {
  const { readYamlCatalogue } = await import("../catalogue/yaml/read-yaml-catalogue.js");
  const read = readYamlCatalogue(readFileSync(fileURLToPath(new URL(SHIPPED, CATALOGUES)), "utf8"), SHIPPED);
  if (!read.ok)
    throw new Error(`${SHIPPED} has ${read.faults.length} faults: check it with "nhacviec import --dry-run"`);
  return read.catalogue;
}

/** The sample's units join their sets, its people get accounts in the rehearsal, and every unit a group. */
async function loadSample(tx: Executor, org: string, { sample }: Catalogue): Promise<void> {
  if (!sample) return;
  await saveUnits(tx, org, sample.units, true);
  for (const unit of sample.units) for (const set of unit.sets) await joinSet(tx, org, set, [unit.code]);
  const plan = await activePlan(tx, org);
  if (plan) await saveOccurrences(tx, org, plan.id, BEGINS_AT);
  const units = await listUnits(tx, org);
  for (const [index, officer] of sample.officers.entries()) await addSampleOfficer(tx, org, officer, units, index);
  for (const unit of units.filter(({ kind }) => kind === "office" || kind === "school")) {
    const address = { channel: "rehearsal", chatId: groupOf(unit.code) } as const;
    await bindChat(tx, org, { address, unitId: unit.id, title: unit.name }, null, BEGINS_AT);
  }
}

async function addSampleOfficer(
  tx: Executor,
  org: string,
  { name, unit, role }: SampleOfficer,
  units: readonly { id: string; code: string }[],
  index: number,
): Promise<void> {
  const unitId = units.find(({ code }) => code === unit)?.id ?? null;
  // A millisecond apart: lists show people in the order of the catalogue.
  const at = new Date(BEGINS_AT.getTime() + index);
  const id = await addOfficer(tx, org, { name, unitId, role, sample: true }, at);
  await linkAccount(tx, org, { channel: "rehearsal", userId: id }, id, id, BEGINS_AT);
}

function groupOf(unitCode: string): string {
  return `group:${unitCode}`;
}

type DeskParts = {
  readonly room: {
    say(act: {
      person: { userId: string; name: string };
      chat: { channel: "rehearsal"; chatId: string; kind: "private" | "group"; title?: string };
      text: string;
      via?: "text" | "button";
      replyTo?: string;
    }): Promise<void>;
  };
  readonly run: () => Promise<void>;
};

type Act = { personId: string; chatId: string; text: string; via: "text" | "button"; replyTo?: string };

/** What the rehearsal page may do, on the real store and with the real engine. */
export function rehearsalDesk(office: Office, { room, run }: DeskParts) {
  const { database, organization, clock, zone } = office;
  const { id: org } = organization;

  async function people() {
    const officers = await officersWithRoles(database.db, org);
    return officers.flatMap((officer) => {
      const [first] = officer.memberships;
      return first ? [{ id: officer.id, name: officer.name, role: first.role, unit: first.unitName ?? "" }] : [];
    });
  }

  async function groups() {
    const units = await listUnits(database.db, org);
    return units
      .filter(({ kind }) => kind === "office" || kind === "school")
      .sort((a, b) => (a.kind === b.kind ? NAMES.compare(a.name, b.name) : a.kind === "office" ? -1 : 1))
      .map(({ code, name }) => ({ chatId: groupOf(code), title: `Nhóm ${name}`, unit: name }));
  }

  async function say({ personId, chatId, text, via, replyTo }: Act): Promise<void> {
    const person = await officer(personId);
    const group = chatId === "private" ? null : (await groups()).find((candidate) => candidate.chatId === chatId);
    if (group === undefined) throw new RangeError("no such group in the rehearsal");
    const chat = group
      ? ({ channel: "rehearsal", chatId: group.chatId, kind: "group", title: group.title } as const)
      : ({ channel: "rehearsal", chatId: personId, kind: "private" } as const);
    const act = { person: { userId: personId, name: person.name }, chat, text, via };
    await room.say(replyTo === undefined ? act : { ...act, replyTo });
  }

  async function officer(id: string): Promise<Officer> {
    const [found] = await officersWithRoles(database.db, org, [id]);
    if (!found) throw new RangeError("no such person in the rehearsal");
    return found;
  }

  async function advance(to: "next" | "day" | "week"): Promise<{ now: Date; sent: boolean }> {
    const target = to === "next" ? await nextReminder() : new Date(clock.now().getTime() + DAYS[to] * 86_400_000);
    if (target) await walkTo(target);
    return { now: clock.now(), sent: target !== null };
  }

  /** Stops at each slot on the way, so that every message leaves at its own time. */
  async function walkTo(target: Date): Promise<void> {
    const { plan, calendar } = await planFacts(database.db, org);
    const times = slotTimes(plan);
    await run();
    for (const slot of slotsBetween(clock.now(), target, times, calendar, zone)) {
      clock.advanceTo(slot.at);
      await run();
    }
    clock.advanceTo(target);
    await run();
    await keepRehearsalClock(office);
  }

  /** Looks a little ahead first: in most weeks something is due. */
  async function nextReminder(): Promise<Date | null> {
    const now = clock.now();
    const today = dayAt(now, zone);
    for (const days of LOOK_AHEAD_DAYS) {
      const [next] = (await office.preview(today, addDays(today, days))).filter((message) => message.at > now);
      if (next) return next.at;
    }
    return null;
  }

  return {
    people,
    groups,
    say,
    clock: () => ({ now: clock.now(), zone }),
    advance,
    async summary() {
      const summary = await office.summary({ kind: "plan" });
      if (!summary) throw new Error("the rehearsal has no plan");
      return summary;
    },
  };
}

const NAMES = new Intl.Collator("vi");
const DAYS = { day: 1, week: 7 } as const;
