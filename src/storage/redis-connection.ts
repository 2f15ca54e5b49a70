import { Redis } from "ioredis";

/** A connection that gives up at once while Redis is away: nobody waits for what may be lost. */
export type RedisConnection = {
  readonly redis: Redis;
  /** Does the work; what fails of it becomes the error its user understands. */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
};

/** Hears of an outage once when it begins and once when it is over, however many attempts lie between. */
export type OutageWatch = { began(error: Error): void; ended(): void };

/** For a connection whose outages nobody has to hear of: its user is told by what fails. */
export const UNWATCHED: OutageWatch = { began: () => undefined, ended: () => undefined };

/** @param keyPrefix of all its keys: a server may be shared by several organizations and installations */
export function connectRedis(
  url: string,
  keyPrefix: string,
  unavailable: (cause: unknown) => Error,
  outage: OutageWatch,
): RedisConnection {
  const redis = new Redis(url, {
    keyPrefix,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    commandTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 500, 5_000),
  });
  let away = false;
  // Without a listener a lost connection would end the process.
  redis.on("error", (error) => {
    if (!away) outage.began(error);
    away = true;
  });
  redis.on("ready", () => {
    if (away) outage.ended();
    away = false;
  });
  return {
    redis,
    async ask(work) {
      try {
        return await work(redis);
      } catch (error) {
        throw unavailable(error);
      }
    },
  };
}
