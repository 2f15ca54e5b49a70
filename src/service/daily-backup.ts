import { mkdirSync, statSync } from "node:fs";
import { say } from "../domain/say.js";
import { dayAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { takeBackup } from "../storage/backup.js";
import { type BackupHeader, BackupRefused } from "../storage/backup-format.js";
import { dailyFile, tidyShelf } from "../storage/backup-shelf.js";
import { lastBackup, noteBackup, noteFailedBackup } from "../storage/last-backup.js";
import { checkBackup } from "../storage/read-backup.js";
import { tryRestore } from "../storage/try-restore.js";

/** Of people's data only the service's user may list the copies. */
const OWNER_ONLY = 0o700;
const WEEK_MS = 7 * 86_400_000;
/** A larger one is not tried in memory beside a service: an operator does that on another machine. */
const MOST_TRIED_BYTES = 64 * 1_048_576;

export type DailyBackup = {
  readonly file: string;
  readonly header: BackupHeader;
  /** Whether it was restored for a try this time: once a week. */
  readonly tried: boolean;
};

/**
 * The day's backup on a shelf of them: taken, read back from its first line to its last, once a week restored into a
 * store that is thrown away; then those that need not be kept go. A second one on the same day takes the first's place.
 * @throws BackupRefused when the file can't be written, or is not what was written; that it failed is noted
 */
export async function dailyBackup(office: Office, folder: string): Promise<DailyBackup> {
  const { database, organization, clock, zone } = office;
  const { db, whole } = database;
  const now = clock.now();
  const file = dailyFile(folder, organization.code, dayAt(now, zone));
  try {
    makeFolder(folder);
    await takeBackup(whole, organization.id, file, now, { overwrite: true });
    const header = await checkBackup(file);
    const last = await lastBackup(db, organization.id);
    const lastTried = last?.restoredAt ?? null;
    const isTime = lastTried === null || now.getTime() - lastTried.getTime() >= WEEK_MS;
    const tried = isTime && statSync(file).size <= MOST_TRIED_BYTES;
    if (tried) await tryRestore(file, header);
    await noteBackup(db, organization.id, { at: now, file, restoredAt: tried ? now : lastTried });
    tidyShelf(folder, organization.code);
    return { file, header, tried };
  } catch (error) {
    await noteFailedBackup(db, organization.id);
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  } catch (error) {
    const { code = "?" } = error as NodeJS.ErrnoException;
    throw new BackupRefused(say("backup-unwritable", { file: folder, reason: code }), error);
  }
}
