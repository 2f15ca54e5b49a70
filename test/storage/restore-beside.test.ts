import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { takeBackup } from "../../src/storage/backup.js";
import { type BackupHeader, BackupRefused } from "../../src/storage/backup-format.js";
import { dailyFile, tidyShelf } from "../../src/storage/backup-shelf.js";
import type { OpenDatabase } from "../../src/storage/database.js";
import { openDatabase } from "../../src/storage/database.js";
import { knownMigrations } from "../../src/storage/migrations.js";
import {
  addOrganization,
  ensureOrganization,
  listOrganizations,
  type Organization,
} from "../../src/storage/organization.js";
import { checkBackup } from "../../src/storage/read-backup.js";
import { holdsData, restoreBackup } from "../../src/storage/restore.js";
import { officeActs, settings } from "../../src/storage/schema.js";
import { backends, type Place } from "../support/backends.js";
import { contentsOf, rulesOf } from "./store-contents.js";

const AT = new Date("2025-01-07T09:00:00Z");

describe.each(backends)("an organization's backup, in a store that others share on $name", (backend) => {
  let folder: string;
  const places: Place[] = [];
  let store: OpenDatabase;
  let ours: Organization;
  let theirs: Organization;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-beside-"));
    store = await aStore();
    ours = await ensureOrganization(store.whole);
    theirs = (await addOrganization(store.whole, "theirs")) ?? ours;
    await addAct(ours, "our first");
    await addAct(theirs, "their first");
  });
  afterAll(async () => {
    await store.close();
    for (const place of places) await place.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function aStore(): Promise<OpenDatabase> {
    const place = await backend.open();
    places.push(place);
    const opened = await openDatabase(place.database);
    await opened.migrate();
    return opened;
  }

  /** An append-only row with a number of its own, and a setting. */
  async function addAct({ id }: Organization, subject: string, { whole } = store): Promise<number> {
    const act = { organizationId: id, officerId: null, act: "rename_unit", subject, details: {}, at: AT } as const;
    const [row] = await whole.insert(officeActs).values(act).returning();
    await whole.insert(settings).values({ organizationId: id, key: subject, value: 1 });
    return row?.id ?? 0;
  }

  async function saved({ id }: Organization, { whole } = store): Promise<string> {
    const file = path.join(folder, `${randomUUID()}.gz`);
    await takeBackup(whole, id, file, AT, { overwrite: false });
    return file;
  }

  async function put(file: string, into: Organization, change: Partial<BackupHeader> = {}): Promise<void> {
    await restoreBackup(store, file, { ...(await checkBackup(file)), ...change }, into, async () => undefined);
  }

  async function rowsOf({ id }: Organization): Promise<Record<string, string[]>> {
    const contents = Object.entries(await contentsOf(store.whole));
    return Object.fromEntries(contents.map(([table, rows]) => [table, rows.filter((row) => row.includes(id))]));
  }

  async function refusal(file: string, into: Organization, change: Partial<BackupHeader> = {}): Promise<string> {
    const before = [await contentsOf(store.whole), await rulesOf(store.whole)];
    const refused = await put(file, into, change).then(
      () => "it was restored",
      (error: unknown) => (error instanceof BackupRefused ? error.say.id : String(error)),
    );
    expect([await contentsOf(store.whole), await rulesOf(store.whole)]).toEqual(before);
    return refused;
  }

  it("has its rows alone, and brings them back without touching another's", async () => {
    const [before, rules] = [await rowsOf(ours), await rulesOf(store.whole)];
    const file = await saved(ours);
    const header = await checkBackup(file);
    expect(header.organizations.map(({ id }) => id)).toEqual([ours.id]);
    await addAct(ours, "our second");
    const highest = await addAct(theirs, "their second");
    const untouched = await rowsOf(theirs);
    await put(file, ours);
    expect(await rowsOf(ours)).toEqual(before);
    expect(await rowsOf(theirs)).toEqual(untouched);
    expect(await rulesOf(store.whole)).toEqual(rules);
    expect(await addAct(ours, "our third")).toBeGreaterThan(highest);
  });

  it("never gives a number out again that a later backup of it has", async () => {
    const early = await saved(ours);
    const last = await addAct(ours, "our last");
    const late = await saved(ours);
    await put(early, ours);
    expect(await addAct(theirs, "their third")).toBeGreaterThan(last);
    await put(late, ours);
    const acts = await store.whole.select().from(officeActs).where(eq(officeActs.organizationId, ours.id));
    expect(acts.map(({ id }) => id)).toContain(last);
  });

  it("is refused in the place of another one that is here", async () => {
    expect(await refusal(await saved(theirs), ours)).toBe("restore-of-another");
  });

  it("is refused when it is of an older schema, for which all tables would be made anew", async () => {
    const [{ name = "", hash = "" } = {}] = knownMigrations();
    expect(await refusal(await saved(ours), ours, { schema: { name, hash } })).toBe("restore-older-beside");
  });

  it("from elsewhere takes the place and the code of the organization it is restored into, unless numbers meet", async () => {
    const elsewhere = await aStore();
    try {
      const moved = await ensureOrganization(elsewhere.whole);
      await elsewhere.whole.insert(settings).values({ organizationId: moved.id, key: "moved", value: 1 });
      const file = await saved(moved, elsewhere);
      await addAct(moved, "the number one", elsewhere);
      const meeting = await saved(moved, elsewhere);
      expect(await refusal(meeting, theirs)).toBe("restore-numbers-taken");
      const untouched = await rowsOf(ours);
      await put(file, theirs);
      const codes = (await listOrganizations(store.whole)).map(({ id, code }) => [id, code]);
      expect(codes).toEqual([
        [ours.id, "default"],
        [moved.id, "theirs"],
      ]);
      expect(await rowsOf(ours)).toEqual(untouched);
      expect((await rowsOf(theirs)).settings).toEqual([]);
      expect(await holdsData(store.whole, moved.id)).toBe(true);
      expect(await holdsData(store.whole, theirs.id)).toBe(false);
    } finally {
      await elsewhere.close();
    }
  });
});

describe("a shelf of daily backups that organizations share", () => {
  it("has a file of each for a day, and each tidies away its own alone", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-shelf-"));
    try {
      const days = Array.from({ length: 9 }, (_, index) => localDate(`2025-01-0${index + 1}`));
      for (const code of ["default", "so-b", "so-b-2025-01-01"])
        for (const day of days) writeFileSync(dailyFile(folder, code, day), "");
      expect(readdirSync(folder)).toHaveLength(27);
      tidyShelf(folder, "so-b");
      const left = readdirSync(folder);
      expect(left.filter((name) => name.startsWith("nhacviec-so-b-2025-01-01-"))).toHaveLength(9);
      expect(left.filter((name) => /^nhacviec-\d/.test(name))).toHaveLength(9);
      expect(left).toHaveLength(25);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
