import type { Config } from "../config.js";
import type { Conversation } from "../conversation/converse.js";
import type { Office } from "../office/office.js";
import { secretMask } from "../secret-mask.js";
import { StartProblem } from "../start-problem.js";
import type { FolderAnswer, FolderRequest } from "../storage/folder-lock.js";
import type { Texts } from "../text/texts.js";
import { type CommandContext, type CommandResult, refuse, type StorelessContext } from "./command.js";
import { inLines } from "./in-lines.js";
import { type ParsedCommand, parseCommandLine } from "./parse-command-line.js";

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
