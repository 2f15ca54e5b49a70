import { randomUUID } from "node:crypto";
import type { Clock } from "../../domain/clock.js";
import type { Entry, FileReference, RehearsalFile } from "./entry.js";

/** A rehearsal of a whole year says less than this; beyond it the oldest bubbles go. */
const MAX_ENTRIES = 5_000;
/** Pictures are some 100 kB each: 200 of them are 20 MB. */
const MAX_FILES = 200;

/** What was said in every chat of the rehearsal, kept in memory and forgotten with the process. */
export type Transcript = {
  /** Numbers and dates the entry, keeps it and tells whoever listens. */
  append(entry: Omit<Entry, "sequence" | "messageId" | "at">): Entry;
  /** Entries after `sinceSequence`, oldest first; 0 gives all that are kept. */
  entries(sinceSequence: number): readonly Entry[];
  find(messageId: string): Entry | null;
  /** @returns the function that ends the subscription */
  subscribe(listener: (entry: Entry) => void): () => void;
  keep(file: RehearsalFile): FileReference;
  /** Null when it never was, or has made room for newer ones. */
  file(id: string): RehearsalFile | null;
};

/** What was said in the rehearsal, in order, for those who look now and those who come later. */
export function transcript(clock: Clock): Transcript {
  const entries: Entry[] = [];
  const files = new Map<string, RehearsalFile>();
  const listeners = new Set<(entry: Entry) => void>();
  let last = 0;

  return {
    append(said) {
      last += 1;
      // Ids must not come again after a restart: the store remembers which messages it has seen.
      const entry: Entry = { ...said, sequence: last, messageId: randomUUID(), at: clock.now() };
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) entries.shift();
      for (const listener of listeners) listener(entry);
      return entry;
    },
    entries(sinceSequence) {
      const first = entries[0]?.sequence ?? 1;
      return entries.slice(Math.max(0, sinceSequence - first + 1));
    },
    find: (messageId) => entries.findLast((entry) => entry.messageId === messageId) ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep(file) {
      const id = randomUUID();
      files.set(id, file);
      const [oldest] = files.keys();
      if (files.size > MAX_FILES && oldest !== undefined) files.delete(oldest);
      return { id, fileName: file.fileName };
    },
    file: (id) => files.get(id) ?? null,
  };
}
