import { sql } from "drizzle-orm";
import { chatSummary } from "../src/office/chat-summary.js";
import type { Office } from "../src/office/office.js";
import { snapshotNow } from "../src/office/snapshot.js";
import { progressLines } from "../src/reports/progress-lines.js";
import type { Backend } from "../test/support/backends.js";
import { configOf } from "../test/support/config.js";
import { benchOffice, clock } from "./bench-office.js";
import { median, milliseconds, type Row, timed } from "./measure.js";

const TASKS = 30;
const PERIODS = 12;
const ROUNDS = 7;
const MOMENT = "2025-07-03T10:00:00+07:00";

/** The whole plan's snapshot and text, against the barest grouping of the same rows. */
export async function measureSummary(backend: Backend): Promise<Row[]> {
  return [...(await measured(backend, 60, "text")), ...(await measured(backend, 1_000, "snapshot"))];
}

async function measured(backend: Backend, units: number, what: "text" | "snapshot"): Promise<Row[]> {
  const place = await backend.open();
  const office = await benchOffice({
    ...configOf({ LOG_LEVEL: "silent" }),
    database: place.database,
    redisUrl: place.redisUrl,
  });
  try {
    await fill(office, units);
    clock.set(MOMENT);
    const { db, whole } = office.database;
    const bare = await medianOf(() =>
      whole.execute(sql`select process, count(*) from occurrences where withdrawn_at is null group by process`),
    );
    const ours = await medianOf(async () => {
      const now = clock.now();
      if (what === "snapshot") return snapshotNow(db, office.organization, { kind: "plan" }, now);
      const summary = await chatSummary(db, office.organization, { kind: "plan" }, now);
      return summary && office.texts.format("vi", progressLines(summary));
    });
    const name = what === "text" ? "/tiendo in words" : "snapshot of the plan";
    return [
      {
        what: `${name}: ${units.toLocaleString("en")} units × ${TASKS} tasks × ${PERIODS} periods`,
        ours: milliseconds(ours),
        bare: milliseconds(bare),
        ratio: ours / bare,
      },
    ];
  } finally {
    await office.close();
    await place.remove();
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work));
  return median(times.slice(1));
}

/** Monthly duties of every unit, half of the year handed in, some late, and figures for a tenth of what is done. */
async function fill({ database: { db, whole }, organization: { id: org } }: Office, units: number): Promise<void> {
  await db.execute(sql`update occurrences set withdrawn_at = '2025-01-01' where organization_id = ${org}`);
  await db.execute(sql`
    insert into units (id, organization_id, code, name, aliases, kind)
    select gen_random_uuid(), ${org}, 'U' || n, 'Trường ' || n, '{}', 'school' from generate_series(1, ${units}::int) n`);
  await db.execute(sql`
    insert into occurrences
      (id, organization_id, task_id, period, unit_id, due_on, process, submitted_at, version, remind_on)
    select gen_random_uuid(), ${org}, t.id, '2025-' || to_char(m, 'fm00'), u.id,
      (make_date(2025, m, 1) + interval '1 month - 1 day')::date,
      case when m < 7 and h % 10 < 8 then 'done' when h % 10 = 8 then 'in_progress' else 'not_started' end,
      case when m < 7 and h % 10 < 8 then (make_date(2025, m, 20) + (h % 14))::timestamptz end, 1, '2025-12-10'
    from (select id, code from tasks where organization_id = ${org} order by position limit ${TASKS}::int) t
    cross join generate_series(1, ${PERIODS}::int) m
    cross join units u
    cross join lateral (select abs(hashtext(u.code || t.code || m)) as h) hash
    where u.organization_id = ${org} and u.code like 'U%'`);
  await db.execute(sql`
    insert into officers (id, organization_id, name, language, created_at)
    values (gen_random_uuid(), ${org}, 'Người báo', 'vi', '2025-01-01')`);
  await db.execute(sql`
    insert into figures
      (organization_id, occurrence_id, metric_id, value, numerator, denominator, estimate, updated_at, officer_id)
    select ${org}, o.id, metric->>'id', 80, 80, 100, false, '2025-06-20', (select id from officers where name = 'Người báo')
    from occurrences o
    join tasks t on t.id = o.task_id
    cross join lateral jsonb_array_elements(t.draft->'metrics') metric
    where o.withdrawn_at is null and o.process = 'done' and abs(hashtext(o.id::text)) % 10 = 0`);
  await whole.execute(sql`analyze`);
}
