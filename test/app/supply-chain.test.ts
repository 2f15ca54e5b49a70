import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { auditVerdict, inProduction, type Lock, sbomOf } from "../../.ci/supply-chain.js";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const lock = read("package-lock.json") as Lock;
const asked = Object.keys((read("package.json") as { dependencies: object }).dependencies);

/** Each lets the service be used, changed and given on without opening what an office adds to it. */
const LICENCES = [
  "0BSD",
  "Apache-2.0",
  "BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
  "Unlicense",
  "Zlib",
];

describe("the bill of materials", () => {
  type Component = { readonly name: string; readonly version: string; readonly licenses?: { expression: string }[] };
  const { components } = sbomOf(lock) as { components: (Component & { hashes: { content: string }[] })[] };

  it("has every package that is installed for the service, with its version and its checksum, and no tool", () => {
    const names = components.map(({ name }) => name);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
    expect(names).not.toContain("vitest");
    expect(components.length).toBe(new Set(inProduction(lock).map(([name, { version }]) => `${name}@${version}`)).size);
    expect(components.filter(({ version, hashes }) => version === "" || hashes[0]?.content.length !== 128)).toEqual([]);
  });

  it("names a licence for each, and one that may be used here", () => {
    const may = (expression: string) => {
      const bare = expression.replace(/[()]/g, "");
      // Of "or" one is enough, of "and" all are wanted.
      return bare.split(" OR ").some((choice) => choice.split(" AND ").every((one) => LICENCES.includes(one)));
    };
    const strange = components.filter(({ licenses }) => !may(licenses?.[0]?.expression ?? "none"));
    expect(strange.map(({ name, licenses }) => [name, licenses?.[0]?.expression])).toEqual([]);
  });
});

describe("an installation", () => {
  /** esbuild's looks whether its binary, a package of the registry like any other, can be run. */
  const RUNS_A_SCRIPT = ["esbuild"];

  it("runs no script of a package, but for the tools that are known to download nothing", () => {
    const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = new Set(scripted.map(([path]) => path.split("node_modules/").at(-1)));
    expect([...names].filter((name = "") => !RUNS_A_SCRIPT.includes(name))).toEqual([]);
    expect(inProduction(lock).filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });
});

describe("the audit", () => {
  const report = (severity: string) =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: { axios: { name: "axios", severity, range: "<1.2.3" } },
      metadata: { vulnerabilities: { [severity]: 1 } },
    });

  it.each(["high", "critical"])("fails over a finding of %s severity, and names it", (severity) => {
    expect(auditVerdict(report(severity))).toEqual({
      ok: false,
      says: `known vulnerabilities: axios <1.2.3 (${severity})`,
    });
  });

  it("passes with less, and with nothing", () => {
    expect(auditVerdict(report("moderate"))).toMatchObject({
      ok: true,
      says: expect.stringContaining("no dependency"),
    });
  });

  it.each([
    ["nothing", "", "the registry gave no report"],
    ["a page", "<html>", "the registry gave no report"],
    ["a refusal", '{"message":"405 Method Not Allowed"}', "405 Method Not Allowed"],
  ])("where the registry answers with %s, says that it was not done, and holds nobody up", (_name, json, why) => {
    expect(auditVerdict(json)).toEqual({ ok: true, says: `dependencies not audited: ${why}` });
  });
});
