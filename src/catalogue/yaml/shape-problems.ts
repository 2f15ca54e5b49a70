import type { z } from "zod";
import { type Arg, type Say, say } from "../../domain/say.js";
import { excerpt } from "./excerpt.js";
import type { Finding } from "./finding.js";
import { nearest } from "./nearest.js";
import { type Path, type Place, placeAt } from "./place.js";

/** A finding about a key rather than its value: `key` stands in the group at `path`. */
export type ShapeFinding = Finding & { readonly key?: string };

/** What zod found, as findings that say what stands there and what is wanted. */
export function shapeProblems(issues: readonly z.core.$ZodIssue[], root: Place): ShapeFinding[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path, key, problem: unknownKey(key, issue.message.split(" ")) }));
    const { value } = placeAt(root, path);
    const wanted: Arg = { say: say(issue.message) };
    return [{ path, problem: value === undefined ? say("catalogue-missing", { wanted }) : unfit(value, wanted) }];
  });
}

function unknownKey(key: string, known: readonly string[]): Say {
  const meant = nearest(key, known);
  return meant
    ? say("catalogue-unknown-key-nearest", { found: excerpt(key), nearest: meant })
    : say("catalogue-unknown-key", { found: excerpt(key), known: known.join(", ") });
}

function unfit(value: unknown, wanted: Arg): Say {
  if (typeof value === "string")
    return value.trim() === ""
      ? say("catalogue-empty", { wanted })
      : say("catalogue-unfit", { found: excerpt(value), wanted });
  return say(Array.isArray(value) ? "catalogue-unfit-list" : "catalogue-unfit-group", { wanted });
}

/** "tasks[7].metrics[10a].target": list elements by their code, else by their place counted from 1 ("#3"). */
export function fieldName(path: Path, root: Place): string {
  return path.reduce<string>((name, step, index) => {
    if (typeof step === "string") return name === "" ? step : `${name}.${step}`;
    return `${name}[${labelOf(placeAt(root, path.slice(0, index + 1)), step)}]`;
  }, "");
}

function labelOf(element: Place, index: number): string {
  const labels = ["code", "id", "period", "on", "name"].map((key) => placeAt(element, [key]).value);
  const label = labels.find((text) => typeof text === "string" && text.trim() !== "");
  return typeof label === "string" ? excerpt(label) : `#${index + 1}`;
}
