import { backends } from "./backends.js";
import { removeOldStores } from "./embedded-folder.js";
import { databaseName, dropDatabases } from "./postgres-databases.js";

/**
 * Says once which back ends this run covers, so that a green run is not taken for more than it is; and names the
 * template of this run's databases for the workers, who inherit the environment, and drops it when they are done.
 */
export function setup(): () => Promise<void> {
  process.stdout.write(`back ends: ${backends.map((backend) => backend.name).join(", ")}\n`);
  removeOldStores(Date.now());
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) return async () => undefined;
  const template = databaseName(Date.now());
  process.env.TEST_DATABASE_TEMPLATE = template;
  return () => dropDatabases(url, template, Date.now());
}
