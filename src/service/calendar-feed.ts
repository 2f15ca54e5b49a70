import { may } from "../domain/permission.js";
import { say } from "../domain/say.js";
import { dayAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { feedEvents } from "../reports/feed/feed-events.js";
import { dutyChanges, feedOfficer, planChanges } from "../storage/feeds.js";
import { planFacts } from "../storage/plan-facts.js";
import { listOccurrences } from "../storage/progress.js";
import { presentOfficer } from "../storage/sessions.js";

/**
 * The calendar behind a secret address: what the units of its owner owe; to coordinators and leaders the whole plan, where
 * units that owe the same on the same day share an entry. Null when there is no such address, or its owner has left.
 */
export async function readFeed({ database, organization, clock, zone, texts }: Office, token: string) {
  const { db } = database;
  const org = organization.id;
  const now = clock.now();
  const officerId = await feedOfficer(db, org, token);
  const officer = officerId && (await presentOfficer(db, org, officerId, dayAt(now, zone)));
  if (!officer) return null;
  const { plan, calendar } = await planFacts(db, org);
  // Loaded when the first calendar is read: a service that serves none starts without it.
  const { calendarFeed } = await import("../reports/feed/calendar-feed.js");
  const words = (line: Parameters<typeof texts.plain>[1]) => texts.plain(officer.language, line);
  const name = words(say("feed-name", { name: organization.name }));
  if (!plan) return calendarFeed([], name, words);
  const whole = may(officer, { act: "see-unit", units: "all" });
  const unitIds = officer.memberships.flatMap(({ unitId }) => unitId ?? []);
  const occurrences = await listOccurrences(db, plan.id, whole ? {} : { unitIds });
  const ids = occurrences.map(({ id }) => id);
  const [changes, ofPlan] = [await dutyChanges(db, ids), await planChanges(db, plan.id)];
  const events = feedEvents({ plan, occurrences, whole, calendar, planChanges: ofPlan, changes, now });
  return calendarFeed(events, name, words);
}
