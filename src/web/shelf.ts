import { randomBytes } from "node:crypto";
import type { Clock } from "../domain/clock.js";
import type { Document } from "../domain/message.js";

/** Files under names nobody can guess, for a while. */
type Shelf = {
  /** Keeps the file and gives the name it is found by. */
  put(file: Document): Promise<string>;
  /** What is kept under a name, as often as asked within its time. */
  find(id: string): Promise<Document | null>;
};

/** How many are kept (the oldest make room for more), and how long each is found. */
type Limits = { readonly most: number; readonly lifeMs: number };

/** A shelf of all replicas together; pictures and documents are kinds of their own. */
type SharedShelf = {
  /** False when the file is too big for it. Rejects with `ShelfUnavailable` when it can't be reached. */
  put(kind: string, id: string, file: Document, limits: Limits): Promise<boolean>;
  /** Rejects with `ShelfUnavailable` when it can't be reached. */
  find(kind: string, id: string): Promise<Document | null>;
};

/** The shared shelf can't be reached: what this process put there itself is still found here. */
export class ShelfUnavailable extends Error {
  override readonly name = "ShelfUnavailable";
}

export type ShelfOptions = {
  readonly clock: Clock;
  /** The service's public address (`PUBLIC_URL`), null when it has none. */
  readonly baseUrl: string | null;
  /** What the other replicas put; without it, files are found in this process only. */
  readonly shared?: SharedShelf;
  readonly log: { warn(details: object, message: string): void };
};

/**
 * In this process, and on the shared shelf where there is one.
 * @param limits of each of the two
 */
export function shelf(kind: string, { clock, shared, log }: ShelfOptions, limits: Limits): Shelf {
  const { most, lifeMs } = limits;
  const kept = new Map<string, { readonly file: Document; readonly until: number }>();

  /** A map keeps the order of insertion, so the oldest come first. */
  function makeRoom(): void {
    const now = clock.now().getTime();
    for (const [id, { until }] of kept) {
      if (until > now && kept.size < most) return;
      kept.delete(id);
    }
  }

  async function share(id: string, file: Document): Promise<void> {
    if (!shared) return;
    // The name stays out of the log: whoever has it has the file.
    const about = { kind, bytes: file.bytes.length };
    try {
      if (await shared.put(kind, id, file, limits)) return;
      log.warn(about, "a published file is too big to share: its link opens at this process only");
    } catch (err) {
      if (!(err instanceof ShelfUnavailable)) throw err;
      log.warn({ ...about, err }, "a published file could not be shared: its link opens at this process only");
    }
  }

  return {
    async put(file) {
      makeRoom();
      // 128 random bits: the name is the only key to the office's figures.
      const id = randomBytes(16).toString("base64url");
      kept.set(id, { file, until: clock.now().getTime() + lifeMs });
      await share(id, file);
      return id;
    },
    async find(id) {
      const own = kept.get(id);
      if (own) return own.until > clock.now().getTime() ? own.file : null;
      try {
        return (await shared?.find(kind, id)) ?? null;
      } catch (error) {
        // Not a line for each asking: anybody may ask, and the lost connection is in the log already.
        if (error instanceof ShelfUnavailable) return null;
        throw error;
      }
    },
  };
}
