import { startService } from "./app.js";
import { readConfig } from "./config.js";
import { createLog } from "./log.js";
import { secretMask } from "./secret-mask.js";
import { watchLoop } from "./service/loop-watch.js";
import { StartProblem } from "./start-problem.js";
import { loadTexts } from "./text/texts.js";

/** What is in hand gets this long; a second signal, or more than this, ends the process at once. */
const PATIENCE_MS = 8_000;
/** Until then a further signal is the first one's echo: npm passes on what a terminal sent to npm and the service both. */
const ECHO_MS = 1_000;

const texts = loadTexts();
const read = readConfig();
if (!read.ok) {
  process.stderr.write(`${read.faults.map((fault) => texts.plain("vi", fault)).join("\n")}\n`);
  process.exit(1);
}
const { config } = read;
const log = createLog(config);

process.once("uncaughtException", (err) => {
  // Node would print the error as it is, and an error of a provider's address holds the token.
  log.fatal({ err }, "a fault nobody caught: the service ends");
  process.exit(1);
});

watchLoop(config.database.kind, log);
// One that hangs is no use to anybody: whatever supervises the process starts another, which goes on from the rows.
const starting = startService(config, { log, onStuck: () => stop("stuck", 1) });
let asked: "never" | "once" | "a while ago" = "never";
// Asked to stop while still starting, it ends the start first: half-open stores are not left behind.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => onSignal(signal));

try {
  await starting;
} catch (err) {
  log.fatal({ err: err instanceof StartProblem ? err.cause : err }, "could not start");
  // At the start nobody has said anything yet, so the error's own words may be shown; they say what to do.
  const reason = err instanceof StartProblem ? texts.plain("vi", err.say) : String((err as Error).message);
  process.stderr.write(`nhacviec: ${secretMask(config)(reason)}\n`);
  process.exit(1);
}

function onSignal(signal: NodeJS.Signals): void {
  if (asked === "a while ago") process.exit(1);
  if (asked === "once") return;
  asked = "once";
  setTimeout(() => {
    asked = "a while ago";
  }, ECHO_MS).unref();
  stop(signal, 0);
}

/**
 * Ends with `code` once what is in hand is finished, or when it was waited for long enough: a message a provider takes and
 * does not answer for is on record as being sent, and whoever starts next goes on from there.
 */
function stop(because: string, code: 0 | 1): void {
  log.info({ because }, "stopping: finishing what is in hand");
  setTimeout(() => {
    log.warn("not everything in hand could be finished in time: the next start goes on from what is on record");
    process.exit(code);
  }, PATIENCE_MS).unref();
  starting
    .then((service) => service.stop())
    .then(
      () => process.exit(code),
      (err: unknown) => {
        log.error({ err }, "could not stop cleanly");
        process.exit(1);
      },
    );
}
