import { Redis } from "ioredis";
import type { Clock } from "../domain/clock.js";
import { type DialogueKeeper, type Kept, LIFE_MS } from "./dialogues.js";

/** In Redis, for any number of replicas. Fails at once while Redis is away, rather than let people wait. */
export function redisDialogues<T>(
  url: string,
  clock: Clock,
  unavailable: (cause: unknown) => Error,
  onError: (error: Error) => void,
): DialogueKeeper<T> {
  const redis = new Redis(url, {
    keyPrefix: "nhacviec:dialogue:",
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    commandTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 500, 5_000),
  });
  // Without a listener a lost connection would end the process.
  redis.on("error", onError);
  const guarded = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      return await work();
    } catch (error) {
      throw unavailable(error);
    }
  };
  return {
    get: (key) =>
      guarded(async () => {
        const text = await redis.get(key);
        if (text === null) return null;
        const { until, value } = JSON.parse(text) as Kept<T>;
        return until > clock.now().getTime() ? value : null;
      }),
    put: (key, value) =>
      guarded(async () => {
        const entry: Kept<T> = { until: clock.now().getTime() + LIFE_MS, value };
        // Redis counts real time; the clock's own limit is inside, for rehearsals that run faster.
        await redis.set(key, JSON.stringify(entry), "PX", LIFE_MS);
      }),
    delete: (key) => guarded(async () => void (await redis.del(key))),
    ping: () => guarded(async () => void (await redis.ping())),
    ready: () =>
      new Promise((resolve, reject) => {
        if (redis.status === "ready") resolve();
        redis.once("ready", resolve);
        redis.once("error", (error) => reject(unavailable(error)));
      }),
    close: async () => redis.disconnect(),
  };
}
