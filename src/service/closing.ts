/** What has been opened so far, to be closed in reverse. */
export type Closing = {
  add(close: () => Promise<unknown>): void;
  /** Closes everything, once; a part that can't be closed does not keep the others open, and is told at the end. */
  close(): Promise<void>;
};

/** A list of what was opened: nothing yet. */
export function closing(): Closing {
  const parts: (() => Promise<unknown>)[] = [];
  let closed: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of parts.reverse()) await close().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, "not everything could be closed");
  }

  return {
    add: (close) => void parts.push(close),
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}
