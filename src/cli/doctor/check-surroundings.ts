import { checkTelegram } from "../../channels/telegram/check-token.js";
import { checkZalo } from "../../channels/zalo/check-zalo.js";
import { type Config, channelsOf } from "../../config.js";
import { workCalendar } from "../../domain/calendar.js";
import type { Clock } from "../../domain/clock.js";
import { say } from "../../domain/say.js";
import { DEFAULT_ZONE, dayAt } from "../../domain/zone.js";
import { summarise } from "../../reports/summarise.js";
import { UNWATCHED } from "../../storage/redis-connection.js";
import { redisDialogues } from "../../storage/redis-dialogues.js";
import type { Texts } from "../../text/texts.js";
import { checkPublicAddress } from "./check-public-address.js";
import { type Finding, fault, fine, remark } from "./finding.js";

export type Surroundings = {
  readonly config: Config;
  readonly clock: Clock;
  readonly texts: Texts;
  /** How many units have a Zalo group; 0 while the store can't say. */
  readonly zaloUnits?: number;
};

/** What the service needs beside its store: Redis, the bots, the fonts, the clock. */
export async function checkSurroundings(surroundings: Surroundings): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(...(await check(surroundings)));
  return findings;
}

const CHECKS: readonly ((surroundings: Surroundings) => Promise<Finding[]>)[] = [
  checkDialogues,
  checkTelegramBot,
  checkZaloBot,
  ({ config }) => checkPublicAddress(config),
  checkFonts,
  checkClock,
];

async function checkDialogues({ config, clock }: Surroundings): Promise<Finding[]> {
  if (config.redisUrl === null) return [remark("dialogues", say("doctor-dialogues-memory"))];
  const dialogues = redisDialogues(
    config.redisUrl,
    "doctor",
    clock,
    (cause) => new Error("Redis", { cause }),
    UNWATCHED,
  );
  try {
    await dialogues.ready();
    return [fine("dialogues", say("doctor-redis"))];
  } catch {
    return [fault("dialogues", say("doctor-redis-away"))];
  } finally {
    await dialogues.close();
  }
}

async function checkTelegramBot({ config }: Surroundings): Promise<Finding[]> {
  if (!config.telegram) return [remark("telegram", say("doctor-telegram-off"))];
  const checked = await checkTelegram(config.telegram);
  if (!checked.ok) return [fault("telegram", checked.problem)];
  const findings = [fine("telegram", say("doctor-telegram", { username: checked.username }))];
  const { webhook: url, failing } = checked;
  if (url !== "" && failing)
    findings.push(fault("telegram-delivery", say("doctor-telegram-failing", { url, ...failing })));
  if (config.delivery.kind === "webhook") {
    const wanted = `${config.delivery.publicUrl}/webhooks/telegram`;
    findings.push(
      checked.webhook === wanted
        ? fine("telegram-webhook", say("doctor-webhook", { url: wanted }))
        : remark("telegram-webhook", say("doctor-webhook-unset", { url: wanted })),
    );
  } else if (url !== "") findings.push(remark("telegram-webhook", say("doctor-telegram-webhook-left", { url })));
  if (!checked.readsAllGroupMessages) findings.push(remark("telegram-privacy", say("doctor-privacy")));
  return findings;
}

async function checkZaloBot({ config, zaloUnits = 0 }: Surroundings): Promise<Finding[]> {
  if (!config.zalo) return [remark("zalo", say("doctor-zalo-off"))];
  const checked = await checkZalo(config.zalo);
  if (!checked.ok) return [fault("zalo", checked.problem)];
  const findings = [fine("zalo", say("doctor-zalo", { name: checked.name })), zaloGroups(checked.groups, zaloUnits)];
  if (config.delivery.kind !== "webhook") return findings;
  const url = `${config.delivery.publicUrl}/webhooks/zalo`;
  const isSet = checked.webhook === url;
  findings.push(
    (isSet ? fine : remark)("zalo-webhook", say(isSet ? "doctor-zalo-webhook" : "doctor-zalo-webhook-unset", { url })),
  );
  return findings;
}

/** @param units how many have a Zalo group */
function zaloGroups(allowed: boolean, units: number): Finding {
  if (allowed) return fine("zalo-groups", say("doctor-zalo-groups"));
  return units > 0
    ? fault("zalo-groups", say("doctor-zalo-groups-needed", { count: units }))
    : remark("zalo-groups", say("doctor-zalo-no-groups"));
}

/** Draws a real picture: the font and the renderer are either there or not. */
async function checkFonts({ clock, texts }: Surroundings): Promise<Finding[]> {
  const at = clock.now();
  const nothing = { tasks: [], occurrences: [], figures: [], updateCounts: new Map<string, number>() };
  const plan = { code: "", title: "Kiểm tra phông chữ" };
  const today = dayAt(at, DEFAULT_ZONE);
  const facts = { ...nothing, plan, calendar: workCalendar([]), today, dayOf: () => today };
  const summary = summarise(facts, { kind: "plan" }, at);
  try {
    const { progressPicture } = await import("../../reports/picture/progress-picture.js");
    const png = await progressPicture(summary, "vi", (line) => texts.plain("vi", line));
    return [fine("fonts", say("doctor-fonts", { kilobytes: Math.round(png.length / 1024) }))];
  } catch (error) {
    // A font that is not installed is missing when the module is read already.
    return [fault("fonts", say("doctor-fonts-missing", { reason: (error as Error).name }))];
  }
}

async function checkClock({ clock, config }: Surroundings): Promise<Finding[]> {
  const at = { at: { at: clock.now() } };
  const free = config.clock.start === null && config.clock.speed === 1 && !channelsOf(config).has("rehearsal");
  return [free ? fine("clock", say("doctor-clock", at)) : remark("clock", say("doctor-clock-rehearsal", at))];
}
