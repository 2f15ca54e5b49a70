import { openDatabase } from "../../src/storage/database.js";
import { lockFolder } from "../../src/storage/folder-lock.js";
import { ensureOrganization, writeSetting } from "../../src/storage/organization.js";

/*
 * A process of its own that holds a folder, for tests that kill it. `lock FOLDER` only takes the lock and answers;
 * `write FOLDER` keeps writing to an embedded store, and says each number once it is safely in.
 */
const [what, folder = ""] = process.argv.slice(2);

if (what === "lock") {
  const lock = await lockFolder(folder);
  lock.serve(async ({ argv }) => ({ stdout: `heard ${argv.join(" ")}`, stderr: "", exitCode: 0 }));
  process.stdout.write("held\n");
  setInterval(() => undefined, 60_000);
} else {
  const database = await openDatabase({ kind: "embedded", folder });
  await database.migrate();
  const { id } = await ensureOrganization(database.db);
  for (let written = 1; ; written++) {
    await writeSetting(database.db, id, "written", written);
    process.stdout.write(`${written}\n`);
  }
}
