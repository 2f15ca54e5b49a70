import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import { draftReport } from "../../src/service/draft-report.js";
import { freezePeriods } from "../../src/storage/frozen-periods.js";
import { occurrences, outbox } from "../../src/storage/schema.js";
import { openRoom, type Room } from "../conversation/room.js";
import { backends } from "../support/backends.js";

describe.each(backends)("the draft of the office's report on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
  });
  afterAll(() => room.close());

  /** Two replicas look at the moment, at once; gives every notice there has been. */
  async function noticesAt(at: string): Promise<string[]> {
    room.clock.set(at);
    await Promise.all([draftReport(room.office).run(), draftReport(room.office).run()]);
    const { database, texts } = room.office;
    const rows = await database.db
      .select({ notice: outbox.notice })
      .from(outbox)
      .where(like(outbox.key, "notice/report/%"))
      .orderBy(outbox.id);
    return rows.map(({ notice }) => texts.format("vi", notice ?? []).text);
  }

  async function extend(of: string, to: string): Promise<void> {
    const { database } = room.office;
    const plan = await room.office.plan();
    await database.db
      .update(occurrences)
      .set({ dueOn: localDate(to) })
      .where(and(eq(occurrences.period, period(of)), eq(occurrences.unitId, plan?.coordinatingUnitId ?? "")));
  }

  it("waits for the third working day before the last one on which the report may go out, and for the slot", async () => {
    // Due Sunday 09/3: the last working day is Friday 07/3, three before it is Tuesday 04/3.
    expect(await noticesAt("2025-03-03T08:30:00+07:00")).toEqual([]);
    expect(await noticesAt("2025-03-04T07:59:00+07:00")).toEqual([]);
  });

  it("tells the coordinator once, with what is missing and the command that brings it, whatever replicas run", async () => {
    const [notice, ...others] = await noticesAt("2025-03-04T08:00:00+07:00");
    expect(others).toEqual([]);
    expect(notice).toContain("Dự thảo báo cáo quý I năm 2025 đã sẵn sàng");
    expect(notice).toContain("hạn 09/03/2025");
    expect(notice).toMatch(/Còn thiếu \d+/);
    expect(notice).toContain("/baocao 2025-Q1");
    expect(notice?.split("\n").length).toBeLessThanOrEqual(12);
    expect(await noticesAt("2025-03-05T08:00:00+07:00")).toHaveLength(1);
    expect(await noticesAt("2025-03-20T08:00:00+07:00")).toHaveLength(1);
  });

  it("tells once more before the new day when the report is extended", async () => {
    await extend("2025-Q1", "2025-03-28");
    expect(await noticesAt("2025-03-24T08:00:00+07:00")).toHaveLength(1);
    const [, again, ...others] = await noticesAt("2025-03-25T08:00:00+07:00");
    expect(again).toContain("hạn 28/03/2025");
    expect(others).toEqual([]);
  });

  it("makes up for a day on which the service was down, until the due date", async () => {
    expect(await noticesAt("2025-06-09T10:00:00+07:00")).toHaveLength(3);
  });

  it("says nothing of a period that has been frozen", async () => {
    const { database, organization } = room.office;
    const plan = await room.office.plan();
    const cuc = room.person("Cúc").userId;
    const at = new Date("2025-09-01T02:00:00Z");
    await freezePeriods(database.db, organization.id, plan?.id ?? "", [period("2025-Q3")], cuc, at);
    expect(await noticesAt("2025-09-05T08:00:00+07:00")).toHaveLength(3);
  });
});
