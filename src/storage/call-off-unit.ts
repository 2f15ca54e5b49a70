import type { LocalDate } from "../domain/local-date.js";
import type { ChannelName } from "../domain/officer.js";
import { say } from "../domain/say.js";
import type { Unit } from "../domain/unit.js";
import { comingOf } from "../domain/unit-change.js";
import { announce } from "./announce.js";
import type { Executor } from "./database.js";
import { activePlan } from "./plan-facts.js";
import { listUnits } from "./roster.js";
import { saveOccurrences } from "./save-occurrences.js";
import { overlayOf, saveUnit } from "./unit-overlay.js";

/**
 * Takes back what the office noted of the unit for a day that has not come. The duties planned for its successor are the
 * unit's own again, and the successor, which was told it would take over, is told it will not.
 */
export async function callOff(
  db: Executor,
  org: string,
  unit: Unit,
  channels: ReadonlySet<ChannelName>,
  today: LocalDate,
  at: Date,
): Promise<void> {
  const { end, renaming } = comingOf(unit, today);
  const overlay = await overlayOf(db, unit.id);
  const { renaming: _, ...named } = overlay;
  const left = renaming ? named : overlay;
  if (!end || !unit.endedByOffice) return saveUnit(db, unit.id, {}, left);
  const { ended: __, ...standing } = left;
  await saveUnit(db, unit.id, { endedOn: null, successorId: null }, standing);
  const plan = await activePlan(db, org);
  if (plan) await saveOccurrences(db, org, plan.id, at);
  const successor = (await listUnits(db, org)).find(({ code }) => code === unit.successor);
  if (!successor) return;
  const news = say("unit-told-off", { from: unit.name, to: successor.name, on: { date: end } });
  const key = `unit-stays/${unit.id}/${successor.id}/${end}/${at.toISOString()}`;
  await announce(db, org, channels, { to: "unit", unitId: successor.id, except: "" }, { key, lines: [news] }, at);
}
