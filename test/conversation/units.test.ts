import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { reminderStore } from "../../src/storage/reminder-store.js";
import { listUnits } from "../../src/storage/roster.js";
import { outbox, units } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const ADMIN: Person = { userId: "admin", name: "Quản trị" };

describe.each(backends)("/donvi on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const unit = async (name: string) =>
    (await listUnits(room.office.database.db, room.office.organization.id)).find((each) => each.name === name);
  const owing = async (name: string) => {
    const id = (await unit(name))?.id;
    return (await room.occurrences()).filter(({ unitId }) => unitId === id).length;
  };

  it("lists the units in pages that fit a screen, and says who is missing", async () => {
    const first = await room.says(ADMIN, "/donvi");
    expect(first.lines.length).toBeLessThanOrEqual(11);
    expect(first.lines[0]).toMatch(/^\d+ đơn vị, trang 1\/\d+$/);
    const second = await room.presses(ADMIN, first, "Trang sau");
    expect(second.lines[0]).toContain("trang 2/");
    const all = `${first.text}\n${second.text}`;
    expect(all).toContain("✔");
    expect(all).toMatch(/⚠ .*thiếu/);
    expect((await room.says(ADMIN, "/donvi 99")).text).toContain("Không có trang 99");
  });

  it("shows one unit: its people without their accounts, its group, what it leads", async () => {
    const { text } = await room.says(ADMIN, "/donvi thanh tra");
    expect(text).toContain("Thanh tra Sở");
    expect(text).toMatch(/• .+ — cán bộ đầu mối \(diễn tập\)/);
    expect(text).toContain("Việc còn mở:");
    for (const person of ["An", "Bình"]) expect(text).not.toContain(room.person(person).userId);
    expect((await room.says(ADMIN, "/donvi Phòng Tổ chức")).text).toContain("Có phải: Phòng Tổ chức Cán bộ");
  });

  it("is for coordinators and administrators", async () => {
    expect((await room.says(room.person("An"), "/donvi")).text).toContain("dành cho cán bộ tổng hợp");
  });

  it("adds a unit after a yes, and never one whose name is taken", async () => {
    const asked = await room.says(ADMIN, "/donvi thêm Trường THPT Trần Phú");
    expect(asked.text).toContain("(đơn vị trực thuộc)");
    expect(await unit("Trường THPT Trần Phú")).toBeUndefined();
    expect((await room.says(ADMIN, "đồng ý")).text).toContain("Đã thêm Trường THPT Trần Phú");
    expect(await unit("Trường THPT Trần Phú")).toMatchObject({ kind: "school", code: "TTTP" });
    expect((await room.says(ADMIN, "/donvi them truong thpt tran phu !")).text).toContain("đang là tên của");
  });

  it("renames a unit, which still answers to its old name", async () => {
    const which = await room.says(ADMIN, "/donvi Trường THPT Trần Phú");
    await room.presses(ADMIN, which, "Đổi tên");
    const asked = await room.says(ADMIN, "Trường THPT Chuyên Trần Phú");
    expect(asked.text).toContain("thành Trường THPT Chuyên Trần Phú");
    await room.presses(ADMIN, asked, "Đồng ý");
    expect((await room.says(ADMIN, "/donvi trường thpt trần phú")).lines[0]).toContain("Chuyên Trần Phú");
  });

  it("adds and takes away another name", async () => {
    expect((await room.says(ADMIN, "/donvi Trường THPT Trần Phú tenkhac CTP !")).text).toContain("CTP nay cũng là");
    expect((await room.says(ADMIN, "/donvi ctp")).lines[0]).toContain("Chuyên Trần Phú");
    await room.says(ADMIN, "/donvi Trường THPT Trần Phú bỏ tên khác CTP !");
    expect((await room.says(ADMIN, "/donvi ctp")).text).toContain("Không có đơn vị “ctp”. Tên các đơn vị: /donvi");
  });

  it.each([
    ["/donvi Thanh tra Sở sapnhap Thanh tra Sở tu 1/7/2025", "chính đơn vị ấy"],
    ["/donvi Văn phòng Sở sapnhap Thanh tra Sở tu 1/7/2025", "đơn vị tổng hợp"],
    ["/donvi Thanh tra Sở sapnhap Sao Hỏa Đen tu 1/7/2025", "Không có đơn vị “Sao Hỏa Đen”"],
    ["/donvi Thanh tra Sở sapnhap Văn phòng Sở tu 31/2/2025", "không phải một ngày"],
    ["/donvi Thanh tra Sở bo ten khac Không Có", "không có tên khác"],
    ["/donvi Thanh tra Sở doiten Văn phòng Sở !", "đang là tên của Văn phòng Sở"],
  ])("refuses “%s”, and changes nothing", async (line, phrase) => {
    const before = await listUnits(room.office.database.db, room.office.organization.id);
    expect((await room.says(ADMIN, line)).text).toContain(phrase);
    expect(await listUnits(room.office.database.db, room.office.organization.id)).toEqual(before);
  });

  it("guides through a merger, says what will move, and moves it on the day", async () => {
    const of = "Thanh tra Sở";
    const [own, others] = [await owing(of), await owing("Phòng Tổ chức Cán bộ")];
    expect(own).toBeGreaterThan(0);
    const shown = await room.says(ADMIN, `/donvi ${of}`);
    await room.presses(ADMIN, shown, "Sáp nhập");
    await room.says(ADMIN, "phòng tổ chức cán bộ");
    const asked = await room.says(ADMIN, "6/1/2025");
    expect(asked.text).toContain("Sáp nhập Thanh tra Sở vào Phòng Tổ chức Cán bộ từ 06/01/2025");
    expect(asked.text).toMatch(/Việc còn mở: \d+/);
    expect(asked.text).toContain("đã có nhóm riêng");
    expect(asked.choices.map(({ label }) => label)).toEqual([
      "Chuyển cả người và nhóm",
      "Chuyển người, gỡ nhóm",
      "Chỉ chuyển việc",
    ]);
    expect((await unit(of))?.endedOn).toBeUndefined();
    const done = await room.presses(ADMIN, asked, "Chuyển cả người");
    expect(done.text).toContain("thuộc về Phòng Tổ chức Cán bộ");
    expect(await owing(of)).toBe(0);
    expect(await owing("Phòng Tổ chức Cán bộ")).toBeGreaterThanOrEqual(others);
    expect(await room.unitOfGroup("TTr")).toBeNull();
    expect((await room.says(ADMIN, `/donvi ${of} sapnhap Văn phòng Sở tu 1/7/2025`)).text).toContain("đã kết thúc");
    const { db } = room.office.database;
    const told = await db.select().from(outbox).where(eq(outbox.organizationId, room.office.organization.id));
    expect(JSON.stringify(told.map(({ notice }) => notice))).toContain("unit-told");
  });

  it("dissolves a unit on a later day, and notes what is to follow", async () => {
    const asked = await room.says(ADMIN, "/donvi Trường THPT Trần Phú giải thể từ ngày 1/7/2025 giao cho Văn phòng Sở");
    expect(asked.text).toContain("từ 01/07/2025, giao việc cho Văn phòng Sở");
    expect((await room.says(ADMIN, "đồng ý")).text).toContain("Đã ghi: từ 01/07/2025");
    const [row] = await room.office.database.db
      .select()
      .from(units)
      .where(eq(units.endedOn, localDate("2025-07-01")));
    expect(row?.overlay?.ended).toEqual({ people: true, chats: true });
  });

  it("renames a unit on a later day: until then it has the old name, from the day on the new one", async () => {
    const own = "Phòng Giáo dục Thường xuyên và Đại học";
    const asked = await room.says(ADMIN, `/donvi ${own} đổi tên thành Phòng Mầm non Mới từ ngày 8/1/2025`);
    expect(asked.text).toContain("Từ 08/01/2025 đổi tên");
    expect((await room.says(ADMIN, "đồng ý")).text).toContain("Đã ghi: từ 08/01/2025");
    expect((await room.says(ADMIN, `/donvi ${own}`)).text).toContain("Từ 08/01/2025 mang tên Phòng Mầm non Mới");
    expect((await room.says(ADMIN, "/donvi thêm Phòng Mầm non Mới !")).text).toContain("đang là tên của");
    expect((await room.says(ADMIN, `/donvi ${own} doiten Phòng Khác !`)).text).toContain("xin huỷ trước");
    const { db } = room.office.database;
    const org = room.office.organization.id;
    const store = reminderStore(db, org, new Set(["telegram"]));
    const slotOn = (day: string) =>
      store.transaction((tx) => tx.followSuccessors(localDate(day), new Date("2025-01-08T01:00:00Z")));
    await slotOn("2025-01-07");
    expect(await unit(own)).toBeDefined();
    await slotOn("2025-01-08");
    await slotOn("2025-01-08");
    expect(await unit("Phòng Mầm non Mới")).not.toHaveProperty("renaming");
    expect((await room.says(ADMIN, `/donvi ${own}`)).lines[0]).toContain("Phòng Mầm non Mới");
    expect((await room.says(ADMIN, `/donvi ${own} huỷ`)).text).toContain("xin đổi lại");
  });

  it("calls off a merger and a new name before their day, and nothing of them is left", async () => {
    const of = "Phòng Tổ chức Cán bộ";
    const [before, duties] = [await unit(of), await room.occurrences()];
    await room.says(ADMIN, `/donvi ${of} sapnhap Văn phòng Sở tu 1/7/2025 chuyennguoi chuyennhom !`);
    await room.says(ADMIN, `/donvi ${of} doiten Phòng Nhân sự tu 1/6/2025 !`);
    expect((await unit(of))?.endedOn).toBe("2025-07-01");
    expect(await owing(of)).toBeLessThan(duties.filter(({ unitId }) => unitId === before?.id).length);
    const asked = await room.says(ADMIN, `/donvi huỷ sáp nhập ${of}`);
    expect(asked.text).toContain("Huỷ việc kết thúc Phòng Tổ chức Cán bộ từ 01/07/2025");
    expect(asked.text).toContain("Huỷ việc đổi tên Phòng Tổ chức Cán bộ thành Phòng Nhân sự từ 01/06/2025");
    expect((await room.says(ADMIN, "đồng ý")).text).toContain("Đã huỷ");
    expect(await unit(of)).toEqual(before);
    const keys = (all: typeof duties) => all.map(({ id, unitId, dueOn }) => `${id} ${unitId} ${dueOn}`).sort();
    expect(keys(await room.occurrences())).toEqual(keys(duties));
    const { text } = await room.says(ADMIN, "/donvi nhật ký");
    expect(text).toContain("huỷ việc kết thúc Phòng Tổ chức Cán bộ từ 01/07/2025");
    const told = await room.office.database.db.select().from(outbox);
    expect(JSON.stringify(told.map(({ notice }) => notice))).toContain("unit-told-off");
    expect((await room.says(ADMIN, `/donvi ${of} huỷ`)).text).toContain("đang chờ ngày");
  });

  it("says that it is too late to call off what has happened, and what to do", async () => {
    expect((await room.says(ADMIN, "/donvi Thanh tra Sở huỷ !")).text).toContain("không huỷ được nữa");
    expect((await room.says(ADMIN, "/donvi thêm Ban chỉ huy")).text).toContain("Thêm đơn vị Ban chỉ huy");
  });

  it("keeps a log of who did what, which nobody can change", async () => {
    const { text } = await room.says(ADMIN, "/donvi nhật ký");
    expect(text).toContain("Quản trị admin: giải thể Trường THPT Chuyên Trần Phú từ 01/07/2025, giao Văn phòng Sở");
    expect(text).toContain("sáp nhập Thanh tra Sở vào Phòng Tổ chức Cán bộ từ 06/01/2025");
    await expect(room.office.database.db.execute("update office_acts set act = 'x'")).rejects.toThrow();
  });

  it("refuses a day whose figures are frozen", async () => {
    const coordinator = await room.says(ADMIN, "/moi Văn phòng Sở coordinator");
    const code = /\/lienket ([A-Z0-9]{8})/.exec(coordinator.text)?.[1];
    const chief: Person = { userId: "chief", name: "Chánh Văn phòng" };
    await room.says(chief, `/lienket ${code}`);
    await room.says(chief, "/chot 2025-01");
    const line = "/donvi Phòng Giáo dục Trung học sapnhap Văn phòng Sở tu 15/1/2025";
    expect((await room.says(chief, line)).text).toContain("đến 31/01/2025 đã chốt");
  });
});
