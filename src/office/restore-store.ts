import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import { slotTimes } from "../domain/plan.js";
import { slotsBetween } from "../domain/slot.js";
import { dayAt } from "../domain/zone.js";
import { consider } from "../reminders/consider.js";
import type { BackupHeader } from "../storage/backup-format.js";
import type { Database } from "../storage/database.js";
import { endUnsent } from "../storage/end-unsent.js";
import { oweNothing } from "../storage/inbox.js";
import { listOrganizations, type Organization, readSetting } from "../storage/organization.js";
import { reminderStore } from "../storage/reminder-store.js";
import { restoreBackup } from "../storage/restore.js";
import { type Office, REHEARSAL_CLOCK } from "./office.js";

const REASON = "restored from a backup";
const UNSAID = { state: "dropped", reason: REASON } as const;
/** One statement holds so many at most. */
const RECORDED_AT_ONCE = 1_000;

export type RestoreOptions = {
  /** Says at the next slot what came due since the backup, though some of it may have been said already. */
  readonly remind: boolean;
  /** The configuration sets the clock: where a rehearsal's own stood does not count. */
  readonly clockIsSet: boolean;
};

/** Messages that were on their way in the backup; reminders owed by now that its ledger does not know of. */
export type SettledPast = { readonly unsent: number; readonly owed: number };

/**
 * Restores a backup and, in the same transaction, settles the past: what was on its way is ended, what came due since
 * counts as dropped (unless it is to be said), and reminding goes on from now.
 * @throws BackupRefused as `restoreBackup`
 */
export async function restoreStore(
  office: Office,
  file: string,
  header: BackupHeader,
  options: RestoreOptions,
): Promise<SettledPast> {
  return restoreBackup(office.database, file, header, office.organization, async (tx) => {
    const total = { unsent: 0, owed: 0 };
    const restored = new Set(header.organizations.map(({ id }) => id));
    for (const organization of (await listOrganizations(tx)).filter(({ id }) => restored.has(id))) {
      const now = await nowIn(tx, organization.id, office, options);
      total.unsent += await endUnsent(tx, organization.id, REASON, now);
      await oweNothing(tx, organization.id);
      const span = { since: new Date(header.takenAt), now };
      total.owed += await settleOwed(tx, organization, office.channels, span, options);
    }
    return total;
  });
}

/** A rehearsal goes back to where its clock stood in the backup: that is its now. */
async function nowIn(
  tx: Database,
  org: string,
  { clock, channels }: Office,
  { clockIsSet }: RestoreOptions,
): Promise<Date> {
  const stood = channels.has("rehearsal") && !clockIsSet ? await readSetting(tx, org, REHEARSAL_CLOCK) : null;
  return typeof stood === "string" ? new Date(stood) : clock.now();
}

/**
 * Looks at the slots between the backup and now as a tick would, and writes down what is owed instead of saying it.
 * @returns how many reminders that are: of each duty and audience the latest
 */
async function settleOwed(
  db: Database,
  { id: org, zone }: Organization,
  channels: ReadonlySet<ChannelName>,
  { since, now }: { readonly since: Date; readonly now: Date },
  { remind }: RestoreOptions,
): Promise<number> {
  return reminderStore(db, org, channels).transaction(async (tx) => {
    // Without a watermark nothing had ever been said when the backup was taken.
    const seen = (await tx.watermark(true)) ?? since;
    await tx.setWatermark(now);
    const { plan, calendar } = await tx.facts();
    const passed = slotsBetween(seen, now, slotTimes(plan), calendar, zone);
    const slot = passed.at(-1);
    if (!plan || !slot) return 0;
    const facts = { plan, calendar, slot, passed, lastSeenOn: dayAt(seen, zone), now };
    let count = 0;
    for (let after: string | null = null; ; ) {
      const page: Occurrence[] = await tx.toRemind(plan.id, slot.day, after);
      const last = page.at(-1);
      if (!last) return count;
      const known = { said: await tx.said(page), snoozedUntil: await tx.snoozed(page, now) };
      const { owed, passedOver, snoozed, next } = consider(page, facts, known);
      count += owed.length;
      after = last.id;
      if (remind) continue;
      for (const some of inPieces([...owed, ...passedOver, ...snoozed])) await tx.record(some, UNSAID, slot.at, now);
      await tx.remindNext(next);
    }
  });
}

function* inPieces<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += RECORDED_AT_ONCE) yield all.slice(at, at + RECORDED_AT_ONCE);
}
