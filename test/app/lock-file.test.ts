import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Locked = { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean };

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8")) as never;
const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
const manifest = read("package.json") as Record<"dependencies" | "devDependencies", Record<string, string>>;

describe("what is installed", () => {
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);

  it("is held against a checksum, each package of it", () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual(
      [],
    );
  });

  it("comes from the public registry alone", () => {
    const elsewhere = installed.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it("is asked for by exact versions", () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
