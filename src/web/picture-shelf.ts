import type { Picture } from "../domain/message.js";
import { type ShelfOptions, shelf } from "./shelf.js";

/** Some 230 kB a picture: at most some 50 MB are held. */
const MAX_PICTURES = 200;
const HOUR_MS = 60 * 60 * 1000;

/** Pictures under addresses nobody can guess, for channels (Zalo) that fetch a photo instead of taking its bytes. */
export type PictureShelf = {
  /** The public address of the picture for the next hour; null when this service has no public address. */
  publish(picture: Picture): Promise<string | null>;
  /** The picture behind an address, as often as asked within its hour. */
  find(id: string): Promise<Picture | null>;
};

/** Opens at every replica where `options.shared` is given. */
export function pictureShelf(options: ShelfOptions): PictureShelf {
  const base = options.baseUrl?.replace(/\/+$/, "");
  const { put, find } = shelf("pictures", options, { most: MAX_PICTURES, lifeMs: HOUR_MS });
  return {
    async publish({ png, fileName }) {
      if (base === undefined) return null;
      return `${base}/pictures/${await put({ bytes: png, fileName, mimeType: "image/png" })}.png`;
    },
    async find(id) {
      const file = await find(id);
      return file && { png: file.bytes, fileName: file.fileName };
    },
  };
}
