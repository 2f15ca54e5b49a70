import { CST, Lexer } from "yaml";
import { type Say, say } from "../../domain/say.js";

/** More than three times the shipped catalogue; junk of this size is still judged within seconds. */
const LARGEST = 200_000;
/** A catalogue needs five levels; the YAML library recurses, and thousands would end the process. */
const DEEPEST = 20;

/** Parts of YAML a catalogue does without: each would put text where its position can't be told, or multiply it. */
const UNWANTED: Readonly<Record<string, Say>> = {
  alias: say("catalogue-syntax-alias"),
  anchor: say("catalogue-syntax-alias"),
  tag: say("catalogue-syntax-tag"),
  "explicit-key-ind": say("catalogue-syntax-question-mark"),
};

/** Marks the lexer inserts that are not in the text. */
const MARKS: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

export type SyntaxFinding = { readonly offset: number; readonly problem: Say };

/**
 * Looks over the text before it is parsed: too long, nested too deep (both would cost the process its stack or its
 * time) or using YAML a catalogue does without. Linear in the text's length.
 */
export function checkSyntax(text: string): SyntaxFinding[] {
  if (text.length > LARGEST) return [{ offset: 0, problem: say("catalogue-syntax-too-long", { limit: LARGEST }) }];
  const findings: SyntaxFinding[] = [];
  let offset = 0;
  let brackets = 0;
  let dashes = 0;
  let scalarNext = false;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.includes(token)) {
      scalarNext = token === CST.SCALAR;
      continue;
    }
    const type = scalarNext ? "scalar" : CST.tokenType(token);
    scalarNext = false;
    const problem = type && Object.hasOwn(UNWANTED, type) ? UNWANTED[type] : undefined;
    if (problem) findings.push({ offset, problem });
    if (type === "newline") dashes = 0;
    if (type === "seq-item-ind") dashes++;
    if (type === "flow-seq-start" || type === "flow-map-start") brackets++;
    if (type === "flow-seq-end" || type === "flow-map-end") brackets--;
    if (brackets > DEEPEST || dashes > DEEPEST)
      return [...findings, { offset, problem: say("catalogue-syntax-too-deep", { limit: DEEPEST }) }];
    offset += token.length;
  }
  return findings;
}
