import { say } from "../domain/say.js";
import { writeSetting } from "../storage/organization.js";
import { LEAST_DAYS, RETENTION_SETTING, type Retention, readRetention } from "../storage/retention.js";
import { type Command, refuse, textOption } from "./command.js";

const MOST_DAYS = 3_650;
const DAYS = /^\d{1,5}$/;

/** How long what is not the office's record is kept: shown, or set. */
export const retentionCommand: Command = {
  name: "retention",
  usage: "[--messages DAYS] [--invites DAYS] [--inbox DAYS] [--json]",
  options: { messages: { type: "string" }, invites: { type: "string" }, inbox: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values }) {
    const { db } = office.database;
    const org = office.organization.id;
    const kept = { ...(await readRetention(db, org)) } as Record<keyof Retention, number>;
    let changed = false;
    for (const what of Object.keys(LEAST_DAYS) as (keyof Retention)[]) {
      const typed = textOption(values, what);
      if (typed === undefined) continue;
      const days = DAYS.test(typed) ? Number(typed) : 0;
      const least = LEAST_DAYS[what];
      if (days < least || days > MOST_DAYS)
        return refuse(say("retention-days", { option: `--${what}`, text: typed, least, most: MOST_DAYS }));
      kept[what] = days;
      changed = true;
    }
    if (changed) await writeSetting(db, org, RETENTION_SETTING, kept);
    const { inbox, messages, invites } = kept;
    return {
      ok: true,
      json: kept,
      lines: [say("retention-shown", { inbox, messages, invites }), say("retention-rest")],
    };
  },
};
