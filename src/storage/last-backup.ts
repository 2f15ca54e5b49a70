import type { Executor } from "./database.js";
import { readSetting, writeSetting } from "./organization.js";

/** The last backup that was read back whole; `restoredAt` is when one was last restored for a try. */
export type LastBackup = { readonly at: Date; readonly file: string; readonly restoredAt: Date | null };

const GOOD = "last-backup";
const FAILED = "failed-backup";
/** Older than this, or failing, and the operator is told. */
const STALE_MS = 2 * 86_400_000;

type Stored = { readonly at: string; readonly file: string; readonly restoredAt: string | null };

/** The last good one; null before the first. */
export async function lastBackup(db: Executor, org: string): Promise<LastBackup | null> {
  const stored = (await readSetting(db, org, GOOD)) as Stored | null;
  if (stored === null) return null;
  const { at, file, restoredAt } = stored;
  return { at: new Date(at), file, restoredAt: restoredAt === null ? null : new Date(restoredAt) };
}

/** Notes a good one, and that the trouble of those before it is over. */
export async function noteBackup(db: Executor, org: string, { at, file, restoredAt }: LastBackup): Promise<void> {
  const stored: Stored = { at: at.toISOString(), file, restoredAt: restoredAt?.toISOString() ?? null };
  await writeSetting(db, org, GOOD, stored);
  await writeSetting(db, org, FAILED, false);
}

/** Notes that one went wrong, until a good one follows. */
export async function noteFailedBackup(db: Executor, org: string): Promise<void> {
  await writeSetting(db, org, FAILED, true);
}

/** Whether the operator should look after the backups. Where none was ever taken nobody is told so each day. */
export async function backupsInTrouble(db: Executor, org: string, now: Date): Promise<boolean> {
  if ((await readSetting(db, org, FAILED)) === true) return true;
  const last = await lastBackup(db, org);
  return last !== null && now.getTime() - last.at.getTime() > STALE_MS;
}
