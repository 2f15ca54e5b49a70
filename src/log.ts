import { createRequire } from "node:module";
import { type DestinationStream, type LogFn, type Logger, pino } from "pino";
import { errorFields } from "./channels/error-fields.js";
import type { Config } from "./config.js";
import { secretMask } from "./secret-mask.js";

export type { Logger } from "pino";

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

/** An error by itself or among the fields: its message and its own fields may quote people, so neither is written. */
function withoutWordsInside(argument: unknown): unknown {
  if (argument instanceof Error) return { err: withoutWords(argument) };
  if (typeof argument !== "object" || argument === null) return argument;
  return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, withoutWords(value)]));
}

function withoutWords(value: unknown): unknown {
  return value instanceof Error ? errorFields(value) : value;
}
