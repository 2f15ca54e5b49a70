import { createInterface } from "node:readline";
import type { FolderAnswer } from "../storage/folder-lock.js";

/** A name or a number of the list; undefined is its first. */
export type Person = string | undefined;

/**
 * Says each line of the standard input as the chosen person; `:as NAME` changes who speaks. Ends with the input, so a
 * file can be piped in.
 * @returns 1 when any line was refused
 */
export async function talkInTerminal(
  run: (argv: readonly string[]) => Promise<FolderAnswer>,
  as: Person,
  print: (answer: FolderAnswer) => number,
): Promise<number> {
  let person = as;
  const interactive = process.stdin.isTTY === true;
  // A pipe can't answer: the first of the list speaks until a line names another.
  if (person === undefined) print(await run(interactive ? ["chat"] : ["chat", "--as=1"]));
  const input = createInterface({
    input: process.stdin,
    ...(interactive ? { output: process.stdout, prompt: "> " } : {}),
  });
  if (interactive) input.prompt();
  let exitCode = 0;
  for await (const line of input) {
    const change = /^:as\s+(.+)$/.exec(line.trim());
    if (change) person = change[1];
    else if (interactive && person === undefined && line.trim() !== "") person = line.trim();
    else if (line.trim() !== "") {
      // With "=": a line or a name may begin with a dash.
      const speaker = person === undefined ? [] : [`--as=${person}`];
      exitCode = print(await run(["chat", ...speaker, `--say=${line}`])) || exitCode;
    }
    if (interactive) input.prompt();
  }
  return exitCode;
}
