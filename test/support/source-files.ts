import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));

export type SourceFile = {
  /** Below `src/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text with its comments blanked, each character in its place. */
  readonly code: string;
};

/** Every source file of the service. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => {
      const text = readFileSync(`${SRC}${path}`, "utf8");
      return { path, text, code: withoutComments(text) };
    });
}

/** Strings first, so that "https://" opens no comment. A quote in a regular expression may hide a comment, no more. */
const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

function withoutComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (found) =>
    found.startsWith("//") || found.startsWith("/*") ? found.replace(/[^\n]/g, " ") : found,
  );
}
