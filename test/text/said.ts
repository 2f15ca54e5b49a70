import type { SourceFile } from "../support/source-files.js";

/** A call of `say(…)` in the source. */
export type SayCall = {
  readonly file: string;
  /** The ids it may name, as far as they are written there. */
  readonly ids: readonly string[];
  /** What it hands over; null when it is not written out (a variable, a spread). */
  readonly given: readonly string[] | null;
};

const CALL = /(?<![.\w])say\(/g;
const LITERAL = /"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"/g;
export function sayCalls(files: readonly SourceFile[]): SayCall[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(CALL)].flatMap((match) => {
      const [id = "", args, ...more] = splitAtCommas(inside(code, match.index + match[0].length));
      if (more.length > 0 || /^\w+: /.test(id)) return [];
      // A condition may hold texts of its own: only what stands behind "?" can be the id.
      const chosen = id.includes("?") ? id.slice(id.indexOf("?")) : id;
      const ids = [...chosen.matchAll(LITERAL)].map((found) => found[1] ?? "");
      return [{ file: path, ids, given: args === undefined ? [] : keysOf(args) }];
    }),
  );
}

/** Every text written in code that has the form of a message id. */
export function idsWritten(files: readonly SourceFile[]): { file: string; id: string }[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(LITERAL)].map((found) => ({ file: path, id: found[1] ?? "" })),
  );
}

/** Every computed text that could be a message id, with `*` for what is put in: "menu-*". */
export function idsComputed(files: readonly SourceFile[]): { file: string; pattern: string }[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(/`/g)]
      .map((quote) => starred(code, quote.index + 1))
      .filter((pattern) => /^[a-z][a-z0-9]*-[a-z0-9*-]*$/.test(pattern) && pattern.includes("*"))
      .map((pattern) => ({ file: path, pattern })),
  );
}

/** The template text that starts at `start`; what an end quote is taken to start is no id. */
function starred(code: string, start: number): string {
  let text = "";
  for (let at = start; at < code.length && code[at] !== "`" && text.length < 80; at++) {
    if (!code.startsWith("${", at)) text += code[at];
    else {
      text += "*";
      at += 2 + inside(code, at + 2).length;
    }
  }
  return text;
}

/** The text from `start` to the bracket that closes the one before it. */
function inside(code: string, start: number): string {
  let at = start;
  for (let depth = 1; at < code.length; at++) {
    at = skipString(code, at);
    if ("([{".includes(code[at] ?? " ")) depth++;
    else if (")]}".includes(code[at] ?? " ") && --depth === 0) break;
  }
  return code.slice(start, at);
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    at = skipString(text, at);
    const character = text[at] ?? ",";
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return parts.filter((part) => part !== "");
}

/** Where `at` opens a text, its last character. */
function skipString(code: string, at: number): number {
  const quote = code[at];
  if (quote !== '"' && quote !== "`" && quote !== "'") return at;
  let end = at + 1;
  while (end < code.length && code[end] !== quote) end += code[end] === "\\" ? 2 : 1;
  return end;
}

function keysOf(args: string): string[] | null {
  if (!args.startsWith("{") || !args.endsWith("}")) return null;
  const parts = splitAtCommas(args.slice(1, -1));
  if (parts.some((part) => part.startsWith("..."))) return null;
  return parts.map((part) => part.split(":")[0]?.trim() ?? "");
}
