import { backends } from "../test/support/backends.js";
import { measureDelivery } from "./delivery.js";
import { printTable } from "./measure.js";
import { measureParser } from "./parser.js";
import { measurePicture } from "./picture.js";
import { measureReminders } from "./reminders.js";
import { measureTick } from "./tick.js";
import { measureWebhook } from "./webhook.js";

/*
 * Ratios inside one run: a machine's own speed cancels out, so they may be compared between machines and days; the
 * figures beside them may not. Embedded store always; PostgreSQL where TEST_DATABASE_URL names one.
 */
const started = performance.now();
for (const backend of backends) {
  printTable(`Updates: webhook → commit → reply (${backend.name})`, await measureWebhook(backend));
  printTable(
    `Delivery under Telegram's limits, against what they allow (${backend.name})`,
    await measureDelivery(backend),
  );
  printTable(`Reminders: claim → read again → send → ledger (${backend.name})`, await measureReminders(backend));
}
// The richest store there is: filling the embedded one with a million rows takes minutes.
const [richest] = [...backends].reverse();
if (richest) printTable(`A slot among very many duties (${richest.name})`, await measureTick(richest));
printTable("Understanding a line", measureParser());
printTable("The picture of /tiendo", await measurePicture());
console.log(`\nDone in ${Math.round((performance.now() - started) / 1_000)} s on Node ${process.version}.`);
