import { NO_NEWS } from "../domain/morning.js";
import { rungName } from "../domain/reminder.js";
import { say } from "../domain/say.js";
import type { ProgressSummary } from "../domain/summary.js";
import { isoInstant } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { composeReminder } from "../reminders/compose.js";
import type { PreviewedMessage } from "../reminders/preview.js";
import { morningLines } from "../reports/morning-lines.js";
import { progressLines } from "../reports/progress-lines.js";
import { readCalendar } from "../storage/plan-facts.js";
import { type Command, refuse } from "./command.js";
import { dayOption } from "./dates.js";

export const previewCommand: Command = {
  name: "preview",
  usage: "--from YYYY-MM-DD --to YYYY-MM-DD [--json]",
  options: { from: { type: "string" }, to: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values }) {
    const from = dayOption(values, "from");
    const to = dayOption(values, "to");
    if (!from.ok) return refuse(from.problem);
    if (!to.ok) return refuse(to.problem);
    if (!from.day || !to.day) return refuse(say("cli-preview-range"));
    if (to.day < from.day) return refuse(say("cli-range-backwards", { from: from.day, to: to.day }));
    if (!(await office.plan())) return refuse(say("cli-no-plan"));
    const messages = await office.preview(from.day, to.day);
    const texts = await previewTexts(office, messages);
    return {
      ok: true,
      json: messages.map((message, index) => ({
        at: isoInstant(message.at, office.zone),
        ...(message.to ? { channel: message.to.address.channel, chat: message.to.address.chatId } : {}),
        audience: message.audience,
        unit: message.units.join(", "),
        items: message.items.map(({ occurrence, offset }) => ({
          task: occurrence.task,
          period: occurrence.period,
          rung: rungName(offset),
          unit: occurrence.unit,
          dueOn: occurrence.dueOn,
        })),
        text: texts[index] ?? "",
      })),
      lines:
        messages.length === 0
          ? [say("cli-preview-none")]
          : messages.flatMap((message, index) => [
              say("cli-preview-message", {
                at: { at: message.at },
                audience: message.audience,
                units: message.units.slice(0, 4).join(", "),
                where: message.to ? `${message.to.address.channel}:${message.to.address.chatId}` : "—",
              }),
              say("cli-preview-text", { text: (texts[index] ?? "").replaceAll("\n", "\n    ") }),
            ]),
    };
  },
};

/** The words of each message, as they would be on its day if nobody reported anything. */
async function previewTexts(office: Office, messages: readonly PreviewedMessage[]): Promise<string[]> {
  const plan = await office.plan();
  if (!plan) return [];
  const calendar = await readCalendar(office.database.db, office.organization.id);
  const summaries = new Map<string, ProgressSummary | null>();
  for (const { day, at, parts } of messages)
    if (parts.length > 0 && !summaries.has(day)) summaries.set(day, await office.summary({ kind: "plan" }, at));
  return messages.map(({ items, day, at, parts, to, unreached }) => {
    const summary = summaries.get(day);
    const lines = composeReminder(items, {
      plan,
      calendar,
      today: day,
      now: at,
      late: false,
      shortCode: null,
      repeated: false,
      weekly: summary && parts.includes("weekly") ? progressLines(summary) : [],
      morning:
        summary && parts.includes("morning") ? morningLines(summary, { ...NO_NEWS, unreachable: unreached }, plan) : [],
      notice: [],
    });
    return office.texts.format(to?.language ?? "vi", lines).text;
  });
}
