/**
 * Where a person is in a dialogue. An answer completes a command line: a number picks from `choices`, anything else
 * is put behind `prefix`. `nonce` ties buttons to this dialogue, so that an old one is recognised as old.
 */
export type Dialogue = {
  readonly nonce: string;
  readonly prefix: string | null;
  readonly choices: readonly string[];
  /** Whether it waits for an answer, rather than only offer more to look at. */
  readonly asks: boolean;
  /** The answer is words, whatever command they look like. */
  readonly anyWords?: boolean;
  /** Yes takes the only choice, no leaves. */
  readonly yesNo?: boolean;
  /** The line that a file without a command of its own completes. */
  readonly files?: string;
  /** The files that were sent together with the one last kept. */
  readonly album?: string;
  /** How many questions in a row this one is; 1 where it is not said. */
  readonly depth?: number;
};

/** May be lost at any time: nothing in it is the truth. Every call may throw `DialoguesUnavailable`. */
export type DialogueStore = {
  get(key: string): Promise<Dialogue | null>;
  put(key: string, dialogue: Dialogue): Promise<void>;
  delete(key: string): Promise<void>;
};

/** The dialogue store can't be reached; one-line commands go on without it. */
export class DialoguesUnavailable extends Error {}
