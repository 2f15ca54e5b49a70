import type { Document } from "../domain/message.js";
import { type ShelfOptions, shelf } from "./shelf.js";

/** A report is some 100 kB; few are made in a day. */
const MAX_DOCUMENTS = 100;
/** A draft comes at eight and is read when there is time for it. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Documents under addresses nobody can guess, for channels (Zalo) that can send no files. */
export type DocumentShelf = {
  /** The public address of the document for the next day; null when this service has no public address. */
  publish(document: Document): Promise<string | null>;
  /** The document behind an address, as often as asked within its day. */
  find(id: string): Promise<Document | null>;
};

/** Opens at every replica where `options.shared` is given. */
export function documentShelf(options: ShelfOptions): DocumentShelf {
  const base = options.baseUrl?.replace(/\/+$/, "");
  const { put, find } = shelf("documents", options, { most: MAX_DOCUMENTS, lifeMs: DAY_MS });
  return {
    publish: async (document) => (base === undefined ? null : `${base}/documents/${await put(document)}`),
    find,
  };
}
