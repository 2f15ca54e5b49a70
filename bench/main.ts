import { type Backend, backends } from "../test/support/backends.js";
import { reportChaos } from "./chaos.js";
import { measureDashboard } from "./dashboard.js";
import { measureDelivery } from "./delivery.js";
import { measureFlood } from "./flood.js";
import { printTable, type Row } from "./measure.js";
import { measureMorning } from "./morning.js";
import { measureParser } from "./parser.js";
import { measurePicture } from "./picture.js";
import { measureReminders } from "./reminders.js";
import { measureSoak } from "./soak.js";
import { measureStart } from "./start.js";
import { measureSummary } from "./summary.js";
import { measureTick } from "./tick.js";
import { measureWebhook } from "./webhook.js";

/*
 * Ratios inside one run: a machine's own speed cancels out, so they may be compared between machines and days; the
 * figures beside them may not. Embedded store always; PostgreSQL where TEST_DATABASE_URL names one.
 *
 * `npm run bench` prints the table that README quotes; `npm run bench -- parser summary` only those;
 * `npm run bench -- soak 30` and `npm run bench -- chaos 10` what takes its minutes and is run by itself.
 */
/** The richest store there is: filling the embedded one with a million rows takes minutes. */
const richest = backends.at(-1) as Backend;

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  start: () => onEach("Start → ready, against a bare HTTP server of Node", measureStart),
  updates: () => onEach("Updates: webhook → commit → reply", measureWebhook),
  delivery: () => onEach("Delivery under Telegram's limits, against what they allow", measureDelivery),
  reminders: () => onEach("Reminders: claim → read again → send → ledger", measureReminders),
  morning: async () => {
    const rows = await measureMorning(richest);
    if (rows.length === 0)
      console.log("\nPrometheus Alertmanager is not installed: the morning is not compared with it.");
    else printTable(`08:00, due → last message taken (${richest.name})`, rows, "Alertmanager");
  },
  flood: async () => printTable(`One group floods the bot (${richest.name})`, await measureFlood(richest), "quiet"),
  tick: async () => printTable(`A slot among very many duties (${richest.name})`, await measureTick(richest)),
  summary: async () => printTable(`The summary, counted in the store (${richest.name})`, await measureSummary(richest)),
  parser: async () => printTable("Understanding a line", measureParser()),
  pictures: async () => printTable("The picture of /tiendo", await measurePicture()),
  dashboard: () => onEach("The dashboard's overview at 60 units", measureDashboard),
};

/** Run by name alone, for so many minutes or as many as are told. */
const LONG: Readonly<Record<string, { readonly minutes: number; run(minutes: number): Promise<void> }>> = {
  soak: {
    minutes: 30,
    run: (minutes) =>
      onEach(
        `Half a year in ${minutes} minutes: the last third`,
        (backend) => measureSoak(backend, minutes),
        "second third",
      ),
  },
  chaos: { minutes: 10, run: (minutes) => reportChaos(richest, minutes) },
};

async function onEach(title: string, measure: (backend: Backend) => Promise<Row[]>, against?: string): Promise<void> {
  for (const backend of backends) printTable(`${title} (${backend.name})`, await measure(backend), against);
}

const started = performance.now();
const [first = "", minutes] = process.argv.slice(2);
const long = LONG[first];
if (long) await long.run(Number(minutes ?? long.minutes));
else for (const name of first === "" ? Object.keys(BENCHES) : process.argv.slice(2)) await benchOf(name)();
console.log(`\nDone in ${Math.round((performance.now() - started) / 1_000)} s on Node ${process.version}.`);

function benchOf(name: string): () => Promise<void> {
  const bench = BENCHES[name];
  if (!bench)
    throw new RangeError(`no benchmark "${name}": there are ${Object.keys({ ...BENCHES, ...LONG }).join(", ")}`);
  return bench;
}
