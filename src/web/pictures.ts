import { Hono } from "hono";
import type { PictureShelf } from "./picture-shelf.js";

/** `GET /pictures/<id>.png`: a published picture, while its hour lasts. */
export function pictures(shelf: PictureShelf): Hono {
  const app = new Hono();
  app.get("/pictures/:file{[A-Za-z0-9_-]+\\.png}", async (c) => {
    const picture = await shelf.find(c.req.param("file").slice(0, -".png".length));
    if (!picture) return c.notFound();
    return c.body(Buffer.from(picture.png), 200, {
      "Content-Type": "image/png",
      // A provider's own page may show the address itself.
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
  });
  return app;
}
