import { Redis } from "ioredis";

/** A connection that gives up at once while Redis is away: nobody waits for what may be lost. */
export type RedisConnection = {
  readonly redis: Redis;
  /** Does the work; what fails of it becomes the error its user understands. */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
};

/** @param keyPrefix of all its keys: a server may be shared by several organizations and installations */
export function connectRedis(
  url: string,
  keyPrefix: string,
  unavailable: (cause: unknown) => Error,
  onError: (error: Error) => void,
): RedisConnection {
  const redis = new Redis(url, {
    keyPrefix,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    commandTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 500, 5_000),
  });
  // Without a listener a lost connection would end the process.
  redis.on("error", onError);
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
