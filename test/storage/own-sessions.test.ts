import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openOffice } from "../../src/office/office.js";
import { StartProblem } from "../../src/start-problem.js";
import { openDatabase } from "../../src/storage/database.js";
import { ensureOrganization } from "../../src/storage/organization.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { OFFICE_ROLE } from "../../src/storage/second-wall.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { sharingPooler } from "./sharing-pooler.js";

const POSTGRES = backends.find(({ name }) => name.startsWith("PostgreSQL"));

describe.skipIf(!POSTGRES)("the sessions on PostgreSQL", () => {
  let place: Place;
  let url: string;
  beforeEach(async () => {
    place = (await POSTGRES?.open()) ?? expect.fail();
    url = place.database.kind === "postgres" ? place.database.url : expect.fail();
  });
  afterEach(() => place.remove());

  it("of a pooler that shares them by transaction are refused with a sentence, before any lock is taken", async () => {
    const pooler = await sharingPooler(url);
    const opening = openOffice({ ...configOf({}), database: { kind: "postgres", url: pooler.url } });
    await expect(opening).rejects.toBeInstanceOf(StartProblem);
    await expect(opening).rejects.toMatchObject({ say: { id: "start-database-pooler" } });
    const store = await openDatabase(place.database);
    expect(
      await rowsOf(
        store.whole,
        sql`select 1 from pg_locks join pg_database d on d.oid = database
            where locktype = 'advisory' and datname = current_database()`,
      ),
    ).toEqual([]);
    await store.close();
    await pooler.close();
  });

  it("of a service end a statement after a minute, and a transaction nobody goes on with; a command's and the owner's do not", async () => {
    const store = await openDatabase(place.database);
    await store.migrate();
    const { id } = await ensureOrganization(store.whole);
    const service = await store.forOrganization(id, { hurried: true });
    const command = await store.forOrganization(id);
    const limits = async (db: typeof store.db) =>
      rowsOf(
        db,
        sql`select current_setting('statement_timeout') as "statement",
                   current_setting('idle_in_transaction_session_timeout') as "idle", current_user as "role"`,
      );
    expect(await limits(service.db)).toEqual([{ statement: "1min", idle: "1min", role: OFFICE_ROLE }]);
    expect(await limits(command.db)).toEqual([{ statement: "0", idle: "0", role: OFFICE_ROLE }]);
    expect(await limits(service.whole)).toMatchObject([{ statement: "0", idle: "0" }]);
    await command.close();
    await service.close();
    await store.close();
  });
});
