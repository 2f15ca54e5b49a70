import type { ChannelName } from "../domain/officer.js";
import type { Database } from "./database.js";
import { listOrganizations, lockOrganizations, readSetting, writeSetting } from "./organization.js";

/** A bot's number by channel: the open part of its token. */
export type Bots = Readonly<Partial<Record<ChannelName, string>>>;

/** The setting that notes which bots an organization has. */
const BOTS = "bots";

/**
 * Notes which bots the organization has from now on, unless one of them is another's: that one's webhook would be taken
 * away, and its people's messages answered from this office.
 * @param db sees every organization
 * @returns the bot that is taken, and by whom; null when none is
 */
export async function takeBots(
  db: Database,
  org: string,
  bots: Bots,
): Promise<{ readonly channel: ChannelName; readonly bot: string; readonly code: string } | null> {
  return db.transaction(async (tx) => {
    // Two that start at once with the same bot: one of them is first.
    await lockOrganizations(tx);
    for (const { id, code } of await listOrganizations(tx)) {
      if (id === org) continue;
      const theirs = ((await readSetting(tx, id, BOTS)) ?? {}) as Bots;
      for (const [channel, bot] of Object.entries(bots) as [ChannelName, string][])
        if (theirs[channel] === bot) return { channel, bot, code };
    }
    await writeSetting(tx, org, BOTS, bots);
    return null;
  });
}
