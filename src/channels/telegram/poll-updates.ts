import type { Api } from "grammy";
import type { ChannelLog } from "../channel-log.js";
import type { HealthBoard } from "../health-board.js";
import { backOff, EMPTY_POLL_REST_MS, type Timers, withinBoth } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { readFailure } from "./failure.js";
import type { Intake } from "./intake.js";
import { batchTaker } from "./take-batch.js";
import { ALLOWED_UPDATES } from "./update.js";

/** How long Telegram holds an idle poll, and how much longer the answer may take to come. */
const HOLD_SECONDS = 25;
const POLL_LIMIT_MS = (HOLD_SECONDS + 15) * 1_000;
const CONFIRM_LIMIT_MS = 3_000;

const CONFLICT =
  "another program receives with the same TELEGRAM_BOT_TOKEN: stop it, or for several processes set PUBLIC_URL and WEBHOOK_SECRET";
const HANDLING = "messages arrive but can't be stored, so they wait at Telegram: check the database";

type PollingNeeds = {
  readonly api: Api;
  readonly intake: Intake;
  readonly board: HealthBoard;
  readonly log: ChannelLog;
  readonly timers: Timers;
};

/**
 * Long polling until `signal` aborts; never rejects. grammY's own loop is not used: it moves the offset before an
 * update is handled, so a crash would lose it, and it stops for good at a conflict.
 * @param lost another process may receive already: what was taken is not confirmed, since that would end its poll
 */
export async function pollUpdates(needs: PollingNeeds, signal: AbortSignal, lost: AbortSignal): Promise<void> {
  const { api, intake, board, log, timers } = needs;
  const taker = batchTaker(intake, log);
  let offset = 0;
  let confirmed = true;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const batch = await withinBoth(signal, timers.limit(POLL_LIMIT_MS), (within) =>
        api.getUpdates({ offset, timeout: HOLD_SECONDS, allowed_updates: ALLOWED_UPDATES }, grammySignal(within)),
      );
      board.clear("receiving");
      const taken = await taker.take(batch, offset);
      confirmed = batch.length === 0 || taken.offset === offset;
      offset = taken.offset;
      if (taken.complete) {
        board.clear("handling");
        failures = 0;
        if (batch.length === 0) await timers.pause(EMPTY_POLL_REST_MS, signal);
      } else {
        board.report("handling", HANDLING);
        await timers.pause(backOff(++failures), signal);
      }
    } catch (error) {
      if (signal.aborted) break;
      const failure = readFailure(error);
      const conflict = failure.kind === "answered" && failure.code === 409;
      if (conflict) board.report("receiving", CONFLICT);
      log.warn({ reason: failure.reason, failures: ++failures }, "telegram: getUpdates failed, will go on");
      const asked = failure.kind === "answered" ? failure.retryAfterMs : undefined;
      await timers.pause(asked ?? backOff(failures), signal);
    }
  }
  if (!confirmed && !lost.aborted) await confirm(needs, offset);
}

/** Tells Telegram what was taken. Without it the last batch would come again at the next start. */
async function confirm({ api, log, timers }: PollingNeeds, offset: number): Promise<void> {
  try {
    await api.getUpdates({ offset, limit: 1, timeout: 0 }, grammySignal(timers.limit(CONFIRM_LIMIT_MS)));
  } catch (error) {
    log.warn(
      { reason: readFailure(error).reason },
      "telegram: the last updates could not be confirmed and will come again",
    );
  }
}
