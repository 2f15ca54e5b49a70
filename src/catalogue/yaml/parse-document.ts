import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from "yaml";
import { say } from "../../domain/say.js";
import { checkSyntax, type SyntaxFinding } from "./check-syntax.js";
import type { Path } from "./place.js";

/** Line and column, both from 1. */
export type Position = { readonly line: number; readonly column: number };
type SyntaxFault = Position & Pick<SyntaxFinding, "problem">;

/** A file's values, all scalars as text, and where each stands. */
type ParsedDocument = {
  readonly value: unknown;
  /** Where the value at `path` stands; for one that is missing, the group it is missing from. */
  positionOf(path: Path): Position;
  /** Where the key itself stands. */
  positionOfKey(group: Path, key: string): Position;
  /** Keys given twice, with where the later one stands: which of the two was meant can't be known. */
  readonly repeatedKeys: readonly (Position & { readonly path: Path })[];
};

type Parsed =
  | { readonly ok: true; readonly document: ParsedDocument }
  | { readonly ok: false; readonly faults: readonly SyntaxFault[] };

/** Reads YAML text. Broken syntax ends here, for of a tree that is wrong every other fault would be noise. */
export function parseYaml(text: string): Parsed {
  const lines = lineCounter(text);
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const located = ({ offset, problem }: SyntaxFinding): SyntaxFault => ({ ...positionAt(offset), problem });

  const unwanted = checkSyntax(text);
  if (unwanted.length > 0) return { ok: false, faults: unwanted.map(located) };
  // "failsafe" leaves every scalar text: "07", "no" and 2025-01-15 mean what is written. The library's own search for
  // repeated keys compares each with each; ours is linear.
  const document = parseDocument(text, {
    schema: "failsafe",
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  });
  if (document.errors.length > 0) return { ok: false, faults: firstOfLines(document.errors.map(broken).map(located)) };
  const offsets = offsetsOf(document);
  return {
    ok: true,
    document: {
      value: document.toJS(),
      positionOf: (path) => positionAt(nearestOffset(offsets.values, path)),
      positionOfKey: (group, key) => positionAt(offsets.keys.get(idOf([...group, key])) ?? 0),
      repeatedKeys: offsets.repeated.map(({ path, offset }) => ({ path, ...positionAt(offset) })),
    },
  };
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

/** Mistakes people really make get a sentence of their own. */
const KNOWN_CODES: readonly string[] = [
  "TAB_AS_INDENT",
  "BAD_INDENT",
  "MISSING_CHAR",
  "BLOCK_AS_IMPLICIT_KEY",
  "MULTILINE_IMPLICIT_KEY",
  "MULTIPLE_DOCS",
];

function broken({ code, pos }: YAMLError): SyntaxFinding {
  return { offset: pos[0], problem: say("catalogue-syntax", { code: KNOWN_CODES.includes(code) ? code : "OTHER" }) };
}

const MOST_SYNTAX_FAULTS = 10;

/** A parser that lost its way complains about each word that follows: people need where it began. */
function firstOfLines(faults: readonly SyntaxFault[]): SyntaxFault[] {
  const lines = new Map<number, SyntaxFault>();
  for (const fault of faults) if (!lines.has(fault.line)) lines.set(fault.line, fault);
  return [...lines.values()].slice(0, MOST_SYNTAX_FAULTS);
}

type Offsets = {
  readonly values: Map<string, number>;
  readonly keys: Map<string, number>;
  readonly repeated: { readonly path: Path; readonly offset: number }[];
};

/** Where every value and key begins, gathered in one walk: looking each fault up in the tree would take its square. */
function offsetsOf(document: Document): Offsets {
  const offsets: Offsets = { values: new Map(), keys: new Map(), repeated: [] };
  const walk = (node: unknown, path: Path) => {
    if (!isNode(node)) return;
    offsets.values.set(idOf(path), startOf(node));
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    if (isMap(node))
      for (const { key, value } of node.items) {
        const at = [...path, isScalar(key) ? String(key.value) : ""];
        const offset = isNode(key) ? startOf(key) : startOf(node);
        if (offsets.keys.has(idOf(at))) offsets.repeated.push({ path: at, offset });
        offsets.keys.set(idOf(at), offset);
        walk(value, at);
      }
  };
  walk(document.contents, []);
  return offsets;
}

/** The offset of what stands at `path`, or of the nearest group around it. */
function nearestOffset(offsets: Offsets["values"], path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsets.get(idOf(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function idOf(path: Path): string {
  return JSON.stringify(path);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
