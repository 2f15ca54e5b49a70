import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runCommandLine } from "../../src/cli/run-request.js";
import type { Config } from "../../src/config.js";
import type { Conversation } from "../../src/conversation/converse.js";
import type { Dialogue } from "../../src/conversation/dialogue-ports.js";
import { type Office, openOffice } from "../../src/office/office.js";
import { createConversation } from "../../src/service/talk.js";
import { memoryDialogues } from "../../src/storage/dialogues.js";
import type { FolderAnswer } from "../../src/storage/folder-lock.js";
import type { Backend } from "./backends.js";
import { configOf } from "./config.js";
import { type TestClock, testClock } from "./test-clock.js";

/** An office on a fresh store, with the command line on it. */
export type OfficeDesk = {
  readonly office: Office;
  readonly clock: TestClock;
  readonly config: Config;
  readonly talk: Conversation;
  /** Runs one command as the process would, in `directory`. */
  cli(argv: readonly string[], directory?: string): Promise<FolderAnswer>;
  /** What it prints with `--json`, in the shape the test expects of it; throws when it is refused. */
  json<Shape>(...argv: string[]): Promise<Shape>;
  close(): Promise<void>;
};

export async function officeDesk(
  backend: Backend,
  at: string,
  env: Readonly<Record<string, string>> = {},
): Promise<OfficeDesk> {
  const place = await backend.open();
  const config = { ...configOf(env), database: place.database, redisUrl: place.redisUrl };
  const clock = testClock(at);
  const office = await openOffice(config, { clock });
  const talk = createConversation(office, { dialogues: memoryDialogues<Dialogue>(clock) });

  async function cli(argv: readonly string[], directory = process.cwd()): Promise<FolderAnswer> {
    const parsed = parseCommandLine(argv, office.texts);
    if (parsed.kind === "answer") return parsed.answer;
    return runCommandLine(parsed, { office, config, talk: async () => talk, directory, progress: () => undefined });
  }

  return {
    office,
    clock,
    config,
    talk,
    cli,
    async json<Shape>(...argv: string[]) {
      const { stdout, stderr, exitCode } = await cli([...argv, "--json"]);
      if (exitCode !== 0) throw new Error(`refused: ${stderr}`);
      return JSON.parse(stdout) as Shape;
    },
    async close() {
      await office.close();
      await place.remove();
    },
  };
}
