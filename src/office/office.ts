import { type ServiceClock, serviceClock } from "../clock.js";
import { type Config, channelsOf } from "../config.js";
import { asOf, dueThen } from "../domain/as-of.js";
import type { LocalDate } from "../domain/local-date.js";
import type { ChannelName } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import { saidIn } from "../domain/reminder.js";
import type { ProgressSummary, SummaryScope } from "../domain/summary.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { type PreviewedMessage, previewMessages } from "../reminders/preview.js";
import { summarise } from "../reports/summarise.js";
import { storeProblem } from "../start-problem.js";
import { readContacts } from "../storage/contacts.js";
import { type Executor, type OpenDatabase, openDatabase } from "../storage/database.js";
import { dueChangesSince } from "../storage/due-changes.js";
import { ensureOrganization, type Organization, readSetting } from "../storage/organization.js";
import { saidKeys } from "../storage/outbox.js";
import { activePlan, readCalendar } from "../storage/plan-facts.js";
import { countUpdates, listEntries, listFigures, listOccurrences } from "../storage/progress.js";
import { reminderStore } from "../storage/reminder-store.js";
import { loadTexts, type Texts } from "../text/texts.js";
import { occurrencesFor } from "./summary-occurrences.js";

/** The setting in which a rehearsal keeps its clock between runs. */
export const REHEARSAL_CLOCK = "rehearsal-clock";

/** What the service and the command line share: one organization's store, its clock and its words. */
export type Office = {
  readonly database: OpenDatabase;
  readonly organization: Organization;
  readonly zone: Zone;
  readonly clock: ServiceClock;
  readonly channels: ReadonlySet<ChannelName>;
  readonly texts: Texts;
  /** What is true now, or what was at `at`, by what had been said by then; null before the first import. */
  summary(scope: SummaryScope, at?: Date): Promise<ProgressSummary | null>;
  preview(from: LocalDate, to: LocalDate): Promise<PreviewedMessage[]>;
  plan(): Promise<Plan | null>;
  close(): Promise<void>;
};

export type OfficeOptions = {
  readonly clock?: ServiceClock;
  /** Where the clock of a rehearsal starts that has not run before. */
  readonly rehearsalStart?: Date;
  /** Whether no statement may take long, as for a service that people wait for; a command takes the time it needs. */
  readonly hurried?: boolean;
};

/** Opens the store, brings its schema up to date and finds the organization. Throws `StartProblem` with advice. */
export async function openOffice(config: Config, options: OfficeOptions = {}): Promise<Office> {
  const { database, organization } = await openOrganization(config, options.hurried ?? false);
  try {
    const { zone, id: org } = organization;
    const channels = channelsOf(config);
    const clock = options.clock ?? (await officeClock(database, org, config, options.rehearsalStart ?? null));
    return {
      database,
      organization,
      zone,
      clock,
      channels,
      texts: loadTexts(zone),
      summary: (scope, at) => summariseAt(database.db, organization, scope, at ?? clock.now(), at && null),
      preview: (from, to) => preview(database, { org, zone, channels, now: clock.now() }, from, to),
      plan: () => activePlan(database.db, org),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the store and brings its schema up to date, whatever organizations it holds. Throws `StartProblem` with advice. */
export async function openStore({ database: location }: Pick<Config, "database">): Promise<OpenDatabase> {
  let database: OpenDatabase | null = null;
  try {
    database = await openDatabase(location);
    await database.migrate();
    return database;
  } catch (error) {
    await database?.close();
    throw storeProblem(error, location);
  }
}

/** The store as the organization's own sessions see it. */
async function openOrganization(config: Config, hurried: boolean): Promise<Pick<Office, "database" | "organization">> {
  const store = await openStore(config);
  try {
    const organization = await ensureOrganization(store.whole, config.organization);
    return { organization, database: await store.forOrganization(organization.id, { hurried }) };
  } catch (error) {
    await store.close();
    throw storeProblem(error, config.database);
  }
}

/**
 * The summary as of `at`: for a moment before `now`, from what had been said by then; null says that it is such a moment,
 * whatever this process's clock shows: beside a service whose clock has run on, its future may be in the store already.
 */
export async function summariseAt(
  db: Executor,
  { id: org, zone }: Pick<Organization, "id" | "zone">,
  scope: SummaryScope,
  at: Date,
  now: Date | null = at,
): Promise<ProgressSummary | null> {
  const plan = await activePlan(db, org);
  if (!plan) return null;
  const isPast = now === null || at < now;
  // How things stood needs all of them: the share of tasks done then is counted over the plan.
  const { occurrences: current, open } = isPast
    ? { occurrences: await listOccurrences(db, plan.id), open: null }
    : await occurrencesFor(db, org, plan, scope, dayAt(at, zone));
  const ids = current.map((occurrence) => occurrence.id);
  const past = isPast
    ? asOf(dueThen(current, await dueChangesSince(db, plan.id, at), at), await listEntries(db, ids), at)
    : null;
  return summarise(
    {
      plan,
      tasks: plan.tasks,
      occurrences: past?.occurrences ?? current,
      figures: past?.figures ?? (await listFigures(db, ids)),
      updateCounts: past?.updateCounts ?? (await countUpdates(db, ids)),
      calendar: await readCalendar(db, org),
      today: dayAt(at, zone),
      ...(open ? { open } : {}),
      dayOf: (instant) => dayAt(instant, zone),
    },
    scope,
    at,
  );
}

/** A rehearsal goes on where its clock stood; everything else lives by the configured clock. */
async function officeClock(
  { db }: OpenDatabase,
  org: string,
  config: Config,
  rehearsalStart: Date | null,
): Promise<ServiceClock> {
  const { start, speed } = config.clock;
  if (start !== null || !channelsOf(config).has("rehearsal")) return serviceClock(config.clock);
  const stood = await readSetting(db, org, REHEARSAL_CLOCK);
  return serviceClock({ start: typeof stood === "string" ? new Date(stood) : rehearsalStart, speed });
}

type PreviewFacts = {
  readonly org: string;
  readonly zone: Zone;
  readonly channels: ReadonlySet<ChannelName>;
  readonly now: Date;
};

async function preview(
  { db }: OpenDatabase,
  { org, zone, channels, now }: PreviewFacts,
  from: LocalDate,
  to: LocalDate,
): Promise<PreviewedMessage[]> {
  const plan = await activePlan(db, org);
  if (!plan) return [];
  const occurrences = await listOccurrences(db, plan.id, { remindable: true });
  const running = await reminderStore(db, org, channels).transaction((tx) => tx.watermark(false));
  return previewMessages(from, to, {
    plan,
    occurrences,
    said: await saidIn(
      await saidKeys(
        db,
        occurrences.map((occurrence) => occurrence.id),
      ),
    ),
    running: running !== null,
    contacts: await readContacts(db, org, channels),
    calendar: await readCalendar(db, org),
    zone,
    now,
  });
}
