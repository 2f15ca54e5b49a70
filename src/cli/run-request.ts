import { parseArgs } from "node:util";
import type { Config } from "../config.js";
import type { Conversation } from "../conversation/converse.js";
import { type Say, say } from "../domain/say.js";
import { secretMask } from "../log.js";
import type { Office } from "../office/office.js";
import { StartProblem } from "../start-problem.js";
import type { FolderAnswer, FolderRequest } from "../storage/folder-lock.js";
import type { Texts } from "../text/texts.js";
import { backupCommand } from "./backup.js";
import { calendarCommand } from "./calendar.js";
import { chatCommand } from "./chat.js";
import { type Command, type CommandContext, type CommandResult, refuse, type StorelessContext } from "./command.js";
import { doctorCommand } from "./doctor.js";
import { importCommand } from "./import.js";
import { inviteCommand } from "./invite.js";
import { ledgerCommand } from "./ledger.js";
import { migrateCommand } from "./migrate.js";
import { moveCommand } from "./move.js";
import { organizationsCommand } from "./organizations.js";
import { personCommand } from "./person.js";
import { previewCommand } from "./preview.js";
import { rehearseCommand } from "./rehearse.js";
import { reportCommand } from "./report.js";
import { restoreCommand } from "./restore.js";
import { retentionCommand } from "./retention.js";
import { rosterCommand } from "./roster.js";
import { statusCommand } from "./status.js";
import { tasksCommand } from "./tasks.js";
import { tokenCommand } from "./token.js";
import { unitCommand } from "./unit.js";
import { unitsCommand } from "./units.js";
import { verifyCommand } from "./verify.js";

const COMMANDS: readonly Command[] = [
  importCommand,
  inviteCommand,
  unitsCommand,
  unitCommand,
  rosterCommand,
  tasksCommand,
  previewCommand,
  statusCommand,
  ledgerCommand,
  tokenCommand,
  reportCommand,
  chatCommand,
  calendarCommand,
  rehearseCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  migrateCommand,
  organizationsCommand,
  moveCommand,
  verifyCommand,
  personCommand,
  retentionCommand,
];

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

/** Runs a command on an open office: the service's own, for another process, or one opened for it. */
export async function runCommandLine(
  parsed: ParsedCommand,
  parts: Omit<CommandContext, "values" | "positionals">,
): Promise<FolderAnswer> {
  const result = await parsed.command.run({ ...parts, ...parsed.args });
  return answerOf(result, parsed.json, parts.office.texts);
}

/** Runs what of a command can be run when the store could not be opened: for most, saying so. */
export async function runWithoutStore(
  { command, json, args: { positionals } }: ParsedCommand,
  context: Omit<StorelessContext, "positionals">,
): Promise<FolderAnswer> {
  const result = (await command.withoutStore?.({ ...context, positionals })) ?? refuse(context.problem);
  return answerOf(result, json, context.texts);
}

/** Answers another process that found the embedded store held by this one; it gets an answer whatever happens. */
export async function runRequest(
  office: Office,
  config: Config,
  talk: Conversation,
  { argv, directory }: FolderRequest,
): Promise<FolderAnswer> {
  const parsed = parseCommandLine(argv, office.texts);
  if (parsed.kind === "answer") return parsed.answer;
  const { besideService } = parsed.command;
  if (besideService) return answerOf(refuse(besideService), parsed.json, office.texts);
  try {
    return await runCommandLine(parsed, {
      office,
      config,
      talk: async () => talk,
      directory,
      progress: () => undefined,
    });
  } catch (error) {
    return failed(error, config, office.texts);
  }
}

/** A fault of ours in one sentence: a stack says nothing to an operator, and secrets stay out of terminals. */
export function failed(error: unknown, config: Config, texts: Texts): FolderAnswer {
  if (error instanceof StartProblem) return answerOf(refuse(error.say), false, texts);
  const reason = secretMask(config)(wordsOf(error));
  return { stdout: "", stderr: `nhacviec: ${reason}\n`, exitCode: 1 };
}

/** A failed query's own words hold every value that was in it; why it failed is its cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "params" in error && error.cause !== undefined ? wordsOf(error.cause) : error.message;
}

function answerOf(result: CommandResult, asJson: boolean, texts: Texts): FolderAnswer {
  const printed = result.ok ? result : result.found;
  const stdout = !printed ? "" : asJson ? `${JSON.stringify(printed.json, null, 2)}\n` : inLines(printed.lines, texts);
  return { stdout, stderr: result.ok ? "" : inLines(result.problems, texts), exitCode: result.ok ? 0 : 1 };
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

/** Control characters of a file or a note would command the operator's terminal. */
const CONTROL = /[^\P{Cc}\n\t]/gu;

function inLines(lines: readonly Say[], texts: Texts): string {
  return lines.map((line) => `${texts.plain("vi", line).replace(CONTROL, "\uFFFD")}\n`).join("");
}
