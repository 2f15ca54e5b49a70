import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { verifyHistory } from "../../src/storage/verify-history.js";
import { loadTexts } from "../../src/text/texts.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import { digestOf, FUZZ_TIMEOUT_MS, fuzz } from "./fuzz.js";
import { STRANGE_TEXTS } from "./mutations.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
/** Those that play a year, look for servers or move to one have suites of their own. */
const COMMANDS =
  "import invite units unit roster tasks preview status ledger token report chat calendar backup restore verify person retention".split(
    " ",
  );
const OPTIONS = (
  "--json --help -h --plan --effective --dry-run --unit --role --name --from --to --at --period --format --out --as --say --year " +
  "--off --work --force --daily --yes --remind --account --confirm --expires --messages --invites --inbox --on --remove -- --nope -x"
).split(" ");
const WORDS = [
  ..."create list revoke export erase add rename end merge split move show set reset 1 2 999 -1 1e9 VP TTr".split(" "),
  ..."officer head coordinator leader admin 2025 2025-Q1 2025-13 2025-01-06 2025-02-30 9999-12-31 0000-01-01".split(
    " ",
  ),
  ..."2025-01-06T08:00:00+07:00 12 0 docx xlsx pdf mot.yaml hai.csv ba.gz khong-co telegram:1 zalo:x".split(" "),
  "Văn phòng Sở",
  "Nguyễn Văn An",
  "/capnhat 7 82%",
];
/** What a shell can hand over; and never a way out of the folder, since some commands write where they are told to. */
const strange = fc.constantFrom(...STRANGE_TEXTS.filter((text) => !/[/\\\0\p{Cs}]/u.test(text)));
const word = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: strange });
const option = fc.constantFrom(...OPTIONS);
const pair = fc
  .tuple(option, word)
  .chain(([name, value]) => fc.constantFrom([name, value], [`${name}=${value}`], [name]));
const argv = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.array(word, { maxLength: 2 }), fc.array(pair, { maxLength: 3 }))
  .map(([command, words, pairs]) => [command, ...words, ...pairs.flat()]);

describe("whatever is typed behind nhacviec", () => {
  let desk: OfficeDesk;
  let folder: string;
  beforeAll(async () => {
    const [backend] = oneBackend;
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
    await desk.json("import", CATALOGUE);
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-fuzz-"));
    writeFileSync(path.join(folder, "mot.yaml"), "plan: [1\n code: x");
    writeFileSync(path.join(folder, "hai.csv"), "TT,Nội dung\n1,Việc");
    writeFileSync(path.join(folder, "ba.gz"), "no backup");
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "is read as a command, or answered with one that is",
    () =>
      fuzz(fc.oneof(argv, fc.array(fc.oneof(option, word), { maxLength: 5 })), 400, (given) => {
        const parsed = parseCommandLine(given, loadTexts());
        if (parsed.kind === "run") return;
        const { stdout, stderr, exitCode } = parsed.answer;
        expect([stdout === "", stderr === ""]).toEqual(exitCode === 0 ? [false, true] : [true, false]);
      }),
    FUZZ_TIMEOUT_MS,
  );

  it(
    "does it or refuses in words, and what is refused changes nothing",
    async () => {
      const { db } = desk.office.database;
      let before = await digestOf(db);
      await fuzz(argv, 60, async (given) => {
        const { stdout, stderr, exitCode } = await desk.cli(given, folder);
        const after = await digestOf(db);
        if (exitCode === 0) {
          expect(stderr).toBe("");
          if (given.includes("--json") && !stdout.startsWith("nhacviec ") && !/^\S+: nhacviec/.test(stdout))
            JSON.parse(stdout);
        } else {
          expect({ given, exitCode, said: stderr.trim() !== "", same: after === before }).toEqual({
            given,
            exitCode: 1,
            said: true,
            same: true,
          });
          expect(stderr).not.toMatch(/\n\s+at |\bundefined\b|\[object /);
        }
        before = after;
      });
      expect((await verifyHistory(db, desk.office.organization.id)).misfit).toBeNull();
    },
    FUZZ_TIMEOUT_MS,
  );
});
