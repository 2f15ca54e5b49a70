import { writeAside } from "../../src/storage/backup-file.js";
import { BackupRefused } from "../../src/storage/backup-format.js";

/* A process of its own, for a test that limits how large its files may grow: says how writing FILE was refused. */
const [file = ""] = process.argv.slice(2);

async function* noise(): AsyncGenerator<string> {
  // What can't be packed small.
  for (let n = 1; n < 200_000; n++) yield `${(n * 0.7548776662466927) % 1}`;
}

try {
  await writeAside(file, noise(), { overwrite: false });
  process.stdout.write("written");
} catch (error) {
  process.stdout.write(error instanceof BackupRefused ? error.say.id : String(error));
}
