/** The right to receive with one token. Of several processes one has it at a time; the others stand by. */
export type Turns = {
  /**
   * Resolves when this process may receive, with null when `signal` aborts first; never rejects.
   * @param waiting called once when another process receives now
   */
  next(signal: AbortSignal, waiting: () => void): Promise<Turn | null>;
};

type Turn = {
  /** Aborts when the right may have gone to another process. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
};

/** Where no other process can be: the embedded store has one only. */
export const alone: Turns = {
  next: async (signal) =>
    signal.aborted ? null : { lost: new AbortController().signal, release: async () => undefined },
};

type Told = {
  /** Another process receives, this one waits for its end. */
  standby(): void;
  begins(): void;
  lost(): void;
};

/**
 * Receives whenever it is this process's turn, until `signal` aborts.
 * @param receive ends when `within` aborts: with `lost`, another process may receive already
 */
export async function inTurns(
  turns: Turns,
  told: Told,
  signal: AbortSignal,
  receive: (within: AbortSignal, lost: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const turn = await turns.next(signal, told.standby);
    if (!turn) return;
    told.begins();
    try {
      await receive(AbortSignal.any([signal, turn.lost]), turn.lost);
    } finally {
      await turn.release();
    }
    if (turn.lost.aborted && !signal.aborted) told.lost();
  }
}
