/** Lets a test wait for something to become true instead of sleeping. */
export type Watch = {
  /** Resolves with what `find` gives, as soon as that is something. */
  until<T>(find: () => T | undefined): Promise<T>;
  /** To be called after every change. */
  changed(): void;
};

export function watch(): Watch {
  const waiting = new Set<() => void>();
  return {
    until<T>(find: () => T | undefined): Promise<T> {
      return new Promise((resolve) => {
        const look = () => {
          const found = find();
          if (found === undefined) return void waiting.add(look);
          waiting.delete(look);
          resolve(found);
        };
        look();
      });
    },
    changed() {
      for (const look of [...waiting]) look();
    },
  };
}
