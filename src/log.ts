import { createRequire } from "node:module";
import { unescape as percentDecoded } from "node:querystring";
import { type DestinationStream, type LogFn, type Logger, pino } from "pino";
import { errorFields } from "./channels/error-fields.js";
import type { Config } from "./config.js";

export type { Logger } from "pino";

/** Looks like a bot token, whoever's: an error may quote a provider's address, and the address holds the token. */
const TOKEN_LIKE = /\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}/g;
/** What stands between a user's name and the "@" of an address, however short. */
const PASSWORD_IN_URL = /(\/\/[^\s/:@"]*:)[^\s/"]+(?=@)/g;
/** Shorter ones are in too many words to look for by themselves. */
const SHORTEST_SECRET = 6;
const MASK = "[secret]";

/** The service's log. Every line is checked for secrets as a whole, whatever put them there. */
export function createLog(config: Config, output: { write(line: string): unknown } = process.stdout): Logger {
  const clean = secretMask(config);
  const pretty = config.log.format === "pretty" ? prettyLines() : null;
  const destination: DestinationStream = {
    write(line) {
      // Before it is made pretty, which would write a quote or a backslash in a password another way.
      const safe = clean(line);
      output.write(pretty ? pretty(safe) : safe);
    },
  };
  return pino(
    {
      base: null,
      level: config.log.level,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutWords },
      hooks: {
        logMethod(args, method) {
          const [fields, ...others] = args.map(withoutWordsInside);
          method.apply(this, [fields, ...others] as Parameters<LogFn>);
        },
      },
    },
    destination,
  );
}

/** Loaded for terminals alone: a service that writes JSON starts sooner without it. */
function prettyLines(): (line: string) => string {
  const { prettyFactory } = createRequire(import.meta.url)("pino-pretty") as typeof import("pino-pretty");
  return prettyFactory({ colorize: true, ignore: "pid,hostname" });
}

/** Takes the configured secrets, and whatever looks like a token or a password, out of a text. */
export function secretMask(config: Config): (text: string) => string {
  const secrets = [
    config.telegram?.token,
    config.zalo?.token,
    config.delivery.kind === "webhook" ? config.delivery.secret : undefined,
    ...passwordsOf(config.database.kind === "postgres" ? config.database.url : null),
    ...passwordsOf(config.redisUrl),
  ];
  const forms = secrets
    .filter((secret) => secret !== undefined && secret.length >= SHORTEST_SECRET)
    .flatMap((secret = "") => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) => {
    const masked = forms.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return masked.replace(TOKEN_LIKE, MASK).replace(PASSWORD_IN_URL, `$1${MASK}`);
  };
}

/** A password as the address has it and as the server is told it. */
function passwordsOf(url: string | null): string[] {
  if (url === null || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  return [password, percentDecoded(password)];
}

/** An error by itself or among the fields: its message and its own fields may quote people, so neither is written. */
function withoutWordsInside(argument: unknown): unknown {
  if (argument instanceof Error) return { err: withoutWords(argument) };
  if (typeof argument !== "object" || argument === null) return argument;
  return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, withoutWords(value)]));
}

function withoutWords(value: unknown): unknown {
  return value instanceof Error ? errorFields(value) : value;
}
