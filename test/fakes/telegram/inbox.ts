/** Things that happen, each handed out once, in order: to a waiter at once, or to the next one who asks. */
export type Inbox<T> = {
  push(item: T): void;
  /** The first item not handed out yet that `matches`, or the next to come. */
  next(matches?: (item: T) => boolean): Promise<T>;
};

export function inbox<T>(): Inbox<T> {
  const waiting: T[] = [];
  const waiters: { readonly matches: (item: T) => boolean; readonly resolve: (item: T) => void }[] = [];
  return {
    push(item) {
      const at = waiters.findIndex(({ matches }) => matches(item));
      const [waiter] = at < 0 ? [] : waiters.splice(at, 1);
      if (waiter) waiter.resolve(item);
      else waiting.push(item);
    },
    next(matches = () => true) {
      const at = waiting.findIndex(matches);
      const [item] = at < 0 ? [] : waiting.splice(at, 1);
      return item === undefined ? new Promise((resolve) => waiters.push({ matches, resolve })) : Promise.resolve(item);
    },
  };
}
