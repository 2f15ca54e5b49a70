import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { PUBLIC_API_ROOT } from "../../channels/telegram/bot-api.js";
import type { Config } from "../../config.js";
import type { Clock } from "../../domain/clock.js";
import { say } from "../../domain/say.js";
import { type Finding, fault, fine, remark } from "./finding.js";

type Machine = { readonly config: Config; readonly clock: Clock };

const PATIENCE_MS = 10_000;
/** The store, a backup and its aside copy need room at once. */
const LEAST_FREE_BYTES = 500 * 1_048_576;
/** Providers' certificates and everybody's 08:00 bear this much. */
const MOST_SKEW_SECONDS = 60;

/** What the service needs of its machine: room on the disk, the right time, its port. */
export async function checkMachine({ config, clock }: Machine): Promise<Finding[]> {
  return [...(await checkDisk(config)), ...(await checkTime({ config, clock })), ...(await checkPort(config))];
}

async function checkDisk({ database }: Config): Promise<Finding[]> {
  if (database.kind !== "embedded" || database.folder === "memory") return [];
  const folder = path.resolve(database.folder);
  if (!existsSync(folder)) return [];
  const { bavail, bsize } = await statfs(folder);
  return [diskFinding(folder, bavail * bsize)];
}

/** @param free bytes a user's program may still write */
export function diskFinding(folder: string, free: number): Finding {
  const facts = { folder, megabytes: Math.floor(free / 1_048_576) };
  return free < LEAST_FREE_BYTES
    ? fault("disk", say("doctor-disk-full", { ...facts, least: LEAST_FREE_BYTES / 1_048_576 }))
    : fine("disk", say("doctor-disk", facts));
}

/** Against the clock of a provider, which stands in the head of every answer. A rehearsal's clock is nobody's. */
async function checkTime({ config, clock }: Machine): Promise<Finding[]> {
  const { telegram, zalo } = config;
  if (!telegram && !zalo) return [];
  if (config.clock.start !== null || config.clock.speed !== 1) return [fault("clock-set", say("doctor-clock-set"))];
  const root = telegram ? (telegram.apiRoot ?? PUBLIC_API_ROOT) : zalo?.apiRoot;
  if (root === undefined) return [];
  try {
    const answer = await fetch(root, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    const theirs = Date.parse(answer.headers.get("date") ?? "");
    return Number.isNaN(theirs) ? [] : skewFindings((clock.now().getTime() - theirs) / 1_000);
  } catch {
    // That it can't be reached is said by the channel's own check.
    return [];
  }
}

/** @param seconds how far this machine's clock is ahead; negative, behind */
export function skewFindings(seconds: number): Finding[] {
  if (Math.abs(seconds) <= MOST_SKEW_SECONDS) return [];
  const id = seconds > 0 ? "doctor-clock-ahead" : "doctor-clock-behind";
  return [fault("clock-skew", say(id, { seconds: Math.round(Math.abs(seconds)) }))];
}

/** Whoever listens where this service would: itself, nobody, or somebody else. */
async function checkPort({ host, port }: Config): Promise<Finding[]> {
  // A free one is taken at the start, and which it was nobody knows here.
  if (port === 0) return [];
  const address = `${host}:${port}`;
  const reachable =
    host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  let answer: Response;
  try {
    answer = await fetch(`http://${reachable}:${port}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ECONNREFUSED") return [remark("service", say("doctor-service-off", { address }))];
    // Without a code nothing was asked: there are ports that `fetch` refuses to call.
    return code === null ? [] : [fault("port", say("doctor-port-taken", { address }))];
  }
  const body: unknown = await answer.json().catch(() => null);
  if (!isReadiness(body)) return [fault("port", say("doctor-port-taken", { address }))];
  const failing = Object.entries(body.parts).filter(([, part]) => !part.ok);
  if (failing.length === 0) return [fine("service", say("doctor-service", { address }))];
  return failing.map(([part, { problem = "?" }]) => fault(`service-${part}`, say("doctor-part", { part, problem })));
}

type Readiness = { readonly parts: Readonly<Record<string, { readonly ok: boolean; readonly problem?: string }>> };

function isReadiness(body: unknown): body is Readiness {
  return typeof body === "object" && body !== null && "parts" in body && typeof body.parts === "object";
}

function codeOf(error: unknown): string | null {
  const { cause } = error as Error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : null;
}
