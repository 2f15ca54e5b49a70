import { expect, it } from "vitest";
import { sourceFiles } from "../support/source-files.js";

const VALUE_IMPORT = /^import\s(?!type\s)(?:[^;"']*?\bfrom\s)?\s*["']([^"'\n]+)["']/gm;

/** The packages that are loaded with `entry`, by whatever it imports when it starts; what is loaded on demand is not among them. */
function loadedWith(entry: string): string[] {
  const code = new Map(sourceFiles().map((file) => [file.path, file.code]));
  const seen = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, specifier = ""] of (code.get(file) ?? "").matchAll(VALUE_IMPORT)) {
      if (specifier.startsWith("."))
        waiting.push(new URL(specifier, `file:///${file}`).pathname.slice(1).replace(/\.js$/, ".ts"));
      else if (!specifier.startsWith("node:"))
        packages.add(specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"));
    }
  }
  expect(seen.size).toBeGreaterThan(50);
  return [...packages].sort();
}

// Each library costs every command a part of a second, `--help` too: the bots', Redis's and the files' are loaded on demand.
it("a command starts with no library but those of its words, its settings, its days and its store", () => {
  expect(loadedWith("cli.ts")).toEqual(["@fluent/bundle", "drizzle-orm", "luxon", "zod"]);
});
