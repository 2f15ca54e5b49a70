import type { ChannelLog } from "../channel-log.js";
import { backOff, EMPTY_POLL_REST_MS, type Timers } from "../timers.js";
import { type Answer, describeAnswer } from "./answer.js";
import type { ZaloApi } from "./api.js";
import { failed, TOKEN_ADVICE } from "./connect.js";
import { readUpdates, type Update } from "./read-updates.js";

/** As long as Zalo's own default; as text, which the documents' table asks for. */
const HOLD = "30";
const TIMEOUT_MS = 40_000;
/** At least this long between polls that bring something: one server gave the same update again at once, for ever. */
const PACE_MS = 1_000;
const LONG_PAUSE_MS = 60_000;

export type Polling = {
  readonly api: ZaloApi;
  readonly timers: Timers;
  readonly log: ChannelLog;
  /** Resolves when the update is safely taken: Zalo may give it only once, so the next poll waits for that. */
  take(update: Update): Promise<void>;
  /** The state of receiving: what is wrong, or null. */
  tell(problem: string | null): void;
};

/** Asks for updates one after the other until `signal` aborts. */
export async function poll({ api, timers, log, take, tell }: Polling, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const answer = await api.call("getUpdates", { timeout: HOLD }, TIMEOUT_MS, signal);
    if (answer.kind === "ok") {
      failures = 0;
      tell(null);
      for (const update of readUpdates(answer.result)) await take(update);
      await timers.pause(PACE_MS, signal);
    } else if (isIdle(answer)) {
      failures = 0;
      tell(null);
      await timers.pause(EMPTY_POLL_REST_MS, signal);
    } else if (!signal.aborted) {
      failures += 1;
      tell(problemOf(answer));
      const pauseMs = isTokenRefused(answer) ? LONG_PAUSE_MS : backOff(failures);
      log.warn({ reason: describeAnswer(answer), failures, pauseMs }, "polling Zalo failed");
      await timers.pause(pauseMs, signal);
    }
  }
}

/** "No message in that time" comes as error 408, with HTTP 408 or 200. */
function isIdle(answer: Answer): boolean {
  return answer.kind === "error" && answer.code === 408;
}

function isTokenRefused(answer: Answer): boolean {
  return failed("getUpdates", answer).kind === "token-refused";
}

function problemOf(answer: Answer): string {
  if (answer.kind === "error" && /webhook/i.test(answer.description))
    return "a webhook is set for this bot, so polling gets nothing: stop the service that set it, then restart this one";
  const failure = failed("getUpdates", answer);
  return failure.kind === "failed" ? failure.problem : TOKEN_ADVICE;
}
