import { createInterface } from "node:readline";
import type { FolderAnswer } from "../storage/folder-lock.js";

/** A name or a number of the list; undefined is its first. */
export type Person = string | undefined;

/** "/start K7M2Q9XA": a one-time link code and nothing else. */
export function bringsCode(line: string): boolean {
  return /^\s*\/?(?:start|li[eê]n ?k[eế]t)\s+\S+\s*$/iu.test(line.normalize("NFC"));
}

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
  if (person === undefined && interactive) print(await run(["chat"]));
  const input = createInterface({
    input: process.stdin,
    ...(interactive ? { output: process.stdout, prompt: "> " } : {}),
  });
  if (interactive) input.prompt();
  let exitCode = 0;
  /** Says who speaks from now on. Where that is nobody nothing is said, rather than by whoever spoke before. */
  const choose = async (name: string) => {
    person = name;
    // With "=": a line or a name may begin with a dash.
    const refused = print(await run(["chat", `--as=${name}`]));
    exitCode = refused || exitCode;
    return refused === 0;
  };
  for await (const line of input) {
    const [, change] = /^:as\s+(.+)$/.exec(line.trim()) ?? [];
    if (change !== undefined) await choose(change);
    else if (person === undefined && bringsCode(line)) {
      const linked = await linkNewcomer(run, line, print);
      person = linked.person;
      exitCode = linked.exitCode || exitCode;
    } else if (interactive && person === undefined && line.trim() !== "") await choose(line.trim());
    else if (line.trim() !== "") {
      // A pipe can't answer: the first of the list speaks until a line names another.
      if (person !== undefined || (await choose("1")))
        exitCode = print(await run(["chat", `--as=${person}`, `--say=${line}`])) || exitCode;
      // On an empty roster a code may still come.
      else person = undefined;
    }
    if (interactive) input.prompt();
  }
  return exitCode;
}

/** A code nobody was chosen for: whom it links speaks from then on. */
async function linkNewcomer(
  run: (argv: readonly string[]) => Promise<FolderAnswer>,
  line: string,
  print: (answer: FolderAnswer) => number,
): Promise<{ readonly person: Person; readonly exitCode: number }> {
  const answer = await run(["chat", `--say=${line}`, "--json"]);
  if (answer.exitCode !== 0) return { person: undefined, exitCode: print(answer) };
  const { id, text } = JSON.parse(answer.stdout) as { readonly id: string | null; readonly text: string };
  return { person: id ?? undefined, exitCode: print({ ...answer, stdout: `${text}\n` }) };
}
