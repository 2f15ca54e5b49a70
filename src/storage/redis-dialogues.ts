import type { Clock } from "../domain/clock.js";
import { type DialogueKeeper, type Kept, LIFE_MS } from "./dialogues.js";
import { connectRedis, type OutageWatch } from "./redis-connection.js";

/**
 * In Redis, for any number of replicas. Fails at once while Redis is away, rather than let people wait.
 * @param org whose they are: somebody who writes to two organizations' bots has the same account at both
 */
export function redisDialogues<T>(
  url: string,
  org: string,
  clock: Clock,
  unavailable: (cause: unknown) => Error,
  outage: OutageWatch,
): DialogueKeeper<T> {
  const { redis, ask } = connectRedis(url, `nhacviec:${org}:dialogue:`, unavailable, outage);
  return {
    get: (key) =>
      ask(async () => {
        const text = await redis.get(key);
        if (text === null) return null;
        const { until, value } = JSON.parse(text) as Kept<T>;
        return until > clock.now().getTime() ? value : null;
      }),
    put: (key, value) =>
      ask(async () => {
        const entry: Kept<T> = { until: clock.now().getTime() + LIFE_MS, value };
        // Redis counts real time; the clock's own limit is inside, for rehearsals that run faster.
        await redis.set(key, JSON.stringify(entry), "PX", LIFE_MS);
      }),
    delete: (key) => ask(async () => void (await redis.del(key))),
    ping: () => ask(async () => void (await redis.ping())),
    ready: () =>
      new Promise((resolve, reject) => {
        if (redis.status === "ready") resolve();
        redis.once("ready", resolve);
        redis.once("error", (error) => reject(unavailable(error)));
      }),
    close: async () => redis.disconnect(),
  };
}
