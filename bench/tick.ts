import { and, eq, sql } from "drizzle-orm";
import type { Office } from "../src/office/office.js";
import { deliverDue } from "../src/reminders/deliver-due.js";
import { planDue } from "../src/reminders/plan-due.js";
import { planningOf } from "../src/service/reminding.js";
import { bindChat } from "../src/storage/chats.js";
import { listUnits } from "../src/storage/roster.js";
import { tasks } from "../src/storage/schema.js";
import { startTelegramServer } from "../test/fakes/telegram-server.js";
import type { Backend } from "../test/support/backends.js";
import { benchConfig, benchOffice, clock } from "./bench-office.js";
import { median, milliseconds, type Row, timed } from "./measure.js";

const UNITS = 1_000;
const DUE = 100;
const ROUNDS = 5;
const FEW = 1_000;
const MANY = 1_000_000;

/** One tick with 100 messages due among a million duties, against one with 100 among a thousand. */
export async function measureTick(backend: Backend): Promise<Row[]> {
  const few = await ticks(backend, FEW);
  const many = await ticks(backend, MANY);
  return [
    {
      what: `one tick, ${DUE} due: ${MANY.toLocaleString("en")} duties stored, against ${FEW.toLocaleString("en")}`,
      ours: milliseconds(many),
      bare: milliseconds(few),
      ratio: many / few,
    },
  ];
}

/** The middle time of a slot's tick over `stored` duties, 100 of them due that day. */
async function ticks(backend: Backend, stored: number): Promise<number> {
  const place = await backend.open();
  const telegram = await startTelegramServer();
  clock.set("2025-03-05T10:00:00+07:00");
  const office = await benchOffice(benchConfig(place, telegram));
  await fill(office, stored);
  const planning = planningOf(office);
  const delivery = {
    store: planning.store,
    channels: [{ name: "telegram" as const, send: async () => ({ outcome: "sent" as const, messageIds: ["1"] }) }],
    clock,
    zone: office.zone,
    format: office.texts.format,
    partLines: { weekly: async () => [], morning: async () => [] },
    pace: { gapMs: () => 0, leaseMs: 60_000 },
    log: { info: () => undefined, warn: () => undefined },
  };
  await planDue(planning);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const day = `2025-03-${String(6 + round + (round > 1 ? 2 : 0)).padStart(2, "0")}`;
    await makeDue(office, day, round);
    clock.set(`${day}T08:00:00+07:00`);
    let sent = 0;
    times.push(
      await timed(async () => {
        sent += await planDue(planning);
        while ((await deliverDue(delivery)) > 0);
      }),
    );
    if (sent < DUE) throw new Error(`${sent} messages were due, not ${DUE}`);
  }
  await office.close();
  await telegram.close();
  await place.remove();
  return median(times);
}

/** Units with a group each, and `stored` duties among them that are due late in the year. */
async function fill({ database: { db, whole }, organization: { id: org } }: Office, stored: number): Promise<void> {
  await db.execute(sql`update occurrences set withdrawn_at = '2025-01-01' where organization_id = ${org}`);
  await db.execute(sql`
    insert into units (id, organization_id, code, name, aliases, kind)
    select gen_random_uuid(), ${org}, 'U' || n, 'Trường ' || n, '{}', 'school' from generate_series(1, ${UNITS}) n`);
  const [task] = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.organizationId, org), eq(tasks.code, "1")));
  if (!task) throw new Error("the plan has no task");
  for (const unit of await listUnits(db, org)) {
    if (!unit.code.startsWith("U")) continue;
    const address = { channel: "telegram", chatId: `-${unit.code.slice(1)}` } as const;
    await bindChat(db, org, { address, unitId: unit.id, title: null }, null, clock.now());
  }
  await db.execute(sql`
    insert into occurrences
      (id, organization_id, task_id, period, unit_id, due_on, process, version, remind_on)
    select gen_random_uuid(), ${org}, ${task.id}, 'p' || n, u.id, '2025-12-31', 'not_started', 1, '2025-12-10'
    from generate_series(1, ${Math.ceil(stored / UNITS)}::int) n cross join units u where u.code like 'U%'`);
  await whole.execute(sql`analyze`);
}

/** A hundred units, others in each round, get a duty whose last rung falls on `day`. */
async function makeDue(
  { database: { db }, organization: { id: org } }: Office,
  day: string,
  round: number,
): Promise<void> {
  await db.execute(sql`
    update occurrences set due_on = ${day}::date, remind_on = ${day}::date
    where id in (
      select distinct on (unit_id) id from occurrences
      where organization_id = ${org} and withdrawn_at is null and due_on = '2025-12-31'
        and unit_id in (select id from units where code like 'U%' order by code limit ${DUE} offset ${round * DUE})
      order by unit_id, id
    )`);
}
