import { randomUUID } from "node:crypto";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type DialogueKeeper, memoryDialogues } from "../../src/storage/dialogues.js";
import { UNWATCHED } from "../../src/storage/redis-connection.js";
import { redisDialogues } from "../../src/storage/redis-dialogues.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const START = "2025-01-06T07:55:00+07:00";
const REDIS = process.env.TEST_REDIS_URL;
const ORG = randomUUID();

class Unavailable extends Error {}
const unavailable = (cause: unknown) => new Unavailable("no dialogues now", { cause });

type Kept = { readonly step: number };
const keepers: { name: string; open(clock: TestClock): DialogueKeeper<Kept> }[] = [
  { name: "in this process", open: memoryDialogues },
  ...(REDIS === undefined
    ? []
    : [
        {
          name: "in Redis",
          open: (clock: TestClock) => redisDialogues<Kept>(REDIS, ORG, clock, unavailable, UNWATCHED),
        },
      ]),
];

describe.each(keepers)("a dialogue kept $name", ({ open }) => {
  let closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing) await close();
    closing = [];
  });

  async function keeper() {
    const clock = testClock(START);
    const dialogues = open(clock);
    closing.push(() => dialogues.close());
    await dialogues.ready();
    return { clock, dialogues, key: `test/${randomUUID()}` };
  }

  it("is there until it is deleted, and the latest answer is the one kept", async () => {
    const { dialogues, key } = await keeper();
    expect(await dialogues.get(key)).toBeNull();
    await dialogues.put(key, { step: 1 });
    await dialogues.put(key, { step: 2 });
    expect(await dialogues.get(key)).toEqual({ step: 2 });
    expect(await dialogues.get(`${key}/other`)).toBeNull();
    await dialogues.delete(key);
    expect(await dialogues.get(key)).toBeNull();
    await dialogues.delete(key);
  });

  it("ends a quarter of an hour after its last question, by the service's clock", async () => {
    const { clock, dialogues, key } = await keeper();
    await dialogues.put(key, { step: 1 });
    clock.set("2025-01-06T08:09:00+07:00");
    await dialogues.put(key, { step: 2 });
    clock.set("2025-01-06T08:23:59+07:00");
    expect(await dialogues.get(key)).toEqual({ step: 2 });
    clock.set("2025-01-06T08:24:00+07:00");
    expect(await dialogues.get(key)).toBeNull();
  });

  it("answers when it is asked whether it works", async () => {
    const { dialogues } = await keeper();
    await expect(dialogues.ping()).resolves.toBeUndefined();
  });
});

describe("dialogues in this process", () => {
  it("forget the oldest when there are very many, never the newest", async () => {
    const dialogues = memoryDialogues<Kept>(testClock(START));
    for (let step = 0; step <= 10_000; step++) await dialogues.put(`key ${step}`, { step });
    expect(await dialogues.get("key 0")).toBeNull();
    expect(await dialogues.get("key 1")).toEqual({ step: 1 });
    expect(await dialogues.get("key 10000")).toEqual({ step: 10_000 });
  });
});

describe.skipIf(REDIS === undefined)("dialogues in Redis", () => {
  it("are refused at once while Redis is away, and work again when it is back", async () => {
    const wire = await aWire(new URL(REDIS ?? ""));
    const dialogues = redisDialogues<Kept>(wire.url, ORG, testClock(START), unavailable, UNWATCHED);
    const key = `test/${randomUUID()}`;
    try {
      await dialogues.ready();
      await dialogues.put(key, { step: 1 });
      await wire.cut();
      await expect(dialogues.get(key)).rejects.toBeInstanceOf(Unavailable);
      await expect(dialogues.put(key, { step: 2 })).rejects.toBeInstanceOf(Unavailable);
      await expect(dialogues.delete(key)).rejects.toBeInstanceOf(Unavailable);
      await expect(dialogues.ping()).rejects.toBeInstanceOf(Unavailable);
      await wire.mend();
      await expect.poll(() => dialogues.get(key).catch(() => "away"), { timeout: 15_000 }).toEqual({ step: 1 });
      await dialogues.delete(key);
    } finally {
      await dialogues.close();
      await wire.cut();
    }
  });

  it("say so when Redis was never there, without keeping anybody waiting", async () => {
    const wire = await aWire(new URL(REDIS ?? ""));
    await wire.cut();
    const dialogues = redisDialogues<Kept>(wire.url, ORG, testClock(START), unavailable, UNWATCHED);
    await expect(dialogues.ready()).rejects.toBeInstanceOf(Unavailable);
    await expect(dialogues.get("any")).rejects.toBeInstanceOf(Unavailable);
    await dialogues.close();
  });

  it("are seen by every replica", async () => {
    const clock = testClock(START);
    const [one, other] = [0, 1].map(() => redisDialogues<Kept>(REDIS ?? "", ORG, clock, unavailable, UNWATCHED));
    if (!one || !other) throw new Error("two replicas wanted");
    const key = `test/${randomUUID()}`;
    await Promise.all([one.ready(), other.ready()]);
    await one.put(key, { step: 1 });
    expect(await other.get(key)).toEqual({ step: 1 });
    await other.delete(key);
    expect(await one.get(key)).toBeNull();
    await Promise.all([one.close(), other.close()]);
  });
});

/** A wire to the real server that can be cut and mended. */
async function aWire(to: URL) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const far = connect(Number(to.port || 6379), to.hostname);
    for (const end of [socket, far]) {
      sockets.add(end);
      // A cut wire ends both sides, whichever notices first.
      end.on("error", () => undefined);
      end.on("close", () => {
        sockets.delete(end);
        socket.destroy();
        far.destroy();
      });
    }
    socket.pipe(far).pipe(socket);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  return {
    url: `redis://127.0.0.1:${port}`,
    cut: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(port),
  };
}
