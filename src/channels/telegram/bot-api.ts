import { Api } from "grammy";
import type { HealthBoard } from "../health-board.js";
import { readFailure } from "./failure.js";

type FetchOption = NonNullable<NonNullable<ConstructorParameters<typeof Api>[1]>["fetch"]>;
type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** Where Telegram listens, unless the operator has a Bot API server or a proxy of their own. */
export const PUBLIC_API_ROOT = "https://api.telegram.org";

export const TOKEN_ADVICE =
  "Telegram does not accept TELEGRAM_BOT_TOKEN: take the bot's token from @BotFather (/mybots, API Token) and set it again";

/**
 * The Bot API, with every answer and silence noted on the health board.
 * Node's own fetch is used because it tells a connection that never opened from one that broke, drops idle
 * connections before Telegram does, and gives up connecting after 10 s; grammY's default does none of these.
 */
export function botApi(token: string, apiRoot: string, board: HealthBoard): Api {
  const api = new Api(token, { apiRoot, fetch: nodeFetch });
  api.config.use(async (call, method, payload, signal) => {
    try {
      const answer = await call(method, payload, signal);
      if (!answer.ok && isTokenRefusal(answer.error_code)) board.report("connection", TOKEN_ADVICE);
      else board.clear("connection");
      return answer;
    } catch (error) {
      const { reason } = readFailure(error);
      board.report(
        "connection",
        `Telegram can't be reached (${method}: ${reason}): check the network and TELEGRAM_API_ROOT`,
      );
      throw error;
    }
  });
  return api;
}

/** An unknown token gives 401, one that is not even of a token's form 404. */
export function isTokenRefusal(code: number): boolean {
  return code === 401 || code === 404;
}

/** grammY types its signals after a polyfill; Node's own has everything it uses. */
export function grammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}

/** grammY types `fetch` after node-fetch; it gives a URL and plain options, and uses only `json()` of the answer. */
const nodeFetch = fetch as unknown as FetchOption;
