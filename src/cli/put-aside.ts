import { existsSync } from "node:fs";
import path from "node:path";
import type { Office } from "../office/office.js";
import { takeBackup } from "../storage/backup.js";

/**
 * Backs up what the store holds before it is replaced, under a name nothing has yet.
 * @param folder where the backup lies that takes its place: known to be a place for such files
 * @returns the file's path
 * @throws BackupRefused when it can't be written
 */
export async function putAside({ database, organization, clock }: Office, folder: string): Promise<string> {
  const now = clock.now();
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  const name = (count: number) => path.join(folder, `before-restore-${stamp}${count === 1 ? "" : `-${count}`}.gz`);
  let count = 1;
  while (existsSync(name(count))) count++;
  await takeBackup(database.whole, organization.id, name(count), now, { overwrite: false });
  return name(count);
}
