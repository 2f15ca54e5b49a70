import { randomUUID } from "node:crypto";
import { type Database, type OpenDatabase, openDatabase } from "../../src/storage/database.js";
import { organizations } from "../../src/storage/schema.js";
import type { Backend } from "../support/backends.js";

/** A migrated store of a test file's own. */
export type TestStore = {
  readonly database: OpenDatabase;
  readonly db: Database;
  /** A new organization, empty: tests of one file share the store and never see each other. */
  anOrganization(): Promise<string>;
  close(): Promise<void>;
};

export async function openStore(backend: Backend): Promise<TestStore> {
  const place = await backend.open();
  const database = await openDatabase(place.database);
  await database.migrate();
  const { db } = database;
  return {
    database,
    db,
    async anOrganization() {
      const id = randomUUID();
      await db.insert(organizations).values({ id, name: "", place: "", zone: "Asia/Ho_Chi_Minh" });
      return id;
    },
    async close() {
      await database.close();
      await place.remove();
    },
  };
}
