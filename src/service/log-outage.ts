import type { Logger } from "../log.js";
import type { OutageWatch } from "../storage/redis-connection.js";

/**
 * Logs an outage of Redis by one line when it begins and one when it is over.
 * @param part what Redis is asked for by this connection
 * @param meanwhile what goes on without it and what does not
 */
export function logOutage(log: Logger, part: string, meanwhile: string): OutageWatch {
  return {
    began: (err) => log.warn({ err, part }, `Redis can't be reached: ${meanwhile}`),
    ended: () => log.info({ part }, "Redis answers again"),
  };
}
