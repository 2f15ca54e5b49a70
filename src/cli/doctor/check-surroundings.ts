import { checkTelegram } from "../../channels/telegram/check-token.js";
import { checkZalo } from "../../channels/zalo/check-zalo.js";
import { type Config, channelsOf } from "../../config.js";
import { workCalendar } from "../../domain/calendar.js";
import type { Clock } from "../../domain/clock.js";
import { say } from "../../domain/say.js";
import { DEFAULT_ZONE, dayAt } from "../../domain/zone.js";
import { progressPicture } from "../../reports/picture/progress-picture.js";
import { summarise } from "../../reports/summarise.js";
import { redisDialogues } from "../../storage/dialogues.js";
import type { Texts } from "../../text/texts.js";
import { type Finding, fault, fine, remark } from "./finding.js";

type Surroundings = { readonly config: Config; readonly clock: Clock; readonly texts: Texts };

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
  checkFonts,
  checkClock,
];

async function checkDialogues({ config, clock }: Surroundings): Promise<Finding[]> {
  if (config.redisUrl === null) return [remark("dialogues", say("doctor-dialogues-memory"))];
  const dialogues = redisDialogues(
    config.redisUrl,
    clock,
    (cause) => new Error("Redis", { cause }),
    () => undefined,
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
  if (!checked.ok) return [fault("telegram", say("doctor-problem", { problem: checked.problem }))];
  const findings = [fine("telegram", say("doctor-telegram", { username: checked.username }))];
  if (config.delivery.kind === "webhook") {
    const wanted = `${config.delivery.publicUrl}/webhooks/telegram`;
    findings.push(
      checked.webhook === wanted
        ? fine("telegram-webhook", say("doctor-webhook", { url: wanted }))
        : remark("telegram-webhook", say("doctor-webhook-unset", { url: wanted })),
    );
  }
  if (!checked.readsAllGroupMessages) findings.push(remark("telegram-privacy", say("doctor-privacy")));
  return findings;
}

async function checkZaloBot({ config }: Surroundings): Promise<Finding[]> {
  if (!config.zalo) return [remark("zalo", say("doctor-zalo-off"))];
  const checked = await checkZalo(config.zalo);
  if (!checked.ok) return [fault("zalo", say("doctor-problem", { problem: checked.problem }))];
  const groups = checked.groups
    ? fine("zalo-groups", say("doctor-zalo-groups"))
    : remark("zalo-groups", say("doctor-zalo-no-groups"));
  return [fine("zalo", say("doctor-zalo", { name: checked.name })), groups];
}

/** Draws a real picture: the font and the renderer are either there or not. */
async function checkFonts({ clock, texts }: Surroundings): Promise<Finding[]> {
  const at = clock.now();
  const nothing = { tasks: [], occurrences: [], figures: [], updateCounts: new Map<string, number>() };
  const plan = { code: "", title: "Kiểm tra phông chữ" };
  const today = dayAt(at, DEFAULT_ZONE);
  const facts = { ...nothing, plan, calendar: workCalendar([]), today, submittedOn: () => null };
  const png = await progressPicture(summarise(facts, { kind: "plan" }, at), "vi", (line) => texts.plain("vi", line));
  return [fine("fonts", say("doctor-fonts", { kilobytes: Math.round(png.length / 1024) }))];
}

async function checkClock({ clock, config }: Surroundings): Promise<Finding[]> {
  const at = { at: { at: clock.now() } };
  const free = config.clock.start === null && config.clock.speed === 1 && !channelsOf(config).has("rehearsal");
  return [free ? fine("clock", say("doctor-clock", at)) : remark("clock", say("doctor-clock-rehearsal", at))];
}
