import type { ParseArgsConfig } from "node:util";
import type { Config } from "../config.js";
import type { Conversation } from "../conversation/converse.js";
import type { Clock } from "../domain/clock.js";
import type { Say } from "../domain/say.js";
import type { Office } from "../office/office.js";
import type { Texts } from "../text/texts.js";

/** What a command of the command line has to work with. */
export type CommandContext = {
  readonly office: Office;
  readonly config: Config;
  /** The conversation on this office's store, for `chat`. */
  readonly talk: () => Promise<Conversation>;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** The directory the person stands in: a service that runs the command for them stands elsewhere. */
  readonly directory: string;
  /** For a long command: shown on a terminal while it works, and nowhere else. */
  readonly progress: (text: string) => void;
  /** Asks the person at the terminal; absent where nobody is there to answer. */
  readonly confirm?: (question: Say) => Promise<boolean>;
};

/** What is left of a {@link CommandContext} when the store could not be opened, and why it could not. */
export type StorelessContext = {
  readonly config: Config;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly positionals: readonly string[];
  readonly problem: Say;
};

/** `json` is the document `--json` prints; `lines` say the same to a person. */
type Printed = { readonly json: unknown; readonly lines: readonly Say[] };
/** A refusal's problems are for stderr; what was `found` in spite of them is printed like a success. */
export type CommandResult =
  | ({ readonly ok: true } & Printed)
  | { readonly ok: false; readonly problems: readonly Say[]; readonly found?: Printed };

export type Command = {
  readonly name: string;
  /** The form shown by `--help`, e.g. "FILE [--plan CODE]". */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** How many words it takes besides options. */
  readonly positionals: { readonly least: number; readonly most: number };
  /** For a command that needs the store to itself: what a running service says instead of running it. */
  readonly besideService?: Say;
  run(context: CommandContext): Promise<CommandResult>;
  /** For a command that has something to say even then; without it the problem is the refusal. */
  withoutStore?(context: StorelessContext): Promise<CommandResult>;
};

/** The end of a command that did nothing, and why. */
export function refuse(...problems: readonly Say[]): CommandResult {
  return { ok: false, problems };
}

/** The option's text, or undefined when it was not given. */
export function textOption(values: CommandContext["values"], name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
