import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Say, say } from "../domain/say.js";
import type { FolderAnswer } from "../storage/folder-lock.js";
import type { Texts } from "../text/texts.js";
import type { Command } from "./command.js";
import { COMMANDS } from "./commands.js";
import { inLines } from "./in-lines.js";

export type ParsedCommand = {
  readonly kind: "run";
  readonly command: Command;
  readonly json: boolean;
  readonly args: ParsedArgs;
};
export type Parsed = ParsedCommand | { readonly kind: "answer"; readonly answer: FolderAnswer };
type ParsedArgs = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
};

/** Reads a command line. Help and mistakes are answered at once, before any store is opened. */
export function parseCommandLine(argv: readonly string[], texts: Texts): Parsed {
  const [name = "", ...rest] = argv;
  if (name === "" || name === "help" || name === "--help" || name === "-h")
    return answered(0, [...usageLines()], texts);
  if (name === "version" || name === "--version")
    return answered(0, [say("cli-version", { version: version() })], texts);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) return answered(1, [say("cli-unknown-command", { name, names: names() })], texts);
  const parsed = readArgs(command, rest);
  if (!parsed.ok)
    return answered(1, [say("cli-bad-usage", { problem: { say: parsed.problem }, ...usageOf(command) })], texts);
  const { values, positionals } = parsed.args;
  if (values.help === true) return answered(0, [usageLine(command), say(`cli-help-${command.name}`)], texts);
  const { least, most } = command.positionals;
  if (positionals.length < least || positionals.length > most) return answered(1, [usageLine(command)], texts);
  return { kind: "run", command, json: values.json === true, args: parsed.args };
}

function readArgs(
  command: Command,
  args: readonly string[],
): { ok: true; args: ParsedArgs } | { ok: false; problem: Say } {
  try {
    const options = { ...command.options, json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { ok: true, args: { values: values as ParsedArgs["values"], positionals } };
  } catch (error) {
    return { ok: false, problem: mistake(error) };
  }
}

/** parseArgs reports a mistyped option by throwing; its message names the option. */
function mistake(error: unknown): Say {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = { option: /'(?:-\w, )?(--?[^\s'=]+)/.exec(message)?.[1] ?? "?" };
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return say("cli-option-unknown", option);
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw error;
  return say(message.includes("does not take") ? "cli-option-no-value" : "cli-option-value", option);
}

function answered(exitCode: number, lines: readonly Say[], texts: Texts): Parsed {
  const text = inLines(lines, texts);
  return {
    kind: "answer",
    answer: exitCode === 0 ? { stdout: text, stderr: "", exitCode } : { stdout: "", stderr: text, exitCode },
  };
}

/** What the package calls itself: what people name when they ask for help. */
function version(): string {
  const about: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return (about as { readonly version: string }).version;
}

function usageLines(): Say[] {
  return [
    say("cli-title"),
    ...COMMANDS.map((command) =>
      say("cli-command", { usage: `${command.name} ${command.usage}`, what: { say: say(`cli-help-${command.name}`) } }),
    ),
  ];
}

function usageLine(command: Command): Say {
  return say("cli-usage", usageOf(command));
}

function usageOf({ name, usage }: Command) {
  return { usage: `nhacviec ${name} ${usage}` };
}

function names(): string {
  return COMMANDS.map((command) => command.name).join(", ");
}
