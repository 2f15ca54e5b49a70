import { isIP } from "node:net";
import { z } from "zod";
import type { Account, ChannelName } from "./domain/officer.js";
import { type Say, say } from "./domain/say.js";
import { parseInstant } from "./domain/zone.js";

type Delivery =
  | { readonly kind: "polling" }
  | { readonly kind: "webhook"; readonly publicUrl: string; readonly secret: string };

export type Config = {
  /** The organization served, by its code; null is the store's only one. */
  readonly organization: string | null;
  readonly telegram: { readonly token: string; readonly apiRoot?: string } | null;
  readonly zalo: { readonly token: string; readonly apiRoot?: string } | null;
  readonly delivery: Delivery;
  readonly database:
    | { readonly kind: "postgres"; readonly url: string }
    | { readonly kind: "embedded"; readonly folder: string };
  readonly redisUrl: string | null;
  readonly administrators: readonly Account[];
  readonly host: string;
  readonly port: number;
  readonly log: { readonly level: string; readonly format: "json" | "pretty" };
  readonly clock: { readonly start: Date | null; readonly speed: number };
  /** Where OpenTelemetry traces go, without its path; null: none are made. */
  readonly tracesTo: string | null;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly Say[] };

/** The channels this service runs: those with a token, else the rehearsal. */
export function channelsOf({ telegram, zalo }: Pick<Config, "telegram" | "zalo">): ReadonlySet<ChannelName> {
  if (!telegram && !zalo) return new Set(["rehearsal"]);
  return new Set([...(telegram ? (["telegram"] as const) : []), ...(zalo ? (["zalo"] as const) : [])]);
}

/** Each variable and the shape it must have; `wanted` in locales says it to a person. Values are never repeated back. */
export const ORGANIZATION_CODE = /^[a-z0-9-]{1,40}$/;
const TELEGRAM_TOKEN = /^\d+:\S+$/;
/** Zalo's documents show digits before the colon and promise no form. */
const ZALO_TOKEN = /^[^\s:]+:\S+$/;
const WEB = /^https?:\/\/\S+$/;
/** Providers call https only; plain http is for a fake on this machine. */
const PUBLIC = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$))\S*$/;
const variables = {
  ORGANIZATION: z.string().regex(ORGANIZATION_CODE).optional(),
  TELEGRAM_BOT_TOKEN: z.string().regex(TELEGRAM_TOKEN).optional(),
  TELEGRAM_API_ROOT: url(WEB).optional(),
  ZALO_BOT_TOKEN: z.string().regex(ZALO_TOKEN).optional(),
  ZALO_API_ROOT: url(WEB).optional(),
  DATABASE_URL: url(/^postgres(ql)?:\/\/\S+$/).optional(),
  DATA_DIR: z.string().default("./data"),
  REDIS_URL: url(/^rediss?:\/\/\S+$/).optional(),
  PUBLIC_URL: url(PUBLIC).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,256}$/)
    .optional(),
  ADMINS: z.string().default("").transform(readAdministrators),
  HOST: z.string().refine(isHost).default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d+$/)
    .default("8080")
    .transform(Number)
    .refine((port) => port <= 65_535),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  LOG_FORMAT: z.enum(["json", "pretty"]).optional(),
  CLOCK_START: z.string().transform(readInstant).optional(),
  CLOCK_SPEED: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .default("1")
    .transform(Number)
    .refine((speed) => speed > 0 && speed <= 1_000_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(WEB).optional(),
} as const;

type Variables = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]> };

/** Reads the environment once. Every fault is reported at once, by the variable's name and what is wanted. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  isTerminal = process.stdout.isTTY === true,
): ConfigResult {
  // An empty variable is one somebody left blank in a compose file.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const faults: Say[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const parsed = schema.safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else
      faults.push(
        say("config-fault", { name, wanted: { say: say(`config-${name.toLowerCase().replaceAll("_", "-")}`) } }),
      );
  }
  const read = values as Variables;
  if ((given.PUBLIC_URL === undefined) !== (given.WEBHOOK_SECRET === undefined)) {
    const missing = given.PUBLIC_URL === undefined ? "PUBLIC_URL" : "WEBHOOK_SECRET";
    faults.push(say("config-fault", { name: missing, wanted: { say: say("config-webhook-pair") } }));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: Object.freeze(toConfig(read, isTerminal)) };
}

function toConfig(read: Variables, isTerminal: boolean): Config {
  const { PUBLIC_URL, WEBHOOK_SECRET } = read;
  return {
    organization: read.ORGANIZATION ?? null,
    telegram: bot(read.TELEGRAM_BOT_TOKEN, read.TELEGRAM_API_ROOT),
    zalo: bot(read.ZALO_BOT_TOKEN, read.ZALO_API_ROOT),
    delivery:
      PUBLIC_URL !== undefined && WEBHOOK_SECRET !== undefined
        ? { kind: "webhook", publicUrl: PUBLIC_URL.replace(/\/+$/, ""), secret: WEBHOOK_SECRET }
        : { kind: "polling" },
    database:
      read.DATABASE_URL === undefined
        ? { kind: "embedded", folder: read.DATA_DIR }
        : { kind: "postgres", url: read.DATABASE_URL },
    redisUrl: read.REDIS_URL ?? null,
    administrators: read.ADMINS,
    host: read.HOST,
    port: read.PORT,
    log: { level: read.LOG_LEVEL, format: read.LOG_FORMAT ?? (isTerminal ? "pretty" : "json") },
    clock: { start: read.CLOCK_START ?? null, speed: read.CLOCK_SPEED },
    tracesTo: read.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, "") ?? null,
  };
}

function bot(token: string | undefined, apiRoot: string | undefined) {
  if (token === undefined) return null;
  return apiRoot === undefined ? { token } : { token, apiRoot: apiRoot.replace(/\/+$/, "") };
}

/** Of the wanted form, and one that every client can take apart: a "#" in a password must be written "%23". */
function url(form: RegExp) {
  return z.string().refine((text) => form.test(text) && URL.canParse(text));
}

/** An address or a name to listen on, without a port. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(text);
}

function readAdministrators(text: string, context: z.RefinementCtx): Account[] {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return entries.map((entry) => {
    // Telegram's ids are numbers; a user name there is nobody's for good, so it is no identity.
    const match = /^(telegram(?=:\d+$)|zalo|rehearsal):(\S+)$/.exec(entry);
    if (!match?.[2]) {
      context.addIssue({ code: "custom", message: "not an account" });
      return { channel: "rehearsal", userId: "" };
    }
    return { channel: match[1] as ChannelName, userId: match[2] };
  });
}

function readInstant(text: string, context: z.RefinementCtx): Date {
  const instant = parseInstant(text);
  if (!instant) context.addIssue({ code: "custom", message: "not an instant" });
  return instant ?? z.NEVER;
}
