import { rmSync } from "node:fs";
import { backends } from "./backends.js";
import { preparedFile, removeOldStores } from "./embedded-folder.js";
import { databaseName, dropDatabases } from "./postgres-databases.js";
import { makeRunFolder } from "./run-folder.js";

/**
 * Says once which back ends this run covers, so that a green run is not taken for more than it is; and names for the
 * workers, who inherit the environment, a folder of this run's and the template of its databases, and drops both when
 * they are done. The embedded store they all start from is made before any of them asks for it.
 */
export async function setup(): Promise<() => Promise<void>> {
  process.stdout.write(`back ends: ${backends.map((backend) => backend.name).join(", ")}\n`);
  removeOldStores(Date.now());
  await preparedFile();
  const folder = makeRunFolder(Date.now());
  process.env.TEST_RUN_FOLDER = folder;
  const url = process.env.TEST_DATABASE_URL;
  const template = databaseName(Date.now());
  if (url !== undefined) process.env.TEST_DATABASE_TEMPLATE = template;
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    if (url !== undefined) await dropDatabases(url, template, Date.now());
  };
}
