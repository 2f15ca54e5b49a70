import type { WorkCalendar } from "../../domain/calendar.js";
import type { LocalDate } from "../../domain/local-date.js";
import type { Plan } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import { unannouncedYears } from "../../domain/unannounced-years.js";
import { dayAt } from "../../domain/zone.js";
import type { Office } from "../../office/office.js";
import { boundChats } from "../../storage/chats.js";
import { readContacts } from "../../storage/contacts.js";
import { readCalendar } from "../../storage/plan-facts.js";
import { checkUsage } from "./check-usage.js";
import { type Finding, fault, fine, remark } from "./finding.js";

/** How many names a remark lists before it only counts. */
const MOST_NAMES = 5;

/** What the store holds: a plan, its year's days off, and somebody to tell. */
export async function checkStore(office: Office): Promise<Finding[]> {
  await office.database.ping();
  const store = fine("store", say("doctor-store", { kind: office.database.kind }));
  const plan = await office.plan();
  if (!plan) return [store, remark("plan", say("doctor-plan-none"))];
  const { db } = office.database;
  const org = office.organization.id;
  const findings: Finding[] = [store, fine("plan", say("doctor-plan", { code: plan.code, tasks: plan.tasks.length }))];
  const calendar = await readCalendar(db, org);
  const today = dayAt(office.clock.now(), office.zone);
  findings.push(...checkYears(plan, calendar, today));
  const contacts = await readContacts(db, org, office.channels);
  const offices = plan.units.filter(({ kind }) => kind === "office" || kind === "school");
  const unreached = offices.filter(
    ({ id }) =>
      !contacts.group(id) && contacts.people("officer", id).length === 0 && contacts.people("head", id).length === 0,
  );
  if (unreached.length > 0) {
    const names = unreached.slice(0, MOST_NAMES).map(({ name }) => name);
    findings.push(remark("contacts", say("doctor-unreached", { count: unreached.length, names: { list: names } })));
  }
  findings.push(remark("chats", say("doctor-chats", { count: (await boundChats(db, org)).length })));
  if (contacts.people("coordinator", null).length === 0)
    findings.push(remark("coordinator", say("doctor-no-coordinator")));
  findings.push(...(await checkUsage(office)));
  return findings;
}

/** The year before or after the plan's matters for a few rungs only, and is often announced later: a remark. */
function checkYears(plan: Plan, calendar: WorkCalendar, today: LocalDate): Finding[] {
  const missing = new Set(unannouncedYears(plan, calendar, today));
  if (!calendar.isAnnounced(plan.year)) missing.add(plan.year);
  return [...missing].map((year) =>
    (year === plan.year ? fault : remark)("calendar", say("doctor-calendar", { year: String(year) })),
  );
}
