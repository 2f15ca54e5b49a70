import { isScarce, MONTHLY_BUDGET, monthOf } from "../../domain/budget.js";
import { say } from "../../domain/say.js";
import type { Office } from "../../office/office.js";
import { sentIn } from "../../storage/channel-usage.js";
import { type Finding, fine, remark } from "./finding.js";

/** How much of this month's budget the channels that have one have used. */
export async function checkUsage({ database, organization, channels, clock, zone }: Office): Promise<Finding[]> {
  const month = monthOf(clock.now(), zone);
  const findings: Finding[] = [];
  for (const channel of channels) {
    const budget = MONTHLY_BUDGET[channel];
    if (budget === undefined) continue;
    const sent = await sentIn(database.db, organization.id, channel, month);
    const scarce = isScarce(channel, sent);
    findings.push(
      (scarce ? remark : fine)(
        `${channel}-budget`,
        say(scarce ? "doctor-budget-scarce" : "doctor-budget", { sent, budget }),
      ),
    );
  }
  return findings;
}
