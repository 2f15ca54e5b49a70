import http from "node:http";
import https from "node:https";
import axios, { isAxiosError } from "axios";
import { ADDRESS_TRIAL_MS, departure } from "../departure.js";
import { type Timers, withinBoth } from "../timers.js";
import { type Answer, readAnswer } from "./answer.js";

/** Where Zalo listens, unless the operator has a proxy of their own. */
export const PUBLIC_API_ROOT = "https://bot-api.zaloplatforms.com";
/** Far above any answer the platform gives; a page that never ends must not fill the memory. */
const LONGEST_ANSWER = 1_000_000;
/** For 3,000 messages a month, and a server of unknown patience, dialling each time costs nothing worth a doubt. */
const FRESH = { keepAlive: false, autoSelectFamilyAttemptTimeout: ADDRESS_TRIAL_MS } as const;

export type ZaloApi = {
  /**
   * Calls one method once. Whatever happened comes back as a value that holds no token: axios' errors carry the URL,
   * and the token is part of it.
   * @param timeoutMs from asking to the last byte of the answer
   * @param signal cuts the call off when the channel stops; a send is never cut off, so it takes none
   */
  call(method: string, params: object, timeoutMs: number, signal?: AbortSignal): Promise<Answer>;
};

/** The calls of the Bot Platform, each with what the provider answered or how the wire failed. */
export function zaloApi(options: { token: string; apiRoot?: string; timers: Timers }): ZaloApi {
  const { token, apiRoot = PUBLIC_API_ROOT, timers } = options;
  const client = axios.create({
    baseURL: `${apiRoot.replace(/\/+$/, "")}/bot${token}/`,
    // The platform reports some failures with HTTP 200 and some with another status: the body decides, not axios.
    validateStatus: () => true,
    // A redirect would carry the token to another host.
    maxRedirects: 0,
    maxContentLength: LONGEST_ANSWER,
    responseType: "text",
    transformResponse: (body: unknown) => body,
    // A kept connection that the server has just closed fails like a send that may have arrived; a fresh one can't.
    httpAgent: new http.Agent(FRESH),
    httpsAgent: new https.Agent(FRESH),
  });
  const withoutToken = (text: string) => text.replaceAll(token, "…").replaceAll(encodeURIComponent(token), "…");

  return {
    async call(method, params, timeoutMs, signal) {
      const limit = timers.limit(timeoutMs);
      const dial = watchedTransport();
      const post = (within: AbortSignal) =>
        client.post<string>(method, params, { signal: within, transport: dial.transport });
      try {
        const { status, headers, data } = await (signal ? withinBoth(signal, limit, post) : post(limit));
        const retryAfter = Number(headers["retry-after"]);
        return readAnswer(status, data, retryAfter, withoutToken);
      } catch (error) {
        if (!isAxiosError(error) && !axios.isCancel(error)) throw new Error(`zalo ${method}: ${nameOf(error)}`);
        if (!dial.left()) return { kind: "unreached", reason: limit.aborted ? "no connection in time" : codeOf(error) };
        return { kind: "broken", reason: limit.aborted ? `no answer in ${timeoutMs / 1000} s` : codeOf(error) };
      }
    },
  };
}

/** Node's own HTTP for one call, which can tell afterwards whether the request may have left this machine. */
function watchedTransport(): { readonly transport: object; left(): boolean } {
  let way: { readonly left: boolean } = { left: false };
  return {
    transport: {
      request(options: https.RequestOptions, take: (response: http.IncomingMessage) => void): http.ClientRequest {
        const request = (options.protocol === "https:" ? https : http).request(options, take);
        way = departure(request);
        return request;
      },
    },
    left: () => way.left,
  };
}

function codeOf(error: unknown): string {
  return isAxiosError(error) ? (error.code ?? "network failure") : nameOf(error);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
