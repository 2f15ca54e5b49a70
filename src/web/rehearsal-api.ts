import type { Context } from "hono";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { type Say, say } from "../domain/say.js";
import { ADVANCES, type DeskAct, type RehearsalDesk, type RoomTranscript } from "./rehearsal-desk.js";
import { renderMoment } from "./render-moment.js";
import { renderSummary } from "./render-summary.js";
import { isSameOrigin } from "./secure.js";

const MAX_BODY_BYTES = 64 * 1024;
const id = z.string().min(1).max(200);
const MESSAGE = z.object({
  personId: id,
  chatId: id,
  /** The longer of both providers' limits: Telegram takes 4,096 characters. */
  text: z.string().trim().min(1).max(4096),
  replyTo: id.optional(),
});
const CHOICE = z.object({ personId: id, chatId: id, messageId: id, value: z.string().min(1).max(64) });
/** What only a page of this very site may ask for; named one by one, for `/rehearsal/*` would make acts of its reads. */
const ACTS = ["/rehearsal/messages", "/rehearsal/choices", "/rehearsal/advance"];
const ADVANCE = z.object({ to: z.enum(ADVANCES) });

/** The rehearsal page's JSON: reads by GET, acts by same-origin POST. A refusal is `{ message }` in people's words. */
export function rehearsalApi(options: {
  readonly desk: RehearsalDesk;
  readonly transcript: RoomTranscript;
  words(say: Say): string;
}): Hono {
  const { desk, transcript, words } = options;
  const app = new Hono();
  const refuse = (c: Context, status: 400 | 403 | 404 | 413, id: string) => c.json({ message: words(say(id)) }, status);

  app.on("POST", ACTS, async (c, next) => {
    if (!isSameOrigin(c.req.raw.headers, c.req.url)) return refuse(c, 403, "web-rehearsal-foreign");
    return next();
  });
  app.on(
    "POST",
    ACTS,
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => refuse(c, 413, "web-rehearsal-malformed") }),
  );

  app.get("/rehearsal/people", async (c) => c.json(await desk.people()));
  app.get("/rehearsal/groups", async (c) => c.json(await desk.groups()));
  app.get("/rehearsal/clock", (c) => {
    const { now, zone } = desk.clock();
    return c.json(renderMoment(now, zone));
  });
  app.get("/rehearsal/summary", async (c) => {
    const summary = await desk.summary();
    return c.json(renderSummary(summary, desk.clock().zone));
  });
  app.get("/rehearsal/files/:id", (c) => {
    const file = transcript.file(c.req.param("id"));
    if (!file) return c.notFound();
    const shown = file.mimeType === "image/png" ? "inline" : "attachment";
    return c.body(Buffer.from(file.bytes), 200, {
      "Content-Type": file.mimeType,
      "Content-Disposition": `${shown}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    });
  });

  app.post("/rehearsal/messages", async (c) => {
    const body = MESSAGE.safeParse(await json(c));
    if (!body.success) return refuse(c, 400, "web-rehearsal-malformed");
    const { replyTo, ...said } = body.data;
    return act(c, { ...said, via: "text", ...(replyTo !== undefined && { replyTo }) });
  });
  app.post("/rehearsal/choices", async (c) => {
    const body = CHOICE.safeParse(await json(c));
    if (!body.success) return refuse(c, 400, "web-rehearsal-malformed");
    const { personId, chatId, messageId, value } = body.data;
    return act(c, { personId, chatId, text: value, via: "button", replyTo: messageId });
  });

  async function act(c: Context, wanted: DeskAct) {
    const [people, groups] = await Promise.all([desk.people(), desk.groups()]);
    if (!people.some((person) => person.id === wanted.personId)) return refuse(c, 404, "web-rehearsal-no-person");
    if (wanted.chatId !== "private" && !groups.some((group) => group.chatId === wanted.chatId))
      return refuse(c, 404, "web-rehearsal-no-chat");
    await desk.say(wanted);
    return c.json({ ok: true }, 202);
  }

  /** Two windows must not move the clock at once: the second goes on from where the first arrived. */
  let moving: Promise<unknown> = Promise.resolve();
  app.post("/rehearsal/advance", async (c) => {
    const body = ADVANCE.safeParse(await json(c));
    if (!body.success) return refuse(c, 400, "web-rehearsal-malformed");
    const moved = moving.then(() => desk.advance(body.data.to));
    moving = moved.catch(() => {}); // its own caller hears of the failure; the next one only waits
    const { now, note } = await moved;
    return c.json({ clock: renderMoment(now, desk.clock().zone), note });
  });

  return app;
}

/** The body, or undefined when it isn't JSON, which no schema takes. */
async function json(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
