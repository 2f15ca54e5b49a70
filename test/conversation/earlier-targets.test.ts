import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDate, localDate } from "../../src/domain/local-date.js";
import { type Period, period } from "../../src/domain/period.js";
import type { TargetLine } from "../../src/domain/summary.js";
import { importPlan } from "../../src/office/import-plan.js";
import { readPeriodReport } from "../../src/office/period-report.js";
import { snapshotNow } from "../../src/office/snapshot.js";
import { feedEvents } from "../../src/reports/feed/feed-events.js";
import { readTasks } from "../../src/service/documents.js";
import { freezePeriods } from "../../src/storage/frozen-periods.js";
import { readCalendar } from "../../src/storage/plan-facts.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const MARCH = localDate("2025-03-01");

/** Row 12 is owed each month; here it is measured, too, and from March on by a higher target. */
describe.each(oneBackend)("a target that is another from March on, on $name", (backend) => {
  let room: Room;
  let folder: string;
  let inspector: Person;

  async function load(targets: Readonly<Record<string, number>>, effectiveOn?: LocalDate, unit = "%"): Promise<void> {
    const file = path.join(folder, "version.yaml");
    const metrics = Object.entries(targets).map(
      ([id, target]) => `{ id: ${id}, label: TTHC, target: ">=${target} ${unit}" }`,
    );
    const measured = `    metrics: [${metrics.join(", ")}]\n`;
    writeFileSync(file, readFileSync(CATALOGUE, "utf8").replace(/(code: 12\n)/, `$1${measured}`));
    const loaded = await importPlan(room.office, { file, dryRun: false, ...(effectiveOn ? { effectiveOn } : {}) });
    if (!loaded.ok) throw new Error("the catalogue was refused");
  }

  /** Of each month that has a figure: the target it is judged by, and whether it is met. */
  async function verdicts(at?: string): Promise<Record<string, string>> {
    const summary = await room.office.summary({ kind: "task", code: "12", title: "12" }, at ? new Date(at) : undefined);
    const given = summary?.items.filter(({ metrics }) => metrics.some(({ figure }) => figure)) ?? [];
    return Object.fromEntries(
      given.map(({ period: of, metrics }) => [of, metrics.map(({ target, met }) => `${target.value} ${met}`).join()]),
    );
  }

  const says = async (at: string, text: string) => {
    room.clock.set(at);
    return (await room.says(inspector, text)).text;
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-targets-"));
    room = await openRoom(backend);
    inspector = room.person("Ích");
    await load({ 12: 80 });
    await says("2025-02-03T09:00:00+07:00", "/capnhat 12 2025-01 85%");
    room.clock.set("2025-02-20T09:00:00+07:00");
    await load({ 12: 90 }, MARCH);
  });
  afterAll(async () => {
    await room.close();
    rmSync(folder, { recursive: true });
  });

  it("is not yet asked for before March, and never of what was due before", async () => {
    expect(await says("2025-02-21T09:00:00+07:00", "/nhiemvu 12")).toMatch(/≥ 80 %/);
    expect(await says("2025-02-22T09:00:00+07:00", "/capnhat 12 2025-02 86%")).toMatch(/Mục tiêu ≥ 80 %: đạt/);
    expect(await says("2025-03-10T09:00:00+07:00", "/sua 12 2025-01 87% cộng sót")).toMatch(/Mục tiêu ≥ 80 %: đạt/);
    expect(await says("2025-03-10T10:00:00+07:00", "/capnhat 12 2025-03 88%")).toMatch(/Mục tiêu ≥ 90 %: chưa đạt/);
    expect(await says("2025-03-10T11:00:00+07:00", "/nhiemvu 12")).toMatch(/≥ 90 %/);
    expect(await verdicts()).toEqual({ "2025-01": "80 true", "2025-02": "80 true", "2025-03": "90 false" });
    expect(await verdicts("2025-02-28T09:00:00+07:00")).toEqual({ "2025-01": "80 true", "2025-02": "80 true" });
  });

  it("is the same in every form: counted or item by item, in reports, calendars and the catalogue", async () => {
    room.clock.set("2025-04-02T09:00:00+07:00");
    const { office } = room;
    const { db } = office.database;
    const now = office.clock.now();
    const lineOf = async (of: Period | null) => {
      const scope = of === null ? ({ kind: "plan" } as const) : ({ kind: "period", period: of } as const);
      const [counted, full] = [
        await snapshotNow(db, office.organization, scope, now),
        await office.summary(scope, now),
      ];
      expect(counted?.targets).toEqual(full?.targets);
      const line = counted?.targets.find(({ id }) => id === "12");
      return `${line?.target.value} ${line?.figure?.value} ${line?.met}`;
    };
    expect(await lineOf(period("2025-02"))).toBe("80 86 true");
    expect(await lineOf(period("2025-03"))).toBe("90 88 false");
    expect(await lineOf(null)).toMatch(/^90 /);
    const judged = (lines: readonly TargetLine[]) =>
      lines.map(({ id, target, figure, met }) => `${id} ${target.value} ${figure?.value} ${met}`).sort();
    const year = await readPeriodReport(db, office.organization, period("2025"), now);
    const whole = await snapshotNow(db, office.organization, { kind: "plan" }, now);
    expect(judged(year?.sections.flatMap(({ rows }) => rows.flatMap(({ targets }) => targets)) ?? [])).toEqual(
      judged(whole?.targets ?? []),
    );
    const report = await readPeriodReport(db, office.organization, period("2025-02"), now);
    const row = report?.sections.flatMap(({ rows }) => rows).find(({ task }) => task === "12");
    expect(row?.targets.map(({ target, met }) => [target.value, met])).toEqual([[80, true]]);
    const plan = await office.plan();
    const calendar = await readCalendar(db, office.organization.id);
    const changes = { planChanges: { count: 1, lastAt: now }, changes: new Map() };
    const owed = await room.occurrences("12");
    const events = plan ? feedEvents({ plan, occurrences: owed, whole: true, calendar, now, ...changes }) : [];
    const described = events.map(({ on, description }) => {
      const words = description.map((line) => office.texts.plain("vi", line)).join("\n");
      return `${on.slice(0, 7)} ${/≥ (\d+)/u.exec(words.normalize("NFKC"))?.[1]}`;
    });
    expect(described.slice(0, 3)).toEqual(["2025-01 80", "2025-02 80", "2025-03 90"]);
    expect((await readTasks(office))?.find(({ code }) => code === "12")?.metrics[0]?.value).toBe(90);
  });

  it("stays as it was in a report that went out, when a later version corrects it", async () => {
    room.clock.set("2025-04-03T09:00:00+07:00");
    const { office } = room;
    const { db } = office.database;
    const plan = await office.plan();
    await freezePeriods(
      db,
      office.organization.id,
      plan?.id ?? "",
      [period("2025-03")],
      inspector.userId,
      office.clock.now(),
    );
    const judged = async (of: string) => {
      const report = await readPeriodReport(db, office.organization, period(of), office.clock.now());
      const row = report?.sections.flatMap(({ rows }) => rows).find(({ task }) => task === "12");
      return row?.targets.map(({ target, met }) => `${target.value} ${met}`).join();
    };
    room.clock.set("2025-04-04T09:00:00+07:00");
    await load({ 12: 87 });
    expect(await judged("2025-03")).toBe("90 false");
    expect(await verdicts()).toEqual({ "2025-01": "80 true", "2025-02": "80 true", "2025-03": "87 true" });
    expect(await verdicts("2025-04-03T12:00:00+07:00")).toMatchObject({ "2025-03": "90 false" });
  });

  it("asks whose figure it is where a duty is not judged by the metric named, and takes one of the duty's own", async () => {
    room.clock.set("2025-04-05T09:00:00+07:00");
    await load({ "12a": 70, "12b": 70 }, localDate("2025-05-01"));
    const before = await room.entryCount();
    room.clock.set("2025-05-06T09:00:00+07:00");
    const asked = await room.says(inspector, "/capnhat 12a 2025-04 91%");
    expect(asked.text).toMatch(/≥ 87 %/);
    expect(await room.entryCount()).toBe(before);
    expect((await room.presses(inspector, asked, "12")).text).toMatch(/Mục tiêu ≥ 87 %: đạt/);
    expect((await says("2025-05-06T09:02:00+07:00", "/huy")).normalize("NFKC")).toMatch(/91 % → .*chưa có/);
    expect(await says("2025-05-06T09:03:00+07:00", "/capnhat 12 2025-04 91%")).toMatch(/Mục tiêu ≥ 87 %: đạt/);
    expect(await says("2025-05-06T09:04:00+07:00", "/viec")).toContain("/capnhat 12 2025-01 82%");
    expect(await says("2025-05-06T09:05:00+07:00", "/visao 12 2025-01")).toContain("/capnhat 12 2025-01 82%");
    expect(await says("2025-05-07T09:00:00+07:00", "/capnhat 12b 2025-05 71%")).toMatch(/Mục tiêu ≥ 70 %: đạt/);
    await load({ "12a": 70, "12c": 70 }, localDate("2025-06-01"));
    expect(await says("2025-06-02T09:00:00+07:00", "/sua 12b 2025-05 72% cộng sót")).toMatch(/71 % → 72 %/);
    expect(await says("2025-06-02T10:00:00+07:00", "/capnhat 12b 2025-06 73%")).not.toMatch(/Mục tiêu ≥ 70 %: đạt/);
    expect(await verdicts()).toMatchObject({ "2025-04": "87 true", "2025-05": "70 null,70 true" });
    expect(await verdicts()).not.toHaveProperty("2025-06");
  });

  it("leaves the history in the words of then, also where a figure is counted otherwise now", async () => {
    room.clock.set("2025-06-20T09:00:00+07:00");
    await load({ "12b": 3 }, localDate("2025-07-01"), "lần");
    const history = await says("2025-07-02T09:00:00+07:00", "/lichsu 12");
    expect(history).toMatch(/12b: 71 % → 72 %/);
    expect(history).not.toMatch(/7[12] lần/);
    const { database, organization, clock } = room.office;
    const report = await readPeriodReport(database.db, organization, period("2025-05"), clock.now());
    expect(report?.sources.map(({ metric, measure }) => [metric, measure])).toEqual([["12b", "%"]]);
  });
});
