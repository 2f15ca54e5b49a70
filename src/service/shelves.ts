import type { Config } from "../config.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { type DocumentShelf, documentShelf } from "../web/document-shelf.js";
import { type PictureShelf, pictureShelf } from "../web/picture-shelf.js";
import { ShelfUnavailable } from "../web/shelf.js";
import { logOutage } from "./log-outage.js";

type Shelves = { readonly pictures: PictureShelf; readonly documents: DocumentShelf; close(): Promise<void> };

/** What is fetched by a secret link: in Redis where there is one, for all replicas; else in this process. */
export async function openShelves(config: Config, office: Office, log: Logger): Promise<Shelves> {
  const { clock, organization } = office;
  const baseUrl = config.delivery.kind === "webhook" ? config.delivery.publicUrl : null;
  const own = { clock, baseUrl, log };
  // Only Zalo points to files; the other channels carry them.
  if (config.redisUrl === null || baseUrl === null || !config.zalo)
    return { pictures: pictureShelf(own), documents: documentShelf(own), close: async () => undefined };
  const { redisShelf } = await import("../storage/redis-shelf.js");
  const unavailable = (cause: unknown) => new ShelfUnavailable("Redis can't be reached", { cause });
  const meanwhile = "pictures and documents open only at the process that published them";
  const outage = logOutage(log, "files", meanwhile);
  const shared = redisShelf(config.redisUrl, organization.id, clock, unavailable, outage);
  const options = { ...own, shared };
  return { pictures: pictureShelf(options), documents: documentShelf(options), close: () => shared.close() };
}
