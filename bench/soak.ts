import { openOffice } from "../src/office/office.js";
import { bindChat } from "../src/storage/chats.js";
import { listUnits } from "../src/storage/roster.js";
import type { Backend, Place } from "../test/support/backends.js";
import { buildProgram } from "../test/support/program.js";
import { type ServiceProcess, startProcess } from "../test/support/service-process.js";
import { testClock } from "../test/support/test-clock.js";
import { benchConfig, benchOffice, SECRET } from "./bench-office.js";
import { median, type Row } from "./measure.js";
import { addPerson, pushed } from "./push.js";
import { type TelegramProcess, telegramProcess } from "./telegram-process.js";

const SIMULATED_DAYS = 180;
const STARTS_AT = "2025-01-06T07:30:00+07:00";
const SAMPLE_MS = 5_000;
/** Between two messages from people. */
const GAP_MS = 250;
const LEADER = 1;
/** What people say in turn: every kind of answer, pictures too, right and wrong. */
const TALK = [
  "/viec",
  "/capnhat 7 {n}%",
  "/lichsu 7",
  "{n}%",
  "/nhiemvu 4",
  "/huy",
  "cập nhật",
  "/minhchung 7 số {n}/BC",
];
const LEADERS_TALK = ["/tiendo", "/thieu", "/tiendo 7", "/tiendo năm", "việc nào sắp trễ"];

/** A sample of the process, in bytes. */
type Sample = Readonly<Record<(typeof METRICS)[number], number>>;
const METRICS = [
  "process_resident_memory_bytes",
  "nodejs_heap_size_used_bytes",
  "nodejs_external_memory_bytes",
] as const;

/** Half a year lived through in `minutes`, with reminders and talk: what memory the last third takes beside the second. */
export async function measureSoak(backend: Backend, minutes: number): Promise<Row[]> {
  const place = await backend.open();
  const program = await buildProgram();
  const chats = Array.from({ length: 400 }, (_, index) => index - 200).filter((chat) => chat !== 0);
  const telegram = await telegramProcess({ chats });
  const people = await prepare(place, telegram);
  const service = await startProcess(program, envOf(place, telegram, minutes));
  try {
    const samples = await live(service, people, minutes * 60_000);
    const { taken } = await telegram.report();
    const faults = service.lines.filter(({ level }) => Number(level) >= 50).length;
    if (faults > 0) throw new Error(`${faults} errors in the log, the first: ${firstFault(service)}`);
    return [
      ...METRICS.map((metric) => flatness(metric, samples)),
      { what: `messages sent in ${minutes} min`, ours: String(taken.length), bare: "", ratio: 1 },
    ];
  } finally {
    await service.end("SIGTERM");
    await telegram.stop();
    await place.remove();
    program.remove();
  }
}

const firstFault = ({ lines }: ServiceProcess) => JSON.stringify(lines.find(({ level }) => Number(level) >= 50));

/** Memory of the last third beside the third before it: the first is the compiler's and the caches' warming up. */
function flatness(metric: (typeof METRICS)[number], samples: readonly Sample[]): Row {
  const third = Math.floor(samples.length / 3);
  const values = samples.map((sample) => sample[metric]);
  const [before, after] = [median(values.slice(third, 2 * third)), median(values.slice(2 * third))];
  const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
  return { what: metric, ours: megabytes(after), bare: megabytes(before), ratio: after / before };
}

function envOf(place: Place, { token, apiRoot }: TelegramProcess, minutes: number): NodeJS.ProcessEnv {
  return {
    ...(place.database.kind === "postgres"
      ? { DATABASE_URL: place.database.url }
      : { DATA_DIR: place.database.folder }),
    ...(place.redisUrl === null ? {} : { REDIS_URL: place.redisUrl }),
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    PUBLIC_URL: "http://127.0.0.1",
    WEBHOOK_SECRET: SECRET,
    CLOCK_START: STARTS_AT,
    CLOCK_SPEED: String(Math.round((SIMULATED_DAYS * 86_400) / (minutes * 60))),
    LOG_LEVEL: "info",
  };
}

/** Each unit of the shipped plan has a group and an officer; a leader asks too. Gives the people who speak. */
async function prepare(place: Place, telegram: TelegramProcess): Promise<readonly number[]> {
  const config = benchConfig(place, telegram);
  const imported = await benchOffice(config);
  await imported.close();
  const office = await openOffice(config, { clock: testClock(STARTS_AT) });
  const { db } = office.database;
  const { id: org } = office.organization;
  const now = office.clock.now();
  await addPerson(office.database, org, LEADER, { name: "Lãnh đạo", unitId: null, role: "leader" }, now);
  const people = [LEADER];
  for (const [index, { id: unitId, name }] of (await listUnits(db, org)).entries()) {
    const address = { channel: "telegram", chatId: String(-1 - index) } as const;
    await bindChat(db, org, { address, unitId, title: null }, null, now);
    const userId = index + 2;
    await addPerson(office.database, org, userId, { name: `Cán bộ ${name}`, unitId, role: "officer" }, now);
    people.push(userId);
  }
  await office.close();
  return people;
}

/** Speaks and samples until `forMs` are over. */
async function live(service: ServiceProcess, people: readonly number[], forMs: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const until = performance.now() + forMs;
  let sampleAt = performance.now();
  for (let turn = 1; performance.now() < until; turn++) {
    const person = turn % 8 === 0 ? LEADER : (people[turn % people.length] ?? LEADER);
    const talk = person === LEADER ? LEADERS_TALK : TALK;
    const text = (talk[Math.floor(turn / 3) % talk.length] ?? "").replace("{n}", String(50 + (turn % 45)));
    await pushed(`${service.url}/webhooks/telegram`, { updateId: turn, person, text });
    if (performance.now() >= sampleAt) {
      samples.push(await sample(service.url));
      sampleAt += SAMPLE_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
  return samples;
}

async function sample(url: string): Promise<Sample> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const values = METRICS.map((metric) => [metric, Number(new RegExp(`^${metric} (\\S+)`, "m").exec(text)?.[1])]);
  return Object.fromEntries(values) as Sample;
}
