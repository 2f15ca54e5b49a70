import { daysBetween, localDate } from "../domain/local-date.js";
import { say } from "../domain/say.js";
import { listCalendarDays } from "../storage/calendar-days.js";
import { type Command, refuse } from "./command.js";
import { dayOption } from "./dates.js";

const MOST_DAYS = 800;
const BAR = 30;

/** Lives a span of days through on a copy of the plan, and shows that nothing was missed. */
export const rehearseCommand: Command = {
  name: "rehearse",
  usage: "[--from YYYY-MM-DD] [--to YYYY-MM-DD] [--speed DAYS_PER_SECOND] [--json]",
  options: { from: { type: "string" }, to: { type: "string" }, speed: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values, progress }) {
    const plan = await office.plan();
    if (!plan) return refuse(say("cli-no-plan"));
    const [given, until] = [dayOption(values, "from"), dayOption(values, "to")];
    if (!given.ok) return refuse(given.problem);
    if (!until.ok) return refuse(until.problem);
    const from = given.day ?? localDate(`${plan.year}-01-01`);
    const to = until.day ?? localDate(`${plan.year}-12-31`);
    if (to < from) return refuse(say("cli-range-backwards", { from, to }));
    if (daysBetween(from, to) > MOST_DAYS) return refuse(say("rehearse-too-long", { most: MOST_DAYS }));
    const speed = values.speed === undefined ? null : Number(values.speed);
    if (speed !== null && !(speed > 0)) return refuse(say("rehearse-bad-speed"));
    const days = [
      ...(await listCalendarDays(office.database.db, office.organization.id, plan.year - 1)),
      ...(await listCalendarDays(office.database.db, office.organization.id, plan.year)),
      ...(await listCalendarDays(office.database.db, office.organization.id, plan.year + 1)),
    ];
    const { rehearseYear } = await import("../office/rehearse-year.js");
    const result = await rehearseYear({
      plan,
      days,
      from,
      to,
      zone: office.zone,
      texts: office.texts,
      async onDay(day) {
        const share = daysBetween(from, day) / Math.max(1, daysBetween(from, to));
        progress(`\r${"█".repeat(Math.round(share * BAR)).padEnd(BAR, "░")} ${day}`);
        if (speed !== null) await pause(1000 / speed);
      },
    });
    progress("\n");
    const lines = [
      say("rehearse-title", { from: { date: from }, to: { date: to }, slots: result.slots }),
      say("rehearse-messages", { messages: result.messages }),
      say("rehearse-planned", { planned: result.planned }),
      ...Object.entries(result.states).map(([state, count]) => say("rehearse-state", { state, count })),
      say("rehearse-unplanned", { count: result.unplanned }),
      say("rehearse-residual", { residual: result.residual }),
    ];
    if (result.residual !== 0)
      return {
        ok: false,
        problems: [say("rehearse-failed", { count: result.residual })],
        found: { json: result, lines },
      };
    return { ok: true, json: { from, to, ...result }, lines };
  },
};

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
