import { connectRedis, type OutageWatch } from "./redis-connection.js";

/** A window ends by the service's clock, which is inside; a key that nobody counts on any more goes by real time. */
const LIFE_MS = 60_000;

/**
 * One more in the window of each key. A window begins with its first message; a clock set back by as much begins another,
 * so that nobody is shut out until it catches up. By less than that replicas' clocks differ, and count together.
 * Whoever is over the limit does not use up what the others of the chat may say.
 */
const COUNT = `
local at, window, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local function count(key)
  local since = tonumber(redis.call('hget', key, 'since') or '')
  if not since or math.abs(at - since) >= window then
    redis.call('del', key)
    redis.call('hset', key, 'since', ARGV[1])
  end
  redis.call('pexpire', key, ${LIFE_MS})
  return redis.call('hincrby', key, 'count', 1)
end
local person = count(KEYS[1])
if person > most + 1 then return {person, 0} end
return {person, count(KEYS[2])}
`;

/** How many messages the present window has of a person and of a chat, the one just counted among them. */
type FloodCounts = { readonly person: number; readonly chat: number };

type Asked = {
  readonly person: string;
  readonly chat: string;
  readonly now: Date;
  readonly windowMs: number;
  /** From the second past it on, a person's message does not count for the chat. */
  readonly mostOfPerson: number;
};

export type FloodCounter = { count(asked: Asked): Promise<FloodCounts>; close(): Promise<void> };

/** Counts messages in Redis, for all replicas together: one way there and back for each. */
export function redisFloods(
  url: string,
  org: string,
  unavailable: (cause: unknown) => Error,
  outage: OutageWatch,
): FloodCounter {
  const { redis, ask } = connectRedis(url, `nhacviec:${org}:flood:`, unavailable, outage);
  redis.defineCommand("countFlood", { numberOfKeys: 2, lua: COUNT });
  // What defineCommand adds is not in the client's type.
  const { countFlood } = redis as unknown as { countFlood(...args: readonly string[]): Promise<[number, number]> };
  return {
    count: ({ person, chat, now, windowMs, mostOfPerson }) =>
      ask(async () => {
        const limits = [now.getTime(), windowMs, mostOfPerson].map(String);
        const [ofPerson, ofChat] = await countFlood.call(redis, `person:${person}`, `chat:${chat}`, ...limits);
        return { person: ofPerson, chat: ofChat };
      }),
    close: async () => redis.disconnect(),
  };
}
