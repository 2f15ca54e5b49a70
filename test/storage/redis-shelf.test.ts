import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Picture } from "../../src/domain/message.js";
import { UNWATCHED } from "../../src/storage/redis-connection.js";
import { type RedisShelf, redisShelf } from "../../src/storage/redis-shelf.js";
import { documentShelf } from "../../src/web/document-shelf.js";
import { pictureShelf } from "../../src/web/picture-shelf.js";
import { ShelfUnavailable } from "../../src/web/shelf.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const REDIS = process.env.TEST_REDIS_URL;
/** Nothing listens there. */
const AWAY = "redis://127.0.0.1:1";
const unavailable = (cause: unknown) => new ShelfUnavailable("no Redis", { cause });
const PICTURE: Picture = { png: new Uint8Array([0x89, 0x50, 0, 255]), fileName: "tiến độ.png" };
const REPORT = { bytes: new Uint8Array([1, 2, 0, 255]), fileName: "báo cáo.docx", mimeType: "application/msword" };
const idOf = (url: string | null) => (url ?? "").replace(/^.*\/|\.png$/g, "");

describe.skipIf(REDIS === undefined)("what is published, with Redis beside", () => {
  let org: string;
  let clock: TestClock;
  let open: RedisShelf[];
  let watching: Redis;
  beforeEach(() => {
    org = randomUUID();
    clock = testClock("2025-03-06T08:00:00+07:00");
    open = [];
    watching = new Redis(REDIS ?? "");
  });
  afterEach(async () => {
    for (const one of open) await one.close();
    const left = await watching.keys(`nhacviec:${org}:*`);
    if (left.length > 0) await watching.del(...left);
    watching.disconnect();
  });

  /** A replica's shelves; `said` holds what it wrote into its log. */
  async function replica(url = REDIS ?? "", of = org) {
    const shared = redisShelf(url, of, clock, unavailable, UNWATCHED);
    open.push(shared);
    // One that is not connected yet gives way at once, by design.
    if (url !== AWAY) await vi.waitFor(() => shared.find("pictures", "nothing"), { timeout: 10_000 });
    const said: string[] = [];
    const log = { warn: (details: object, message: string) => said.push(`${message} ${JSON.stringify(details)}`) };
    const options = { clock, baseUrl: "https://bot.example.vn", shared, log };
    return { pictures: pictureShelf(options), documents: documentShelf(options), shared, said };
  }

  it("opens at another replica as it was, its name and bytes too, as often as asked", async () => {
    const [one, other] = [await replica(), await replica()];
    const [picture, report] = [await one.pictures.publish(PICTURE), await one.documents.publish(REPORT)];
    for (const _ of [1, 2]) {
      const found = await other.pictures.find(idOf(picture));
      expect(found && { ...found, png: new Uint8Array(found.png) }).toEqual(PICTURE);
      const document = await other.documents.find(idOf(report));
      expect(document && { ...document, bytes: new Uint8Array(document.bytes) }).toEqual(REPORT);
    }
    expect([...one.said, ...other.said]).toEqual([]);
  });

  it("opens at the same service after its restart", async () => {
    const before = await replica();
    const url = await before.documents.publish(REPORT);
    await before.shared.close();
    expect((await (await replica()).documents.find(idOf(url)))?.fileName).toBe("báo cáo.docx");
  });

  it("ends with its life by the service's clock: a picture after an hour, a document after a day", async () => {
    const [one, other] = [await replica(), await replica()];
    const [picture, report] = [await one.pictures.publish(PICTURE), await one.documents.publish(REPORT)];
    const opens = async () =>
      (await Promise.all([other.pictures.find(idOf(picture)), other.documents.find(idOf(report))])).map(Boolean);
    clock.set("2025-03-06T08:59:59.999+07:00");
    expect(await opens()).toEqual([true, true]);
    clock.set("2025-03-06T09:00:00+07:00");
    expect(await opens()).toEqual([false, true]);
    clock.set("2025-03-07T07:59:59.999+07:00");
    expect(await opens()).toEqual([false, true]);
    clock.set("2025-03-07T08:00:00+07:00");
    expect(await opens()).toEqual([false, false]);
  });

  it("leaves Redis by itself when its time is over there", async () => {
    const { pictures, documents } = await replica();
    await pictures.publish(PICTURE);
    await documents.publish(REPORT);
    const lives = new Map<string, number>();
    for (const key of await watching.keys(`nhacviec:${org}:*`))
      lives.set(key.replace(/^.*:shelf:|[0-9a-f]{64}/g, ""), await watching.pttl(key));
    const minutes = [...lives].map(([key, ms]) => [key, Math.round(ms / 60_000)]);
    expect(Object.fromEntries(minutes)).toEqual({
      "pictures:": 60,
      "pictures:order": 60,
      "documents:": 24 * 60,
      "documents:order": 24 * 60,
    });
  });

  it("makes room for a newer one when there are 100 documents of all replicas together, and leaves pictures alone", async () => {
    const [one, other] = [await replica(), await replica()];
    const picture = idOf(await one.pictures.publish(PICTURE));
    const ids: string[] = [];
    for (let index = 0; index <= 100; index++)
      ids.push(idOf(await (index % 2 === 0 ? one : other).documents.publish(REPORT)));
    const reader = await replica();
    const opens = await Promise.all(ids.map(async (id) => (await reader.documents.find(id)) !== null));
    expect(opens).toEqual([false, ...Array(100).fill(true)]);
    expect(await reader.pictures.find(picture)).not.toBeNull();
    expect(await watching.keys(`nhacviec:${org}:shelf:documents:[0-9a-f]*`)).toHaveLength(100);
  });

  it("does not show its link to who looks into Redis", async () => {
    const id = idOf(await (await replica()).pictures.publish(PICTURE));
    const [key = "", order = "", ...others] = (await watching.keys(`nhacviec:${org}:*`)).toSorted();
    expect(others).toEqual([]);
    expect(key).toMatch(/:shelf:pictures:[0-9a-f]{64}$/);
    const seen = [key, await watching.get(key), order, ...(await watching.lrange(order, 0, -1))];
    expect(seen.join(" ")).not.toContain(id);
  });

  it("opens under no forged name, not as another kind, and not at another organization's service", async () => {
    const [one, other, stranger] = [await replica(), await replica(), await replica(REDIS, randomUUID())];
    const id = idOf(await one.documents.publish(REPORT));
    const [key = ""] = await watching.keys(`nhacviec:${org}:shelf:documents:[0-9a-f]*`);
    const forged = [
      "",
      "A".repeat(22),
      `${id}A`,
      id.slice(1),
      "*",
      key,
      key.split(":").at(-1) ?? "",
      "x".repeat(9_000),
    ];
    for (const name of forged) expect([name, await other.documents.find(name)]).toEqual([name, null]);
    expect(await other.pictures.find(id)).toBeNull();
    expect(await stranger.documents.find(id)).toBeNull();
    expect(await other.documents.find(id)).not.toBeNull();
  });

  it("opens where it was published while Redis is away, which the log says without the link; elsewhere it is not found", async () => {
    const [one, other] = [await replica(AWAY), await replica(AWAY)];
    const id = idOf(await one.documents.publish(REPORT));
    expect(await one.documents.find(id)).toEqual(REPORT);
    expect(await other.documents.find(id)).toBeNull();
    expect(one.said).toEqual([expect.stringContaining("its link opens at this process only")]);
    expect(one.said.join()).not.toContain(id);
    expect(other.said).toEqual([]);
  });

  it("opens where it was published when it is too big to share, and the log says so", async () => {
    const [one, other] = [await replica(), await replica()];
    const [most, more] = [4 * 1024 * 1024, 4 * 1024 * 1024 + 1].map((size) => new Uint8Array(size));
    const shared = idOf(await one.documents.publish({ ...REPORT, bytes: most ?? REPORT.bytes }));
    expect((await other.documents.find(shared))?.bytes.length).toBe(most?.length);
    expect(one.said).toEqual([]);
    const own = idOf(await one.documents.publish({ ...REPORT, bytes: more ?? REPORT.bytes }));
    expect((await one.documents.find(own))?.bytes.length).toBe(more?.length);
    expect(await other.documents.find(own)).toBeNull();
    expect(one.said).toEqual([expect.stringContaining("too big to share")]);
  });
});
