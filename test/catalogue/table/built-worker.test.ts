import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

it("reads a file in its thread when built to JavaScript, with no loader", () => {
  // Inside the repository, so that the built files find node_modules.
  mkdirSync(`${ROOT}node_modules/.cache`, { recursive: true });
  const out = mkdtempSync(`${ROOT}node_modules/.cache/built-`);
  try {
    const sources = ["read-tables", "table-worker"].map((name) => `src/catalogue/table/${name}.ts`);
    const options = ["--noCheck", "--ignoreConfig", "--rootDir", "src", "--outDir", out];
    const target = ["--module", "nodenext", "--target", "es2023", "--types", "node"];
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", ...options, ...target, ...sources], {
      cwd: ROOT,
    });
    const script = `
      const { readTables } = await import(${JSON.stringify(pathToFileURL(`${out}/catalogue/table/read-tables.js`).href)});
      const read = await readTables(new TextEncoder().encode("a;b;c\\n1;2;3"), "a.csv");
      process.stdout.write(JSON.stringify(read));`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: out,
      encoding: "utf8",
    });
    expect(JSON.parse(printed)).toMatchObject({ ok: true, tables: [{ rows: [{ cells: ["a", "b", "c"] }, {}] }] });
  } finally {
    rmSync(out, { recursive: true });
  }
}, 60_000);
