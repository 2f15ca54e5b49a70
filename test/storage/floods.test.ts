import { randomUUID } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { CountsUnavailable, type FloodGuard, sharedFloodGuard } from "../../src/conversation/flood-guard.js";
import { UNWATCHED } from "../../src/storage/redis-connection.js";
import { type FloodCounter, redisFloods } from "../../src/storage/redis-floods.js";

const REDIS = process.env.TEST_REDIS_URL;
const at = (ms: number) => new Date(Date.UTC(2025, 2, 3, 1) + ms);
const person = (userId: string) => ({ channel: "telegram", userId }) as const;
const unavailable = (cause: unknown) => new CountsUnavailable("Redis can't be reached", { cause });
const quiet = () => undefined;

describe.skipIf(REDIS === undefined)("floods counted in Redis by two replicas", () => {
  const org = randomUUID();
  let counters: FloodCounter[] = [];
  let guards: FloodGuard[] = [];
  let proxy: Awaited<ReturnType<typeof cuttable>>;

  beforeAll(async () => {
    proxy = await cuttable(REDIS ?? "");
    counters = [REDIS ?? "", proxy.url].map((url) => redisFloods(url, org, unavailable, UNWATCHED));
    guards = counters.map(sharedFloodGuard);
    for (const counter of counters) await connected(counter);
  });
  afterAll(async () => {
    for (const counter of counters) await counter.close();
    await proxy.close();
  });

  /** Says so many things, now to one replica, now to the other. */
  async function sayAll(from: string, chat: string, count: number, ms = 0) {
    const verdicts = [];
    for (let index = 0; index < count; index++)
      verdicts.push(await guards[index % guards.length]?.(person(from), chat, at(ms + index)));
    return verdicts;
  }

  it("a person has 20 messages in 10 s at all of them together, is told once, and heard again after", async () => {
    const said = await sayAll("an", "a", 24);
    expect(said.slice(0, 20).every((one) => one === "welcome")).toBe(true);
    expect(said.slice(20)).toEqual(["slow-down", "silent", "silent", "silent"]);
    expect(await sayAll("an", "a", 1, 9_999)).toEqual(["silent"]);
    expect(await sayAll("an", "a", 1, 10_000)).toEqual(["welcome"]);
  });

  it("a chat has 60, and one person's flood does not use them up", async () => {
    await sayAll("lan", "b", 300);
    // The 21 of Lan that were answered, and 39 of two others.
    for (const from of ["bình", "chi"]) expect(new Set(await sayAll(from, "b", 19))).toEqual(new Set(["welcome"]));
    expect(await sayAll("dũng", "b", 3)).toEqual(["welcome", "slow-down", "silent"]);
    expect(await sayAll("dũng", "c", 1)).toEqual(["welcome"]);
  });

  it("a clock set back shuts nobody out", async () => {
    await sayAll("hoa", "d", 25, 1_000_000);
    expect(await sayAll("hoa", "d", 1)).toEqual(["welcome"]);
  });

  it("replicas whose clocks differ a little count in one window", async () => {
    const verdicts = [];
    for (let index = 0; index < 24; index++)
      verdicts.push(await guards[index % 2]?.(person("nga"), "g", at(2_000_000 + index - (index % 2) * 800)));
    expect(verdicts.filter((one) => one === "welcome")).toHaveLength(20);
  });

  it("another organization's messages are not counted", async () => {
    const other = redisFloods(REDIS ?? "", randomUUID(), unavailable, UNWATCHED);
    const guard = sharedFloodGuard(other);
    await sayAll("mai", "e", 25);
    await connected(other);
    expect(await guard(person("mai"), "e", at(0))).toBe("welcome");
    await other.close();
  });

  it("a replica that can't reach Redis counts for itself, and goes on", async () => {
    proxy.cut();
    const [, cutOff] = guards;
    const verdicts = [];
    for (let index = 0; index < 22; index++) verdicts.push(await cutOff?.(person("an"), "f", at(50_000)));
    expect(verdicts.slice(0, 20).every((one) => one === "welcome")).toBe(true);
    expect(verdicts.slice(20)).toEqual(["slow-down", "silent"]);
  });
});

/** A counter that is not connected yet gives way at once, by design. */
async function connected(counter: FloodCounter): Promise<void> {
  const asked = { person: "nobody", chat: "nowhere", now: at(0), windowMs: 1, mostOfPerson: 1 };
  await vi.waitFor(() => counter.count(asked), { timeout: 10_000 });
}

/** A way to the server that can be cut. */
async function cuttable(to: string) {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port || 6379), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", quiet);
      socket.on("close", () => [near, far].forEach((one) => void one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no address");
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `redis://127.0.0.1:${address.port}`, cut, close: async () => cut() };
}
