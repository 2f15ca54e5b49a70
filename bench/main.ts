import { backends } from "../test/support/backends.js";
import { measureDashboard } from "./dashboard.js";
import { measureDelivery } from "./delivery.js";
import { printTable } from "./measure.js";
import { measureParser } from "./parser.js";
import { measurePicture } from "./picture.js";
import { measureReminders } from "./reminders.js";
import { measureStart } from "./start.js";
import { measureSummary } from "./summary.js";
import { measureTick } from "./tick.js";
import { measureWebhook } from "./webhook.js";

/*
 * Ratios inside one run: a machine's own speed cancels out, so they may be compared between machines and days; the
 * figures beside them may not. Embedded store always; PostgreSQL where TEST_DATABASE_URL names one.
 */
const started = performance.now();
for (const backend of backends) {
  printTable(`Start → ready, against a bare HTTP server of Node (${backend.name})`, await measureStart(backend));
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
if (richest) printTable(`The summary, counted in the store (${richest.name})`, await measureSummary(richest));
printTable("Understanding a line", measureParser());
printTable("The picture of /tiendo", await measurePicture());
for (const backend of backends)
  printTable(`The dashboard's overview at 60 units (${backend.name})`, await measureDashboard(backend));
console.log(`\nDone in ${Math.round((performance.now() - started) / 1_000)} s on Node ${process.version}.`);
