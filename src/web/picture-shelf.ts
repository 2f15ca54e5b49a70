import { randomBytes } from "node:crypto";
import type { Clock } from "../domain/clock.js";
import type { Picture } from "../domain/message.js";

const LIFE_MS = 60 * 60 * 1000;
/** About 100 kB a picture: at most some 20 MB are held. */
const MAX_PICTURES = 200;

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
  const pictures = new Map<string, { readonly picture: Picture; readonly until: number }>();

  /** A map keeps the order of insertion, so the oldest come first. */
  function makeRoom(): void {
    const now = clock.now().getTime();
    for (const [id, { until }] of pictures) {
      if (until > now && pictures.size < MAX_PICTURES) return;
      pictures.delete(id);
    }
  }

  return {
    publish(picture) {
      if (baseUrl === null) return null;
      makeRoom();
      // 128 random bits: the address is the only key to a picture of the office's figures.
      const id = randomBytes(16).toString("base64url");
      pictures.set(id, { picture, until: clock.now().getTime() + LIFE_MS });
      return `${baseUrl.replace(/\/+$/, "")}/pictures/${id}.png`;
    },
    find(id) {
      const kept = pictures.get(id);
      return kept && kept.until > clock.now().getTime() ? kept.picture : null;
    },
  };
}
