import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Catalogue, SampleOfficer } from "../domain/catalogue.js";
import { applyCatalogue } from "../storage/apply-catalogue.js";
import { bindChat } from "../storage/chats.js";
import type { Executor } from "../storage/database.js";
import { isLivedIn } from "../storage/invented.js";
import { writeSetting } from "../storage/organization.js";
import { activePlan } from "../storage/plan-facts.js";
import { addOfficer, linkAccount, listUnits } from "../storage/roster.js";
import { saveOccurrences } from "../storage/save-occurrences.js";
import { joinSet, saveUnits } from "../storage/save-units.js";
import { type Office, REHEARSAL_CLOCK } from "./office.js";

/** The shipped plan, and the morning its story begins: Monday, five minutes before the first slot. */
const SHIPPED = "hai-phong-2025.yaml";
const CATALOGUES = new URL("../../catalogues/", import.meta.url);
const BEGINS_AT = new Date("2025-01-06T07:55:00+07:00");

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

/** The chat that is a unit's group in the rehearsal. */
export function groupOf(unitCode: string): string {
  return `group:${unitCode}`;
}
