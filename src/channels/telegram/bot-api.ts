import { Api } from "grammy";
import type { HealthBoard } from "../health-board.js";
import { providerWords } from "../provider-words.js";
import { LEFT, type Timers } from "../timers.js";
import { exchange, WireFailure } from "./exchange.js";
import { readFailure } from "./failure.js";
import { isResult } from "./is-result.js";

type FetchOption = NonNullable<NonNullable<ConstructorParameters<typeof Api>[1]>["fetch"]>;
type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** Where Telegram listens, unless the operator has a Bot API server or a proxy of their own. */
export const PUBLIC_API_ROOT = "https://api.telegram.org";

export const TOKEN_ADVICE =
  "Telegram does not accept TELEGRAM_BOT_TOKEN: take the bot's token from @BotFather (/mybots, API Token) and set it again";

type BotApi = {
  readonly token: string;
  readonly apiRoot: string;
  readonly board: HealthBoard;
  readonly timers: Timers;
};

/** The Bot API, with every answer and silence noted on the health board. Rejects with what `readFailure` reads. */
export function botApi({ token, apiRoot, board, timers }: BotApi): Api {
  const api = new Api(token, { apiRoot, fetch: apiFetch({ token, apiRoot, timers }) });
  api.config.use(async (call, method, payload, signal) => {
    try {
      const answer = await call(method, payload, signal);
      if (!answer.ok && isTokenRefusal(answer.error_code) && !isExtra(method, answer.error_code))
        board.report("connection", TOKEN_ADVICE);
      else board.clear("connection");
      return answer;
    } catch (error) {
      if (signal?.aborted && (signal as unknown as AbortSignal).reason === LEFT) throw error;
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

/** What an older Bot API server may not know, which it says with the same 404; nothing depends on it. */
const EXTRAS = new Set(["setMyCommands", "deleteMyCommands", "setMessageReaction", "getChatMember"]);

function isExtra(method: string, code: number): boolean {
  return code === 404 && EXTRAS.has(method);
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
function apiFetch({ token, apiRoot, timers }: Pick<BotApi, "token" | "apiRoot" | "timers">): FetchOption {
  const post = exchange(apiRoot.startsWith("https:"), timers);
  const withoutToken = (text: string) => text.replaceAll(token, "…");
  const asked = async (...[url, options]: Parameters<typeof post>) => {
    const { status, text } = await post(url, options);
    return { json: async () => readEnvelope(methodOf(url), status, withoutToken(text)) };
  };
  return asked as unknown as FetchOption;
}

function methodOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

/** Takes for Telegram's answer only what has its form: others may answer in its place, in JSON too. */
function readEnvelope(method: string, status: number, text: string): unknown {
  const strange = (what: string) => new WireFailure(`${status} ${what}`, true, status);
  if (text.trim() === "") throw strange("without an answer");
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    // What it says is of no use: it quotes the page.
    throw strange("and the answer was not JSON");
  }
  if (typeof answer !== "object" || answer === null) throw strange("and the answer was not the Bot API's");
  const { ok, error_code, description, result } = answer as Readonly<Record<string, unknown>>;
  if (ok === true && isResult(method, result)) return answer;
  if (ok === false && typeof error_code === "number") return { ...answer, description: providerWords(description) };
  throw strange("and the answer was not the Bot API's");
}
