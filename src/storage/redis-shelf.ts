import { createHash } from "node:crypto";
import type { Clock } from "../domain/clock.js";
import type { Document } from "../domain/message.js";
import type { Kept } from "./dialogues.js";
import { connectRedis, type OutageWatch } from "./redis-connection.js";

/** Many times a report's largest file: what is kept for a day must not fill Redis. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A kind has one life for all, so the oldest are also the next to end. Those that ended by themselves are deleted once more. */
const PUT = `
local most, life = tonumber(ARGV[2]), ARGV[3]
redis.call('set', KEYS[1], ARGV[1], 'PX', life)
redis.call('lpush', KEYS[2], KEYS[1])
redis.call('pexpire', KEYS[2], life)
while redis.call('llen', KEYS[2]) > most do redis.call('del', redis.call('rpop', KEYS[2])) end
`;

type Limits = { readonly most: number; readonly lifeMs: number };
type Stored = Pick<Document, "fileName" | "mimeType"> & { readonly base64: string };

export type RedisShelf = {
  /**
   * @param limits.most how many of a kind are kept, by all replicas together: the oldest make room
   * @returns false when the file is too big to be kept here
   */
  put(kind: string, id: string, file: Document, limits: Limits): Promise<boolean>;
  find(kind: string, id: string): Promise<Document | null>;
  close(): Promise<void>;
};

/**
 * Published files in Redis, for any number of replicas and over restarts. Fails at once while Redis is away.
 * @param org whose they are: a server may be shared by several organizations
 */
export function redisShelf(
  url: string,
  org: string,
  clock: Clock,
  unavailable: (cause: unknown) => Error,
  outage: OutageWatch,
): RedisShelf {
  const { redis, ask } = connectRedis(url, `nhacviec:${org}:shelf:`, unavailable, outage);
  return {
    async put(kind, id, { bytes, fileName, mimeType }, { most, lifeMs }) {
      if (bytes.length > MOST_BYTES) return false;
      const value = { fileName, mimeType, base64: Buffer.from(bytes).toString("base64") };
      const entry: Kept<Stored> = { until: clock.now().getTime() + lifeMs, value };
      // Redis counts real time; the clock's own limit is inside, for rehearsals that run faster.
      await ask(() => redis.eval(PUT, 2, keyOf(kind, id), `${kind}:order`, JSON.stringify(entry), most, lifeMs));
      return true;
    },
    async find(kind, id) {
      const text = await ask(() => redis.get(keyOf(kind, id)));
      if (text === null) return null;
      const { until, value } = JSON.parse(text) as Kept<Stored>;
      if (until <= clock.now().getTime()) return null;
      const { fileName, mimeType, base64 } = value;
      return { bytes: Buffer.from(base64, "base64"), fileName, mimeType };
    },
    close: async () => redis.disconnect(),
  };
}

/** The name is the link's secret: whoever lists Redis' keys gets no link from them. */
function keyOf(kind: string, id: string): string {
  return `${kind}:${createHash("sha256").update(id).digest("hex")}`;
}
