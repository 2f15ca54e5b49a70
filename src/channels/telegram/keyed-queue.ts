/** Runs work of the same key one after the other, in the order given, and different keys side by side. */
type KeyedQueue = {
  run(key: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
};

/** Work of one key is done one after the other, of several keys side by side. */
export function keyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<void>>();
  return {
    async run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(work);
      // The caller learns of a failure from `result`; the next in line goes ahead whatever came of this one.
      const tail = result.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      try {
        await result;
      } finally {
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
