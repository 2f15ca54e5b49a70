import { posix } from "node:path";
import type { SourceFile } from "../support/source-files.js";

export type Import = {
  readonly from: string;
  /** A file below `src/` ("domain/plan.ts"), or a package or Node module by its name ("zod", "node:fs"). */
  readonly to: string;
  readonly kind: "file" | "package";
};

const STATIC = /^\s*(?:import|export)\s(?:[^;"']*?\bfrom\s)?\s*["']([^"'\n]+)["']/gm;
const CALLED = /(?:\bimport|\brequire|\bresolve)\(\s*["'`]([\w@.:/-]+)/g;
const WORKER = /new URL\(\s*["'](\.[^"']+\.[jt]s)["']/g;

/** Every import of the given files: static, dynamic, of a type, and of a worker. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  return files.flatMap(({ path, code }) =>
    [STATIC, CALLED, WORKER]
      .flatMap((form) => [...code.matchAll(form)])
      .map(([, specifier = ""]): Import => {
        if (!specifier.startsWith(".")) return { from: path, to: packageOf(specifier), kind: "package" };
        const to = posix.normalize(posix.join(posix.dirname(path), specifier)).replace(/\.js$/, ".ts");
        return { from: path, to, kind: "file" };
      }),
  );
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** "domain/plan.ts" is in the room "domain"; a file beside the rooms is in none. */
export function roomOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "";
}

/** A way round, "a → b → a", for each file that imports itself by way of others. */
export function cyclesIn(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of imports) if (kind === "file") next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(file: string, way: readonly string[]): void {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (way.includes(file) || done.has(file)) return;
    for (const each of next.get(file) ?? []) visit(each, [...way, file]);
    done.add(file);
  }
  for (const file of next.keys()) visit(file, []);
  return cycles;
}
