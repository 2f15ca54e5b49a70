import { confirmOn } from "./cli/confirm.js";
import { type ParsedCommand, parseCommandLine } from "./cli/parse-command-line.js";
import { failed, runCommandLine, runWithoutStore } from "./cli/run-request.js";
import { type Person, talkInTerminal } from "./cli/terminal.js";
import { serviceClock } from "./clock.js";
import { type Config, readConfig } from "./config.js";
import type { Conversation } from "./conversation/converse.js";
import type { Dialogue } from "./conversation/dialogue-ports.js";
import { type Say, say } from "./domain/say.js";
import { type Office, openOffice } from "./office/office.js";
import { StartProblem, storeProblem } from "./start-problem.js";
import { memoryDialogues } from "./storage/dialogues.js";
import { askHolder, type FolderAnswer, FolderInUse } from "./storage/folder-lock.js";
import { loadTexts } from "./text/texts.js";

type Run = (argv: readonly string[]) => Promise<FolderAnswer>;

/** How often a command that others were quicker than asks anew. */
const OPEN_TRIES = 20;

const texts = loadTexts();
// `nhacviec status | head`: whoever reads has read enough, and the command ends as it would have.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseCommandLine(argv, texts);
  if (parsed.kind === "answer") return print(parsed.answer);
  const read = readConfig();
  if (!read.ok) {
    const stderr = `${read.faults.map((fault) => texts.plain("vi", fault)).join("\n")}\n`;
    return print({ stdout: "", stderr, exitCode: 1 });
  }
  const { config } = read;
  const { as, say: said } = parsed.args.values;
  const isLoop = parsed.command.name === "chat" && said === undefined && !parsed.json;
  try {
    return isLoop
      ? await chatLoop(config, typeof as === "string" ? as : undefined)
      : print(await runOnce(config, argv, parsed));
  } catch (error) {
    return print(failed(error, config, texts));
  }
}

/** Through the service when it holds the embedded store, else on a store opened for this one command. */
async function runOnce(config: Config, argv: readonly string[], parsed: ParsedCommand): Promise<FolderAnswer> {
  const opened = await askOrOpen(config, argv);
  if ("answer" in opened) return opened.answer;
  if ("problem" in opened) {
    const { problem } = opened;
    return runWithoutStore(parsed, { config, clock: serviceClock(config.clock), texts, problem: problem.say });
  }
  try {
    return await runOn(opened.office, config)(argv);
  } finally {
    await opened.office.close();
  }
}

type Opened = { readonly answer: FolderAnswer } | { readonly office: Office } | { readonly problem: StartProblem };

/** Several commands may find the folder free at once: whoever comes second asks the first, which is soon through. */
async function askOrOpen(config: Config, argv: readonly string[]): Promise<Opened> {
  for (let tries = 1; ; tries++) {
    const answer = await askService(config, argv);
    if (answer) return { answer };
    try {
      return { office: await openOffice(config) };
    } catch (error) {
      if (!(error instanceof StartProblem)) throw error;
      if (!(error.cause instanceof FolderInUse) || tries === OPEN_TRIES) return { problem: error };
    }
  }
}

/** A conversation in the terminal: in the service while it runs, else on the store, which a rehearsal fills first. */
async function chatLoop(config: Config, as: Person): Promise<number> {
  if (await askService(config, ["chat", "--json"])) {
    const gone = { stdout: "", stderr: `${texts.plain("vi", say("cli-service-stopped"))}\n`, exitCode: 1 };
    return talkInTerminal(async (argv) => (await askService(config, argv)) ?? gone, as, print);
  }
  const { prepareRehearsal, rehearsalStart } = await import("./office/rehearsal.js");
  const office = await openOffice(config, { rehearsalStart: rehearsalStart() });
  try {
    if (office.channels.has("rehearsal")) await prepareRehearsal(office);
    return await talkInTerminal(runOn(office, config), as, print);
  } finally {
    await office.close();
  }
}

/** Null when no process holds the embedded store, or the store is a server's. */
async function askService({ database }: Config, argv: readonly string[]): Promise<FolderAnswer | null> {
  if (database.kind !== "embedded") return null;
  try {
    return await askHolder(database.folder, { argv, directory: process.cwd() });
  } catch (error) {
    throw storeProblem(error, database);
  }
}

function runOn(office: Office, config: Config): Run {
  let talk: Promise<Conversation> | undefined;
  return async (argv) => {
    const parsed = parseCommandLine(argv, texts);
    if (parsed.kind === "answer") return parsed.answer;
    const progress = (text: string) => void (process.stderr.isTTY && process.stderr.write(text));
    const confirm = (question: Say) => confirmOn(process.stdin, process.stderr, texts.plain("vi", question));
    return runCommandLine(parsed, {
      office,
      config,
      talk: () => {
        talk ??= converse(office);
        return talk;
      },
      directory: process.cwd(),
      progress,
      ...(process.stdin.isTTY ? { confirm } : {}),
    });
  };
}

/** Loaded for `chat` alone: all that understands what people write is a third of the program. */
async function converse(office: Office): Promise<Conversation> {
  const { createConversation } = await import("./service/talk.js");
  return createConversation(office, { dialogues: memoryDialogues<Dialogue>(office.clock) });
}

function print({ stdout, stderr, exitCode }: FolderAnswer): number {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return exitCode;
}
