import { Hono } from "hono";
import type { DocumentShelf } from "./document-shelf.js";

/** `GET /documents/<id>`: a published document, while its day lasts; always saved, never opened in the page. */
export function documents(shelf: DocumentShelf): Hono {
  const app = new Hono();
  app.get("/documents/:id{[A-Za-z0-9_-]+}", async (c) => {
    const document = await shelf.find(c.req.param("id"));
    if (!document) return c.notFound();
    return c.body(Buffer.from(document.bytes), 200, {
      "Content-Type": document.mimeType,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      "Cache-Control": "no-store",
    });
  });
  return app;
}
