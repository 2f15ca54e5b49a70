import type { Clock } from "../domain/clock.js";
import type { Picture } from "../domain/message.js";
import { shelf } from "./shelf.js";

/** About 100 kB a picture: at most some 20 MB are held. */
const MAX_PICTURES = 200;
const HOUR_MS = 60 * 60 * 1000;

/** Pictures under addresses nobody can guess, for channels (Zalo) that fetch a photo instead of taking its bytes. */
export type PictureShelf = {
  /** The public address of the picture for the next hour; null when this service has no public address. */
  publish(picture: Picture): string | null;
  /** The picture behind an address, as often as asked within its hour. */
  find(id: string): Picture | null;
};

/** @param options.baseUrl the service's public address (`PUBLIC_URL`), null when it has none */
export function pictureShelf(options: { readonly clock: Clock; readonly baseUrl: string | null }): PictureShelf {
  const { clock, baseUrl } = options;
  const { put, find } = shelf<Picture>(clock, MAX_PICTURES, HOUR_MS);
  return {
    publish: (picture) => (baseUrl === null ? null : `${baseUrl.replace(/\/+$/, "")}/pictures/${put(picture)}.png`),
    find,
  };
}
