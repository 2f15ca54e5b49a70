import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { connectRedis } from "../../src/storage/redis-connection.js";

const REDIS = process.env.TEST_REDIS_URL;

describe.skipIf(REDIS === undefined)("an outage of Redis", () => {
  it("is heard of once when it begins and once when it is over, however often it was tried meanwhile", async () => {
    const door = await aDoor(new URL(REDIS ?? ""));
    const heard: string[] = [];
    const { redis } = connectRedis(door.url, "test:", (cause) => new Error("away", { cause }), {
      began: () => heard.push("began"),
      ended: () => heard.push("ended"),
    });
    try {
      while (door.refused < 3) await once(door.server, "connection");
      expect(heard).toEqual(["began"]);
      door.open();
      // Not by once(), which takes the errors on the way there for its own failure.
      await new Promise((resolve) => redis.once("ready", resolve));
      expect(heard).toEqual(["began", "ended"]);
      door.shut();
      while (door.refused < 4) await once(door.server, "connection");
      await expect.poll(() => heard).toEqual(["began", "ended", "began"]);
    } finally {
      redis.disconnect();
      door.server.close();
    }
  });
});

/** A way to Redis that is shut at first: whoever knocks is sent away. */
async function aDoor(to: URL) {
  const through = new Set<Socket>();
  const door = {
    server: createServer(),
    url: "",
    refused: 0,
    isOpen: false,
    open: () => {
      door.isOpen = true;
    },
    shut: () => {
      door.isOpen = false;
      for (const socket of through) socket.destroy();
    },
  };
  door.server.on("connection", (near) => {
    near.on("error", () => undefined);
    if (!door.isOpen) {
      door.refused += 1;
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(to.port || 6379), to.hostname);
    far.on("error", () => undefined);
    through.add(near);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
  });
  door.server.listen(0, "127.0.0.1");
  await once(door.server, "listening");
  door.url = `redis://127.0.0.1:${(door.server.address() as AddressInfo).port}`;
  return door;
}
