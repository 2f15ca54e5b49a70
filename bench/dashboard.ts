import { Hono } from "hono";
import { openOffice } from "../src/office/office.js";
import { prepareRehearsal } from "../src/office/rehearsal.js";
import { dashboardOptions } from "../src/service/dashboard.js";
import { officersWithRoles } from "../src/storage/roster.js";
import { saveOccurrences } from "../src/storage/save-occurrences.js";
import { joinSet, saveUnits } from "../src/storage/save-units.js";
import { createSession, SESSION_LIMITS } from "../src/storage/sessions.js";
import type { Backend } from "../test/support/backends.js";
import { configOf } from "../test/support/config.js";
import { aServer } from "../test/web/a-server.js";
import { clock } from "./bench-office.js";
import { milliseconds, quantile, type Row, timed } from "./measure.js";

const UNITS = 60;
const ROUNDS = 60;

/** The overview of sixty units, against a bare route that answers with the same bytes. */
export async function measureDashboard(backend: Backend): Promise<Row[]> {
  const place = await backend.open();
  const config = { ...configOf({}), database: place.database, redisUrl: place.redisUrl };
  const office = await openOffice(config, { clock });
  try {
    await prepareRehearsal(office);
    const { db } = office.database;
    const org = office.organization.id;
    await addSchools(office);
    const leader = (await officersWithRoles(db, org)).find(({ memberships }) =>
      memberships.some(({ role }) => role === "leader"),
    );
    const token = await createSession(db, org, leader?.id ?? "", SESSION_LIMITS, clock.now());
    const { app } = aServer({ dashboard: dashboardOptions(office, { keyUsed: () => undefined }, false) });
    const ask = () => app.request("/bang", { headers: { cookie: `nhacviec=${token}` } });
    const page = await (await ask()).text();
    const bare = new Hono().get("/", (c) => c.html(page));
    const ours = await p95(async () => void (await (await ask()).text()));
    const theirs = await p95(async () => void (await (await bare.request("/")).text()));
    const anew = await p95(async () => void (await office.summary({ kind: "plan" })));
    const size = Math.round(Buffer.byteLength(page) / 1024);
    const row = (what: string, ms: number): Row => ({
      what,
      ours: milliseconds(ms),
      bare: milliseconds(theirs),
      ratio: ms / theirs,
    });
    return [row(`overview, ${size} kB, p95`, ours), row("its summary worked out anew, p95", anew)];
  } finally {
    await office.close();
    await place.remove();
  }
}

async function addSchools(office: Awaited<ReturnType<typeof openOffice>>): Promise<void> {
  const { db } = office.database;
  const org = office.organization.id;
  const plan = await office.plan();
  const set = plan?.sets.find(({ members }) => members.some((code) => code.startsWith("MAU")));
  if (!plan || !set) throw new Error("the shipped plan has no schools");
  const missing = UNITS - plan.units.filter(({ kind }) => kind === "office" || kind === "school").length;
  const schools = Array.from({ length: missing }, (_, index) => ({
    code: `TH${index}`,
    name: `Trường Trung học phổ thông số ${index + 1}`,
    aliases: [],
    kind: "school" as const,
  }));
  await db.transaction(async (tx) => {
    await saveUnits(tx, org, schools, true);
    await joinSet(
      tx,
      org,
      set.code,
      schools.map(({ code }) => code),
    );
    await saveOccurrences(tx, org, plan.id, clock.now());
  });
}

async function p95(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work));
  return quantile(times.slice(5), 0.95);
}
