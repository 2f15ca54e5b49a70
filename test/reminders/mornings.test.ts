import { eq } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { DEFAULT_ZONE, dayAt, timeAt } from "../../src/domain/zone.js";
import { progressLines } from "../../src/reports/progress-lines.js";
import { steadyBeat } from "../../src/service/beat.js";
import { heartbeat } from "../../src/service/heartbeat.js";
import { partLines } from "../../src/service/part-lines.js";
import { type Scheduler, scheduler } from "../../src/service/scheduler.js";
import { addMute } from "../../src/storage/mutes.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { occurrences } from "../../src/storage/schema.js";
import { aCatalogue, aMetric, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { anOffice, type TestOffice } from "./an-office.js";

const CHANNELS = new Set(["telegram"] as const);
const log = pino({ level: "silent" });
/** Wednesday 29 January is off, with the rest of Tết. */
const TET = ["27", "28", "29", "30", "31"].map((day) => localDate(`2025-01-${day}`));
const CATALOGUE = aCatalogue({
  tasks: [
    aTask("1", { shortTitle: "Ban hành Kế hoạch", schedule: { "2025": "before 2025-01-15" } }),
    aTask("7", { shortTitle: "Luân chuyển hồ sơ", schedule: { "2025": "on 2025-01-14" }, metrics: [aMetric("7")] }),
    aTask("9", { shortTitle: "Rà soát", leads: ["TTr"], schedule: { "2025": "on 2025-01-15" } }),
  ],
  calendar: TET.map((on) => ({ on, kind: "off" as const, name: "Tết" })),
});

/** The service as it runs, with the office's own lines and the operator's. */
function serviceOf(made: TestOffice, missed = 0): Scheduler {
  const { db, org, clock } = made;
  const organization = { id: org, zone: DEFAULT_ZONE };
  const lines = partLines({ db, organization, channels: CHANNELS, clock, summaryLines: progressLines });
  const pulse = heartbeat({ db, org, channels: CHANNELS, clock, zone: DEFAULT_ZONE, missed: () => missed });
  return scheduler({
    planning: made.planning(),
    delivery: made.delivery({ partLines: lines }),
    steps: [pulse],
    log,
    beat: steadyBeat(5, log),
  });
}

/** Ticks through a span of office hours as a service does, a minute at a time near the slot. */
async function live(made: TestOffice, service: Scheduler, day: string, ...times: readonly string[]): Promise<void> {
  for (const time of times) {
    made.clock.set(`${day}T${time}:00+07:00`);
    await service.run();
  }
}

const MORNING = ["07:55", "08:00", "08:01", "08:14", "08:15", "08:16", "12:00", "17:00"] as const;

/** "06/01 08:15 …", without the message code that every message ends in. */
function toldTo(made: TestOffice, chat: string): string[] {
  return made.channel.received
    .filter((message) => message.chat === chat)
    .map(
      ({ at, text }) => `${dayAt(at, DEFAULT_ZONE)} ${timeAt(at, DEFAULT_ZONE)} ${text.replace(/\n+Mã tin: .*$/, "")}`,
    );
}

describe.each(oneBackend)("an office's mornings on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  /** VP has a group, the inspectorate nobody; a coordinator, a leader and an administrator are linked. */
  async function office(at = "2025-01-09T07:50:00+07:00"): Promise<TestOffice> {
    const made = await anOffice(store, { at, catalogue: CATALOGUE });
    await made.bind("VP", "-VP");
    await made.person("coordinator", "coordinator", "VP");
    await made.person("leader", "leader", "BGD");
    await made.person("admin", "admin", "VP");
    return made;
  }

  it("tell the operator every working day, once, also that nothing was owed; silence is a day off", async () => {
    const made = await office();
    const service = serviceOf(made);
    for (const day of ["2025-01-09", "2025-01-10", "2025-01-11", "2025-01-12", "2025-01-13"]) {
      await live(made, service, day, ...MORNING);
    }
    await made.stands("1", "done");
    await made.stands("7", "done");
    await made.stands("9", "done");
    for (const day of ["2025-01-14", "2025-01-24", "2025-01-27", "2025-01-29"])
      await live(made, service, day, ...MORNING);
    expect(toldTo(made, "admin")).toEqual([
      // VP's group and the coordinator; the coordinator alone; both, and the leader's Monday.
      "2025-01-09 08:15 💚 Sáng nay: 2 tin nhắc đã gửi, 0 đang chờ, 0 lỗi.",
      "2025-01-10 08:15 💚 Sáng nay: 1 tin nhắc đã gửi, 0 đang chờ, 0 lỗi.",
      "2025-01-13 08:15 💚 Sáng nay: 3 tin nhắc đã gửi, 0 đang chờ, 0 lỗi.",
      "2025-01-14 08:15 💚 Hôm nay không có gì phải nhắc.",
      // Nobody ticked on Monday the 20th: the leader's week is told now.
      "2025-01-24 08:15 💚 Sáng nay: 1 tin nhắc đã gửi, 0 đang chờ, 0 lỗi.",
    ]);
  });

  it("tell the operator once when the service was down at a quarter past eight, after what it owed has left", async () => {
    const made = await office();
    await live(made, serviceOf(made), "2025-01-09", "07:55");
    // Restarted at ten, and again at eleven by another replica.
    await live(made, serviceOf(made), "2025-01-09", "10:00", "10:01", "10:02");
    await live(made, serviceOf(made), "2025-01-09", "11:00", "11:01");
    expect(toldTo(made, "admin")).toEqual(["2025-01-09 10:01 💚 Sáng nay: 2 tin nhắc đã gửi, 0 đang chờ, 0 lỗi."]);
    // A day on which it was down altogether is not made up for.
    await live(made, serviceOf(made), "2025-01-13", "07:00", "08:20", "08:21");
    expect(toldTo(made, "admin")).toHaveLength(2);
    expect(toldTo(made, "admin")[1]).toMatch(/^2025-01-13 08:2/);
  });

  it("tell the operator once when two replicas tick at the same moment, and when the clock is set back", async () => {
    const made = await office();
    const [one, two] = [serviceOf(made), serviceOf(made)];
    await live(made, one, "2025-01-09", "07:55", "08:00");
    made.clock.set("2025-01-09T08:15:00+07:00");
    await Promise.all([one.run(), two.run()]);
    await Promise.all([one.run(), two.run()]);
    await live(made, one, "2025-01-10", "08:00", "08:15", "08:16");
    await live(made, two, "2025-01-09", "08:20", "08:21");
    await live(made, serviceOf(made), "2025-01-10", "08:30", "08:31");
    expect(toldTo(made, "admin").map((line) => line.slice(0, 10))).toEqual(["2025-01-09", "2025-01-10"]);
  });

  it("name to the operator what went wrong: refused, uncertain, waiting, nobody to tell, missed", async () => {
    const made = await office();
    const service = serviceOf(made, 2);
    made.channel.follow(({ chatId }) =>
      chatId === "-VP" ? { outcome: "retry", reason: "502: Bad Gateway", afterMs: 3_600_000 } : null,
    );
    await live(made, service, "2025-01-09", "07:55", "08:00", "08:15", "08:16");
    expect(toldTo(made, "admin")).toEqual([
      "2025-01-09 08:15 ⚠️ Sáng nay: 1 tin nhắc đã gửi, 1 đang chờ. Cần xem: 1 tin chờ quá 10 phút, 2 việc bị bỏ sót → nhacviec doctor, nhacviec ledger",
    ]);
  });

  it("bring the coordinator one message with what needs an eye, and nothing where nothing does", async () => {
    const made = await office();
    const service = serviceOf(made);
    for (const day of ["2025-01-09", "2025-01-10"]) await live(made, service, day, ...MORNING);
    const [first, second] = toldTo(made, "coordinator");
    expect(first).toBe(`2025-01-09 08:00 Cần để mắt hôm nay
🔌 1 đơn vị sắp đến hạn chưa có cách nhắn: Thanh tra Sở → /moi TTr

Chưa liên lạc được đơn vị (chưa gắn nhóm, chưa ai liên kết) — 1 việc:
🟠 9 · Rà soát — Thanh tra Sở — chậm nhất 15/01/2025 (còn 4 ngày làm việc)

Trong nhóm của đơn vị, gõ: /nhom Thanh tra Sở · Mời người: /moi Thanh tra Sở`);
    expect(second).toContain("Cần để mắt hôm nay");
    await made.bind("TTr", "-TTr");
    await live(made, service, "2025-01-13", ...MORNING);
    expect(toldTo(made, "coordinator")).toHaveLength(2);

    // Both of VP's are late on Wednesday, its group is gone, and the inspectorate put its duty off.
    const [duty] = (await made.duties()).filter(({ task }) => task === "9");
    const officerId = await made.person("Minh", "officer", "TTr");
    const mute = { officerId, occurrenceId: duty?.id ?? "", untilAt: new Date("2025-01-16T00:00:00Z") };
    await live(made, service, "2025-01-14", "08:00");
    made.clock.set("2025-01-14T09:00:00+07:00");
    await addMute(made.db, made.org, mute, made.clock.now());
    made.channel.follow(({ chatId }) => (chatId === "-VP" ? { outcome: "uncertain", reason: "the wire broke" } : null));
    await live(made, service, "2025-01-15", "08:00", "08:11", "08:15");
    await live(made, service, "2025-01-16", "08:00");
    expect(toldTo(made, "coordinator").slice(-2)).toEqual([
      `2025-01-15 08:00 Cần để mắt hôm nay
🔴 2 việc quá hạn ở 1 đơn vị:
• Văn phòng Sở: 2 việc, lâu nhất 1 quá 1 ngày → /nhac VP
⏸ 1 việc vừa được hoãn nhắc: 9 – Thanh tra Sở (đến 16/01/2025)

Cần đôn đốc — 2 việc đã quá hạn:
🔴 1 · Ban hành Kế hoạch — Văn phòng Sở — hạn 14/01/2025, quá 1 ngày làm việc
🔴 7 · Luân chuyển hồ sơ — Văn phòng Sở — hạn 14/01/2025, quá 1 ngày làm việc

Đôn đốc: /nhac 1 · Ai chưa báo: /thieu`,
      `2025-01-16 08:00 Cần để mắt hôm nay
🔴 3 việc quá hạn ở 2 đơn vị:
• Văn phòng Sở: 2 việc, lâu nhất 1 quá 2 ngày → /nhac VP
• Thanh tra Sở: việc 9 quá 1 ngày → /nhac TTr
📭 1 tin chưa tới nơi kể từ danh sách trước:
• Văn phòng Sở: chưa chắc đã nhận được → /nhac VP

Cần đôn đốc — 1 việc đã quá hạn:
🔴 9 · Rà soát — Thanh tra Sở — hạn 15/01/2025, quá 1 ngày làm việc

Đôn đốc: /nhac 9 · Ai chưa báo: /thieu`,
    ]);
  });

  it("bring leaders on Monday how the plan stands and what has changed in the week", async () => {
    const made = await office();
    const service = serviceOf(made);
    await live(made, service, "2025-01-09", "08:00");
    made.clock.set("2025-01-10T09:00:00+07:00");
    const [duty] = (await made.duties()).filter(({ task }) => task === "7");
    if (!duty) throw new Error("no duty");
    const officerId = await made.person("Hà", "officer", "VP");
    const figure = { value: 82, numerator: 820, denominator: 1000, asOf: null, estimate: false };
    const before = { process: "not_started" as const, submittedAt: null, figure: null };
    await saveEntry(made.db, made.org, {
      occurrence: duty,
      metricId: "7",
      before,
      after: { process: "done", submittedAt: made.clock.now().toISOString(), figure },
      note: null,
      undoes: null,
      officerId,
      source: { channel: "telegram", chatId: "Hà", messageId: "1" },
      at: made.clock.now(),
    });
    await live(made, service, "2025-01-13", "08:00");
    const [weekly] = toldTo(made, "leader");
    expect(weekly).toMatch(/^2025-01-13 08:00 Tổng hợp đầu tuần\nTiến độ · Kế hoạch 2025/);
    expect(weekly?.split("\n\n")[1]).toBe(`Thay đổi từ 06/01/2025 đến nay
✅ Xong thêm 1 việc: 7
📈 Số liệu mới của 1 chỉ tiêu: 7 lần đầu có số: 82 % (820/1.000)
🗣 1 đơn vị đã báo: Văn phòng Sở`);
  });

  it("end with nothing to the coordinator when what was late is done before the message leaves", async () => {
    const made = await office();
    await made.bind("TTr", "-TTr");
    await made.stands("7", "done");
    await made.stands("9", "done");
    const service = serviceOf(made);
    await live(made, service, "2025-01-14", "08:00");
    made.clock.set("2025-01-16T08:00:00+07:00");
    await made.plan();
    expect((await made.waiting()).map(({ chatId }) => chatId)).toContain("coordinator");
    await made.db.update(occurrences).set({ process: "done" }).where(eq(occurrences.organizationId, made.org));
    await service.run();
    expect(toldTo(made, "coordinator")).toEqual([]);
  });
});
