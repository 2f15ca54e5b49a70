import { afterEach, expect, it, vi } from "vitest";
import { aServer } from "./a-server.js";
import { exampleRehearsal } from "./rehearsal-example.js";

type Event = { event: string; id: string; data: Record<string, unknown> };
const office = { channel: "rehearsal", chatId: "g-vp" } as const;
const words = (text: string) => ({ text: { text, bold: [{ start: 0, length: 1 }] } });

afterEach(() => vi.useRealTimers());

async function aRoom() {
  const { desk, room } = await exampleRehearsal();
  const { app, listen } = aServer({ rehearsal: { desk, transcript: room } });
  return { app, listen, desk, room };
}

/** Opens the stream; `next` reads one event, skipping beats. */
async function open(app: ReturnType<typeof aServer>["app"], lastEventId?: string) {
  const response = await app.request("/rehearsal/events", {
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  async function next(): Promise<Event> {
    for (;;) {
      const end = rest.indexOf("\n\n");
      if (end >= 0) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
        if (field("event")) return { event: field("event"), id: field("id"), data: JSON.parse(field("data")) };
      } else {
        const { value, done } = await reader.read();
        if (done) return { event: "end", id: "", data: {} };
        rest += decoder.decode(value, { stream: true });
      }
    }
  }
  return { next, leave: () => reader.cancel() };
}

it("tells a newcomer all that was said, then the clock, then each new bubble", async () => {
  const { app, room } = await aRoom();
  await room.send(office, words("một"));
  const { next, leave } = await open(app);
  expect(await next()).toMatchObject({ event: "hello", data: { fresh: true, last: 1 } });
  expect(await next()).toMatchObject({
    event: "entry",
    data: { sequence: 1, text: "một", from: null, chatId: "g-vp" },
  });
  expect(await next()).toMatchObject({ event: "clock", data: { time: "07:55", weekday: "Thứ Hai" } });
  await room.send(office, words("hai"));
  expect((await next()).data).toMatchObject({ text: "hai", bold: [{ start: 0, length: 1 }], at: { time: "07:55" } });
  await leave();
});

it("goes on where a reader was cut off", async () => {
  const { app, room } = await aRoom();
  await room.send(office, words("một"));
  const first = await open(app);
  await first.next();
  const { id } = await first.next();
  await first.leave();
  await room.send(office, words("hai"));
  const again = await open(app, id);
  expect((await again.next()).data).toMatchObject({ fresh: false });
  expect((await again.next()).data).toMatchObject({ text: "hai" });
  await again.leave();
});

it.each(["another-run/1", "nonsense", ""])("starts afresh for a reader from before a restart (%j)", async (seen) => {
  const { app, room } = await aRoom();
  await room.send(office, words("một"));
  const { next, leave } = await open(app, seen);
  expect((await next()).data).toMatchObject({ fresh: true });
  expect((await next()).data).toMatchObject({ text: "một" });
  await leave();
});

it("loses and doubles nothing in a flood", async () => {
  const { app, room } = await aRoom();
  const { next, leave } = await open(app);
  await next();
  const flood = Array.from({ length: 200 }, (_, index) => String(index));
  const sent = Promise.all(flood.map((text) => room.send(office, words(text))));
  const heard: unknown[] = [];
  while (heard.length < flood.length) {
    const { event, data } = await next();
    if (event === "entry") heard.push(data.text);
  }
  await sent;
  expect(heard).toEqual(flood);
  await leave();
});

it("shows the clock move without anything being said", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { app, desk } = await aRoom();
  const { next, leave } = await open(app);
  expect((await next()).event).toBe("hello");
  expect((await next()).data).toMatchObject({ date: "06/01/2025" });
  await desk.advance("week");
  for (const _ of ["two groups", "receive something"]) await next();
  expect((await next()).data).toMatchObject({ date: "13/01/2025", time: "07:55" });
  vi.advanceTimersByTime(10_000);
  await leave();
});

it("lets go of the room when its reader leaves", async () => {
  const { desk, room } = await exampleRehearsal();
  let listeners = 0;
  const subscribe: typeof room.subscribe = (listener) => {
    listeners++;
    const leave = room.subscribe(listener);
    return () => {
      listeners--;
      leave();
    };
  };
  const { app } = aServer({ rehearsal: { desk, transcript: { ...room, subscribe } } });
  const { next, leave } = await open(app);
  await next();
  expect(listeners).toBe(1);
  await leave();
  await vi.waitFor(() => expect(listeners).toBe(0));
});

it("ends with the server", async () => {
  const { app, listen } = await aRoom();
  const { close } = await listen("127.0.0.1", 0);
  const { next } = await open(app);
  expect((await next()).event).toBe("hello");
  expect((await next()).event).toBe("clock");
  await close();
  expect((await next()).event).toBe("end");
});
