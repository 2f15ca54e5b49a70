import { fileURLToPath } from "node:url";
import type { Config } from "../../src/config.js";
import type { ChatAddress } from "../../src/domain/message.js";
import { findUnit } from "../../src/domain/unit.js";
import { importPlan } from "../../src/office/import-plan.js";
import { openOffice } from "../../src/office/office.js";
import { bindChat } from "../../src/storage/chats.js";
import { listUnits } from "../../src/storage/roster.js";
import { configOf } from "./config.js";
import { testClock } from "./test-clock.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

/** Loads the shipped plan into an empty store and binds a chat to one of its units, as of `at`. */
export async function prepareOffice(
  database: Config["database"],
  at: string,
  bound: { readonly address: ChatAddress; readonly unit: string },
): Promise<void> {
  const clock = testClock(at);
  const office = await openOffice({ ...configOf({}), database }, { clock });
  try {
    const imported = await importPlan(office, { file: CATALOGUE, dryRun: false });
    if (!imported.ok) throw new Error("the shipped plan was refused");
    const { db } = office.database;
    const org = office.organization.id;
    const unitId = findUnit(await listUnits(db, org), bound.unit)?.id;
    if (unitId === undefined) throw new Error(`no unit "${bound.unit}"`);
    await bindChat(db, org, { address: bound.address, unitId, title: bound.unit }, null, clock.now());
  } finally {
    await office.close();
  }
}
