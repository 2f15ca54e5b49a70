import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import type { Delivery, Outgoing } from "../../src/domain/message.js";
import { period } from "../../src/domain/period.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { draftFiles } from "../../src/service/draft-files.js";
import { draftReport } from "../../src/service/draft-report.js";
import { freezePeriods } from "../../src/storage/frozen-periods.js";
import { reminderStore } from "../../src/storage/reminder-store.js";
import { memberships, occurrences, outbox } from "../../src/storage/schema.js";
import { openRoom, type Room } from "../conversation/room.js";
import { partOf } from "../reports/office-files.js";
import { oneBackend } from "../support/backends.js";

/** How much the message says is missing. */
function missingIn(message?: Outgoing): number {
  return Number(message?.text.text.match(/Còn thiếu (\d+)/)?.[1] ?? Number.NaN);
}

describe.each(oneBackend)("the draft of the office's report on $name", (backend) => {
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

  /** A provider that takes the messages with files, or ends their sends as told; gives what it was asked to send. */
  async function sendsAt(at: string, ...ends: readonly Delivery[]): Promise<Outgoing[]> {
    room.clock.set(at);
    const { database, organization, zone, texts } = room.office;
    const left = [...ends];
    const asked: Outgoing[] = [];
    await deliverDue({
      store: reminderStore(database.db, organization.id, new Set(["rehearsal"])),
      channels: [
        {
          name: "rehearsal",
          async send(_to, message) {
            const isDraft = message.documents !== undefined;
            if (isDraft) asked.push(message);
            return (isDraft ? left.shift() : undefined) ?? { outcome: "sent", messageIds: [] };
          },
        },
      ],
      clock: room.clock,
      zone,
      format: texts.format,
      partLines: { weekly: async () => [], morning: async () => [] },
      draft: draftFiles(room.office),
      pace: { gapMs: () => 0, leaseMs: 180_000 },
      log: { info: () => undefined, warn: () => undefined },
    });
    return asked;
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
  });

  it("brings the document and the workbook themselves, as things stand when the provider takes them", async () => {
    const away: Delivery = { outcome: "retry", reason: "down", unreachable: true };
    const [early] = await sendsAt("2025-03-04T08:01:00+07:00", away);
    await room.store("7", "7", 94.37, room.person("An"));
    const [brought, ...others] = await sendsAt("2025-03-04T09:00:00+07:00");
    expect(others).toEqual([]);
    expect(brought?.documents?.map(({ fileName }) => fileName)).toEqual([
      "bao-cao-2025-Q1.docx",
      "bao-cao-2025-Q1.xlsx",
    ]);
    const document = (message?: Outgoing) =>
      partOf(message?.documents?.[0]?.bytes ?? new Uint8Array(), "word/document.xml");
    expect(await document(early)).not.toContain("94,37");
    expect(await document(brought)).toContain("94,37");
    expect(missingIn(brought)).toBeLessThan(missingIn(early));
    expect(brought?.withoutFiles).toContain("nhacviec report --period 2025-Q1");
    expect(await sendsAt("2025-03-04T10:00:00+07:00")).toEqual([]);
  });

  it("is not said again on the days after", async () => {
    expect(await noticesAt("2025-03-05T08:00:00+07:00")).toHaveLength(1);
    expect(await noticesAt("2025-03-20T08:00:00+07:00")).toHaveLength(1);
  });

  it("waits for somebody to tell, an administrator at least; where it may have arrived it goes once more, not twice", async () => {
    await extend("2025-Q1", "2025-03-21");
    const { db } = room.office.database;
    const roles = await db.select().from(memberships).where(eq(memberships.role, "coordinator"));
    await db.delete(memberships).where(eq(memberships.role, "coordinator"));
    try {
      expect(await noticesAt("2025-03-18T08:00:00+07:00")).toHaveLength(1);
      await room.says({ userId: "admin", name: "Quản trị" }, "/start");
      expect(await noticesAt("2025-03-19T08:00:00+07:00")).toHaveLength(2);
    } finally {
      await db.insert(memberships).values(roles);
    }
    const [row] = await db.select().from(outbox).where(like(outbox.key, "notice/report/%/2025-03-21/%"));
    expect(row?.chatId).toBe("admin");
    const broken: Delivery = { outcome: "uncertain", reason: "the wire broke" };
    expect(await sendsAt("2025-03-19T08:01:00+07:00", broken)).toHaveLength(1);
    const [again] = await sendsAt("2025-03-19T08:30:00+07:00", broken);
    expect(again?.text.text).toMatch(/^.*(gửi lại|lần nữa|nhắc lại).*/i);
    expect(await sendsAt("2025-03-19T09:30:00+07:00")).toEqual([]);
  });

  it("tells once more before the new day when the report is extended", async () => {
    await extend("2025-Q1", "2025-03-28");
    expect(await noticesAt("2025-03-24T08:00:00+07:00")).toHaveLength(2);
    const [, , again, ...others] = await noticesAt("2025-03-25T08:00:00+07:00");
    expect(again).toContain("hạn 28/03/2025");
    expect(others).toEqual([]);
    expect(await sendsAt("2025-03-25T08:01:00+07:00")).toHaveLength(1);
  });

  it("makes up for a day on which the service was down, until the due date", async () => {
    expect(await noticesAt("2025-06-09T10:00:00+07:00")).toHaveLength(4);
  });

  it("leaves out a draft that waited for the provider when its day was moved meanwhile", async () => {
    const away: Delivery = { outcome: "retry", reason: "down" };
    expect(await sendsAt("2025-06-09T10:01:00+07:00", away)).toHaveLength(1);
    await extend("2025-H1", "2025-06-27");
    expect(await sendsAt("2025-06-09T10:30:00+07:00")).toEqual([]);
  });

  it("says nothing of a period that has been frozen", async () => {
    const { database, organization } = room.office;
    const plan = await room.office.plan();
    const cuc = room.person("Cúc").userId;
    const at = new Date("2025-09-01T02:00:00Z");
    await freezePeriods(database.db, organization.id, plan?.id ?? "", [period("2025-Q3")], cuc, at);
    expect(await noticesAt("2025-09-05T08:00:00+07:00")).toHaveLength(4);
  });
});
