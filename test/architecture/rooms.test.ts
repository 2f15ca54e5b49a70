import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files.js";
import { cyclesIn, importsOf, roomOf } from "./imports.js";

const files = sourceFiles();
const imports = importsOf(files);
const ROOMS = ["domain", "catalogue", "conversation", "reminders", "reports", "channels", "storage", "web", "text"];
/** Beside the rooms: what puts them together. */
const OUTSIDE = ["", "cli", "office", "service"];

/** Where each library may be imported. One room each, but for the two whose values and checks are needed in several. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  grammy: ["channels"],
  axios: ["channels"],
  "drizzle-orm": ["storage"],
  postgres: ["storage"],
  "@electric-sql/pglite": ["storage"],
  ioredis: ["storage"],
  "@fluent/bundle": ["text"],
  hono: ["web"],
  "@hono/node-server": ["web"],
  "@resvg/resvg-js": ["reports"],
  docx: ["reports"],
  "ical-generator": ["reports"],
  "write-excel-file": ["catalogue", "reports"],
  mammoth: ["catalogue"],
  "read-excel-file": ["catalogue"],
  marked: ["catalogue"],
  "csv-parse": ["catalogue"],
  yauzl: ["catalogue"],
  "node-html-parser": ["catalogue"],
  yaml: ["catalogue"],
  // The font of the pictures is the page's too.
  "@expo-google-fonts/be-vietnam-pro": ["reports", "web"],
  pino: [""],
  "pino-pretty": [""],
  "node-cron": ["service"],
  "prom-client": ["service"],
  "@opentelemetry/api": ["service"],
  "@opentelemetry/sdk-trace-node": ["service"],
  "@opentelemetry/exporter-trace-otlp-http": ["service"],
  "@opentelemetry/resources": ["service"],
  // Only where the worker is run from its source, in development.
  tsx: ["catalogue"],
  luxon: ["domain", "text", "web"],
  zod: ["", "catalogue", "channels", "web"],
};

describe("the rooms", () => {
  it("are those of the design, and nothing else is a folder of src", () => {
    expect([...new Set(files.map(({ path }) => roomOf(path)))].sort()).toEqual([...ROOMS, ...OUTSIDE].sort());
  });

  it("import themselves and the domain, never each other and nothing beside them", () => {
    const strays = imports.filter(({ from, to, kind }) => {
      const room = roomOf(from);
      return kind === "file" && ROOMS.includes(room) && ![room, "domain"].includes(roomOf(to));
    });
    expect(strays).toEqual([]);
  });

  it("import only what is there, and nothing outside src: no test, no script", () => {
    const there = new Set(files.map(({ path }) => path));
    expect(imports.filter(({ to, kind }) => kind === "file" && !there.has(to))).toEqual([]);
    expect(imports.length).toBeGreaterThan(500);
  });

  it("have no cycle among them, not even of types", () => {
    expect(cyclesIn(imports)).toEqual([]);
  });

  it("leave the domain pure: no library but luxon, nothing of Node", () => {
    const packages = imports.filter(({ from, kind }) => kind === "package" && roomOf(from) === "domain");
    expect([...new Set(packages.map(({ to }) => to))]).toEqual(["luxon"]);
  });
});

describe("each library", () => {
  it("has a home written down here, and no other is imported", () => {
    const manifest = new URL("../../package.json", import.meta.url);
    const { dependencies } = JSON.parse(readFileSync(manifest, "utf8")) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => !(name in HOMES))).toEqual([]);
    const foreign = imports.filter(({ to, kind }) => kind === "package" && !to.startsWith("node:") && !(to in HOMES));
    expect(foreign).toEqual([]);
  });

  it("is imported at home only", () => {
    const strays = imports.filter(({ from, to }) => to in HOMES && !HOMES[to]?.includes(roomOf(from)));
    expect(strays).toEqual([]);
  });
});

/** What asks the machine, and the only files that may. */
describe.each<[string, RegExp, readonly string[]]>([
  [
    "the time",
    /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\.(now|timeOrigin)|\bhrtime\b|\bDateTime\.(now|local|utc)\(/,
    ["clock.ts"],
  ],
  ["its environment", /\bprocess\.env\b|\bprocess\[["']env/, ["config.ts"]],
  [
    "the database for the time",
    /\bdefaultNow\(|\bcurrent_timestamp\b|\bclock_timestamp\b|`[^`]*(?<![.\w])now\(\)[^`]*`/i,
    [],
  ],
  ["the dice, which no rehearsal could repeat", /\bMath\.random\b/, []],
])("the source asks for %s", (_name, pattern, allowed) => {
  it(allowed.length === 0 ? "nowhere" : `in ${allowed.join(", ")} only`, () => {
    const asking = files.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
    expect(asking).toEqual(allowed);
  });
});

describe("the way of looking", () => {
  const file = (path: string, code: string) => ({ path, text: code, code });
  const found = (code: string) => importsOf([file("web/a.ts", code)]).map(({ to }) => to);

  it.each([
    ['import { a } from "../domain/plan.js";', ["domain/plan.ts"]],
    ['import type { a } from "./b.js";', ["web/b.ts"]],
    ['import "../app.js";', ["app.ts"]],
    ['export * from "../text/texts.js";', ["text/texts.ts"]],
    ['const a = await import("../storage/schema.js");', ["storage/schema.ts"]],
    ['import x from "../../test/fakes/x.js";', ["../test/fakes/x.ts"]],
    ['new Worker(new URL("./worker.js", import.meta.url))', ["web/worker.ts"]],
    ['import { pgTable } from "drizzle-orm/pg-core";', ["drizzle-orm"]],
    ['import f from "@hono/node-server/serve-static";', ["@hono/node-server"]],
    ["resolve(`@expo-google-fonts/be-vietnam-pro/x.ttf`)", ["@expo-google-fonts/be-vietnam-pro"]],
    ['import fs from "node:fs/promises";', ["node:fs/promises"]],
  ])("sees %s", (code, targets) => expect(found(code)).toEqual(targets));

  it("sees a cycle, however long", () => {
    const ring = ["a", "b", "c"].map((name, index, all) =>
      file(`${name}.ts`, `import type { x } from "./${all[(index + 1) % 3]}.js";`),
    );
    expect(cyclesIn(importsOf(ring))).toEqual(["a.ts → b.ts → c.ts → a.ts"]);
    expect(cyclesIn(importsOf(ring.slice(1)))).toEqual([]);
  });
});
