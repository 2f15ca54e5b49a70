import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { extensions, occurrences as rows } from "../../src/storage/schema.js";
import { oneBackend } from "../support/backends.js";
import { announced } from "./announced.js";
import { openRoom, type Person, type Room } from "./room.js";

const REASON = "chờ số liệu các trường";

describe.each(oneBackend)("extensions, frozen and closed periods in chat on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let cuc: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    binh = room.person("Bình");
    cuc = room.person("Cúc");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const change = (task: string, set: Partial<typeof rows.$inferInsert>) =>
    room.duty(task).then(({ id }) => room.office.database.db.update(rows).set(set).where(eq(rows.id, id)));

  it("are asked for with a day and a reason, told to the head, granted by one line, and on record", async () => {
    const asked = await room.says(an, `/giahan 1 20/1 ${REASON}`);
    expect(asked.text).toContain("14/01/2025 → 20/01/2025");
    expect(asked.text).toContain(REASON);
    expect((await room.duty("1")).dueOn).toBe("2025-01-14");
    const [told, ...others] = await announced(room.office, "extension/%");
    expect([told?.chatId, others]).toEqual([binh.userId, []]);
    const line = /\/duyet GH\d+/.exec(told?.text ?? "")?.[0] ?? "";
    expect((await room.says(an, line)).text).toContain("mới quyết định được");
    expect((await room.says(room.person("Giang"), line)).text).toContain("mới quyết định được");
    const granted = await room.says(binh, line);
    expect(granted.text).toContain("14/01/2025 → 20/01/2025");
    expect(await room.duty("1")).toMatchObject({ dueOn: "2025-01-20", originalDueOn: "2025-01-14" });
    const decided = await announced(room.office, "extension/%/decided/%");
    expect(decided.map(({ text }) => text.includes("Đã gia hạn"))).toEqual([true]);
    expect((await room.says(binh, line)).text).toMatch(
      /^1 · Ban hành Kế hoạch CCHC 2025 \(Văn phòng Sở\): Trần Thị Bình \(mẫu\) đã duyệt gia hạn đến 20\/01\/2025 lúc \d\d:\d\d 06\/01\/2025\.$/,
    );
    const history = await room.says(an, "/lichsu 1");
    expect(history.text).toMatch(/Nguyễn Văn An \(mẫu\) \(diễn tập\): xin gia hạn 14\/01\/2025 → 20\/01\/2025/);
    expect(history.text).toMatch(/Trần Thị Bình \(mẫu\) \(diễn tập\): duyệt gia hạn/);
    const { db } = room.office.database;
    await db.update(extensions).set({ askedChannel: null, decidedChannel: null });
    const old = await room.says(an, "/lichsu 1");
    expect(old.text).toContain(`${an.name}: xin gia hạn`);
    expect(old.text).toContain(`${binh.name}: duyệt gia hạn`);
  });

  it.each(["GH99999999999999999999", "KQ99999999999999999999", "GH999999", "KQ999999"])(
    "that nobody made are no fault of the store: /duyet %s",
    async (code) => {
      expect((await room.says(binh, `/duyet ${code}`)).text).toContain("Không có gì chờ anh/chị duyệt");
    },
  );

  it("are decided by somebody else where the head asks", async () => {
    const before = (await announced(room.office, "extension/%")).length;
    await room.says(binh, `/giahan 4 31/1/2026 ${REASON}`);
    const told = (await announced(room.office, "extension/%")).slice(before);
    expect(told.map(({ chatId }) => chatId)).toEqual([cuc.userId]);
    const { dueOn } = await room.duty("4");
    expect((await room.says(binh, "/duyet 4")).text).toContain("do chính anh/chị gửi");
    expect((await room.duty("4")).dueOn).toBe(dueOn);
    expect((await room.says(cuc, "/tuchoi 4 không lùi được")).text).toContain("Không gia hạn");
  });

  it("may be refused, with a reason that the unit reads, and the due date stays", async () => {
    const { dueOn } = await room.duty("7");
    await room.says(an, `/giahan 7 31/1/2026 ${REASON}`);
    expect((await room.says(cuc, "/tuchoi 7")).text).toContain("cho biết lý do");
    expect((await room.says(cuc, "báo cáo không lùi được")).text).toContain("Không gia hạn");
    expect((await room.duty("7")).dueOn).toBe(dueOn);
    const decided = await announced(room.office, "extension/%/decided/%");
    expect(decided.some(({ text }) => text.includes("báo cáo không lùi được"))).toBe(true);
  });

  it.each([
    ["/giahan", "xin gia hạn việc nào"],
    ["/giahan 4", "đến ngày nào"],
    [`/giahan 4 1/1/2024 ${REASON}`, "phải sau hạn"],
    [`/giahan 99 20/1 ${REASON}`, "99"],
    ["/giahan 4 31/1/2026", "Vì sao"],
    [`/giahan 1 31/1/2026 ${REASON}`, "31/12/2025"],
  ])("store nothing for “%s”", async (line, answer) => {
    const before = await announced(room.office, "extension/%");
    expect((await room.says(an, line)).text).toContain(answer);
    expect(await announced(room.office, "extension/%")).toEqual(before);
  });

  it.each([
    ["no day", "2025-12-31", "/giahan 8"],
    ["a day before the due date", "2025-12-31", `/giahan 8 20/3 ${REASON}`],
    ["a day that has passed", "2025-01-02", `/giahan 8 3/1 ${REASON}`],
    ["a day after the plan's year", "2025-12-28", `/giahan 8 5/1/2026 ${REASON}`],
  ])("give, where there is %s, an example that may be sent as it is", async (_what, dueOn, line) => {
    const before = (await room.duty("8")).dueOn;
    await change("8", { dueOn: localDate(dueOn) });
    const answer = await room.says(an, line);
    const example = /Ví dụ: (.+)/.exec(answer.text)?.[1] ?? "";
    expect((await room.says(an, example)).text).toContain("Đã gửi đề nghị gia hạn 8");
    await change("8", { dueOn: before });
  });

  it("are for the unit that leads", async () => {
    expect((await room.says(room.person("Giang"), `/giahan 1 25/1 ${REASON}`)).text).toContain("Văn phòng Sở");
  });

  it("say of a figure that comes after the due date that it is late, and after the closing that it has closed", async () => {
    const { dueOn } = await room.duty("7");
    await change("7", { dueOn: localDate("2025-01-03") });
    expect((await room.says(an, "/capnhat 7 82%")).text).toContain("Đã quá hạn 03/01/2025");
    await change("7", { closesOn: localDate("2025-01-04") });
    expect((await room.says(an, "/capnhat 7 83%")).text).toContain("đã đóng ngày 04/01/2025");
    await change("7", { dueOn, closesOn: null });
    expect((await room.says(an, "/capnhat 7 84%")).text).not.toContain("quá hạn");
  });

  it("ask once about a figure for a period that has not opened", async () => {
    await change("7", { opensOn: localDate("2025-06-01") });
    const before = await room.entryCount();
    const asked = await room.says(an, "/capnhat 7 85% tính đến 5/1");
    expect(asked.text).toContain("mở từ 01/06/2025");
    expect(await room.entryCount()).toBe(before);
    const stored = await room.presses(an, asked, "Ghi luôn");
    expect(stored.text).toContain("85 %");
    expect(await room.entryCount()).toBe(before + 1);
    await change("7", { opensOn: null });
  });

  it("freeze a period for the coordinator only, and mark what is said of it afterwards", async () => {
    expect((await room.says(binh, "/chot 2025")).text).toContain("Chỉ cán bộ tổng hợp");
    expect((await room.says(cuc, "/chot quý 9")).text).toContain("/chot 2025");
    expect((await room.says(cuc, "/chot 2031")).choices.length).toBeGreaterThan(0);
    const done = await room.says(cuc, "/chot năm 2025");
    expect(done.text).toContain("Đã chốt năm 2025");
    expect((await room.says(cuc, "/chot 2025")).text).toContain("đã chốt");
    const late = await room.says(an, "/capnhat 7 90%");
    expect(late.text).toContain("sửa sau khi đã chốt");
    expect((await room.says(an, "/lichsu 7")).text).toContain("sửa sau khi đã chốt");
    expect((await room.history("7")).at(-1)).toMatchObject({ amends: true });
    expect((await room.says(an, "/huy")).text).toContain("sửa sau khi đã chốt");
  });
});
