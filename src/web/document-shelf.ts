import type { Clock } from "../domain/clock.js";
import type { Document } from "../domain/message.js";
import { shelf } from "./shelf.js";

/** A report is some 100 kB; few are made in a day. */
const MAX_DOCUMENTS = 100;
/** A draft comes at eight and is read when there is time for it. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Documents under addresses nobody can guess, for channels (Zalo) that can send no files. */
export type DocumentShelf = {
  /** The public address of the document for the next day; null when this service has no public address. */
  publish(document: Document): string | null;
  /** The document behind an address, as often as asked within its day. */
  find(id: string): Document | null;
};

/** @param options.baseUrl the service's public address (`PUBLIC_URL`), null when it has none */
export function documentShelf(options: { readonly clock: Clock; readonly baseUrl: string | null }): DocumentShelf {
  const { clock, baseUrl } = options;
  const { put, find } = shelf<Document>(clock, MAX_DOCUMENTS, DAY_MS);
  return {
    publish: (document) => (baseUrl === null ? null : `${baseUrl.replace(/\/+$/, "")}/documents/${put(document)}`),
    find,
  };
}
