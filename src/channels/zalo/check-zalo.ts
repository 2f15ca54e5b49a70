import { type Say, say } from "../../domain/say.js";
import { realTimers } from "../timers.js";
import { zaloApi } from "./api.js";
import { type Failed, failed, identify } from "./connect.js";
import { isRecord } from "./is-record.js";

/** `webhook` is the URL Zalo delivers to, empty when it waits to be polled. */
export type ZaloCheck =
  | { readonly ok: true; readonly name: string; readonly groups: boolean; readonly webhook: string }
  | { readonly ok: false; readonly problem: Say };

const PATIENCE_MS = 10_000;

/** Asks Zalo who the bot is and where it delivers, without receiving anything. The problem never names the token. */
export async function checkZalo(bot: { readonly token: string; readonly apiRoot?: string }): Promise<ZaloCheck> {
  const api = zaloApi({ ...bot, timers: realTimers });
  const identified = await identify(api, realTimers.limit(PATIENCE_MS));
  if (identified.kind !== "ready") return { ok: false, problem: inWords(identified) };
  const { names, canJoinGroups } = identified.bot;
  const known = { ok: true, name: names[0] ?? "", groups: canJoinGroups } as const;
  const info = await api.call("getWebhookInfo", {}, PATIENCE_MS);
  if (info.kind === "ok") {
    const url = isRecord(info.result) ? info.result.url : undefined;
    return { ...known, webhook: typeof url === "string" ? url : "" };
  }
  // "Not Found" is how the live service says that there is none.
  if (info.kind === "error" && info.code === 404) return { ...known, webhook: "" };
  return { ok: false, problem: inWords(failed("getWebhookInfo", info)) };
}

function inWords(failure: Failed): Say {
  return failure.kind === "token-refused"
    ? say("doctor-zalo-token")
    : say("doctor-zalo-away", { reason: failure.reason });
}
