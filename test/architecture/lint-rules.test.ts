import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BIOME = path.join(ROOT, "node_modules/.bin/biome");
const ROOMS = ["catalogue", "conversation", "reminders", "reports", "channels", "storage", "web", "text"];
const LIBRARIES: Readonly<Record<string, string | readonly string[]>> = {
  grammy: "channels",
  axios: "channels",
  "drizzle-orm": "storage",
  postgres: "storage",
  "@electric-sql/pglite": "storage",
  ioredis: "storage",
  "@fluent/bundle": "text",
  hono: "web",
  "@hono/node-server": "web",
  "@resvg/resvg-js": "reports",
  docx: "reports",
  "ical-generator": "reports",
  "write-excel-file": ["catalogue", "reports"],
  mammoth: "catalogue",
  "read-excel-file": "catalogue",
  marked: "catalogue",
  "csv-parse": "catalogue",
  yauzl: "catalogue",
  "node-html-parser": "catalogue",
  yaml: "catalogue",
};

/** A file that breaks (or keeps) a rule; `rule` null where nothing may be said. */
type Trial = { readonly file: string; readonly code: string; readonly rule: string | null };

const use = (specifier: string) => `import { a } from "${specifier}";\nexport const b = a;\n`;
const RESTRICTED = "lint/style/noRestrictedImports";
let count = 0;
const trial = (folder: string, code: string, rule: string | null): Trial => ({
  file: `src/${folder === "" ? "" : `${folder}/`}trial-${count++}.ts`,
  code,
  rule,
});

const TRIALS: readonly Trial[] = [
  ...["domain", ...ROOMS].flatMap((room) => [
    ...ROOMS.map((other) => trial(room, use(`../${other}/x.js`), room === other ? null : RESTRICTED)),
    ...["app", "config", "main", "cli"].map((other) => trial(room, use(`../${other}.js`), RESTRICTED)),
    trial(room, use("../domain/plan.js"), null),
    trial(`${room}/deep`, use("../../web/x.js"), room === "web" ? null : RESTRICTED),
    trial(room, use("../../test/fakes/x.js"), null),
    ...Object.entries(LIBRARIES).map(([name, home]) =>
      trial(room, use(name), [home].flat().includes(room) ? null : RESTRICTED),
    ),
  ]),
  trial("domain", use("node:fs"), RESTRICTED),
  trial("domain", use("luxon"), null),
  trial("", `${use("./storage/x.js")}${use("./web/x.js").replaceAll(/\b[ab]\b/g, "$&2")}`, null),
  trial("web", "export const a = process.env.HOME;\n", "lint/style/noProcessEnv"),
  { file: "src/config.ts", code: "export const a = process.env.HOME;\n", rule: null },
  trial("web", 'console.log("x");\n', "lint/suspicious/noConsole"),
  trial("web", "export const a = (b: any) => b;\n", "lint/suspicious/noExplicitAny"),
  trial("web", "export const a = (b?: string) => b!.length;\n", "lint/style/noNonNullAssertion"),
  trial("web", "export default 1;\n", "lint/style/noDefaultExport"),
  trial("web", use("left-pad"), "lint/correctness/noUndeclaredDependencies"),
  trial("web", "const unused = 1;\n", "lint/correctness/noUnusedVariables"),
  trial(
    "web",
    "async function a(): Promise<number> {\n  return 1;\n}\nexport function b() {\n  a();\n}\n",
    "lint/nursery/noFloatingPromises",
  ),
];

/** Two files that import each other, and two that do not. */
const RINGS: readonly Trial[] = [
  {
    file: "src/ring/a.ts",
    code: 'import { b } from "./b.js";\nexport const a = () => b;\n',
    rule: "lint/suspicious/noImportCycles",
  },
  {
    file: "src/ring/b.ts",
    code: 'import { a } from "./a.js";\nexport const b = () => a;\n',
    rule: "lint/suspicious/noImportCycles",
  },
  { file: "src/row/a.ts", code: 'import { b } from "./b.js";\nexport const a = () => b;\n', rule: null },
  { file: "src/row/b.ts", code: "export const b = 1;\n", rule: null },
];

describe("the project's own lint rules, on files that break them", () => {
  let folder: string;
  let said: Map<string, string[]>;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-lint-"));
    for (const name of ["biome.json", "package.json"]) cpSync(path.join(ROOT, name), path.join(folder, name));
    for (const { file, code } of [...TRIALS, ...RINGS]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), code);
    }
    said = await lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("hold each room to its neighbours and libraries, and every file to the habits", () => {
    const wrong = TRIALS.filter(({ file, rule }) => {
      const rules = said.get(file) ?? [];
      return rule === null ? rules.includes(RESTRICTED) : !rules.includes(rule);
    });
    expect(wrong).toEqual([]);
    expect(TRIALS.filter(({ rule }) => rule === RESTRICTED).length).toBeGreaterThan(200);
    expect(said.get("src/config.ts") ?? []).toEqual([]);
  });

  it("find every import cycle and no other", () => {
    for (const { file, rule } of RINGS)
      expect([file, said.get(file) ?? []]).toEqual([file, rule === null ? [] : [rule]]);
  });
});

/** The rules broken in each file, as `npm run lint` would find them. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."];
  const { stdout } = await promisify(execFile)(BIOME, options, { cwd: folder, maxBuffer: 64_000_000 }).catch(
    (failure: { stdout: string }) => failure,
  );
  const report = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  const rules = new Map<string, string[]>();
  for (const { category, location } of report.diagnostics) {
    const file = typeof location.path === "string" ? location.path : location.path.file;
    rules.set(file, [...(rules.get(file) ?? []), category]);
  }
  return rules;
}
