/** Work under way: any amount may be handed in, and so much of it is done at once. */
export type InHand = {
  /** Begins `work` as soon as its turn comes. @returns its result */
  turn<T>(work: () => Promise<T>): Promise<T>;
};

/** Lets `width` pieces of work be done at once; the rest waits in order. */
export function inHand(width: number): InHand {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return {
    async turn(work) {
      if (busy >= width) await new Promise<void>((resolve) => waiting.push(resolve));
      else busy++;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busy--;
      }
    },
  };
}
