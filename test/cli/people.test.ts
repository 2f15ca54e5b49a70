import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkByCode } from "../../src/storage/link-account.js";
import { listOfficeActs } from "../../src/storage/office-acts.js";
import { listUnits, officersWithRoles } from "../../src/storage/roster.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import type { UnitShape } from "./shapes.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

type Listed = { name: string; unit: string; role: string };
type Roster = {
  applied: boolean;
  toInvite: Listed[];
  invited: (Listed & { code: string; expiresAt: string })[];
  known: Listed[];
  waiting: Listed[];
  gone: Listed[];
};

describe.each(oneBackend)("units and people at the command line, on $name", (backend) => {
  let desk: OfficeDesk;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-people-"));
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
    await desk.json("import", CATALOGUE);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string, text: string) => {
    const at = path.join(folder, name);
    writeFileSync(at, text);
    return at;
  };
  const named = async (name: string) => (await desk.json<UnitShape[]>("units")).find((unit) => unit.name === name);
  const refused = async (...argv: string[]) => {
    const { stdout, stderr, exitCode } = await desk.cli(argv);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
    return stderr;
  };

  describe("nhacviec unit", () => {
    it("only shows what would move with --dry-run", async () => {
      const argv = ["merge", "Thanh tra Sở", "Văn phòng Sở", "--on", "2025-07-01", "--dry-run"];
      const shown = await desk.json<{ applied: boolean; moves: { openDuties: number } }>("unit", ...argv);
      expect(shown).toMatchObject({ applied: false, change: { verb: "merge", on: "2025-07-01", people: true } });
      expect(shown.moves.openDuties).toBeGreaterThan(0);
      expect((await listUnits(desk.office.database.db, desk.office.organization.id)).some((unit) => unit.endedOn)).toBe(
        false,
      );
    });

    it.each([
      [["merge", "Thanh tra Sở", "Thanh tra Sở", "--on", "2025-07-01"], "chính đơn vị ấy"],
      [["merge", "Văn phòng Sở", "Thanh tra Sở", "--on", "2025-07-01"], "đơn vị tổng hợp"],
      [["merge", "Thanh tra Sở", "Văn phòng Sở", "--on", "1/7"], "--on cần một ngày"],
      [["dissolve", "Thanh tra Sở", "--on", "2025-07-01"], "Cần tên đơn vị nhận việc"],
      [["merge", "Phòng Thanh tra huyện", "Văn phòng Sở", "--on", "2025-07-01"], "Có phải: Thanh tra Sở"],
      [["explode", "Thanh tra Sở"], "Không hiểu “explode”"],
    ])("refuses %j", async (argv, said) => {
      expect(await refused("unit", ...argv)).toContain(said);
    });

    it("renames, and importing the plan again takes neither that nor a merger back", async () => {
      await desk.json("unit", "rename", "Thanh tra Sở", "Thanh tra Sở GDĐT");
      await desk.json("unit", "alias", "Văn phòng Sở", "VPS GDĐT");
      await desk.json("unit", "dissolve", "TCCB", "--on", "2025-07-01", "--to", "Văn phòng Sở", "--keep-people");
      const before = await listUnits(desk.office.database.db, desk.office.organization.id);
      const again = await desk.json<{ office: unknown[] }>("import", CATALOGUE);
      expect(again.office).toEqual([]);
      expect(await listUnits(desk.office.database.db, desk.office.organization.id)).toEqual(before);
      expect(before.find(({ name }) => name === "Thanh tra Sở GDĐT")?.aliases).toContain("Thanh tra Sở");
      expect(before.find(({ code }) => code === "TCCB")).toMatchObject({ endedOn: "2025-07-01" });
    });

    it("notes a name for a later day and calls it off, with a dissolution, before that day", async () => {
      const { database, organization } = desk.office;
      const before = await listUnits(database.db, organization.id);
      const school = "Phòng Giáo dục Trung học";
      const renamed = await desk.json("unit", "rename", school, "Phòng Phổ thông", "--on", "2025-06-01");
      expect(renamed).toMatchObject({ change: { verb: "rename", on: "2025-06-01" }, applied: true });
      expect(await refused("unit", "rename", school, "Phòng Khác", "--on", "1/6")).toContain("--on cần một ngày");
      await desk.json("unit", "dissolve", school, "--on", "2025-07-01", "--to", "Văn phòng Sở");
      expect((await named(school))?.name).toBe(school);
      await desk.json("import", CATALOGUE);
      expect(await desk.json("unit", "call-off", school)).toMatchObject({ change: { verb: "call-off", unit: school } });
      expect(await listUnits(database.db, organization.id)).toEqual(before);
      expect(await refused("unit", "call-off", school)).toContain("đang chờ ngày");
    });

    it("notes each act as the operator's", async () => {
      const { database, organization } = desk.office;
      const acts = await listOfficeActs(database.db, organization.id, { most: 10, skip: 0 });
      expect(acts.map(({ act, by }) => `${act} ${by}`)).toEqual([
        "call_off_rename null",
        "call_off_end null",
        "dissolve_unit null",
        "rename_unit_on null",
        "dissolve_unit null",
        "add_alias null",
        "rename_unit null",
        "import_plan null",
      ]);
    });
  });

  describe("nhacviec roster", () => {
    const LIST = [
      "DANH SÁCH CÁN BỘ,,,",
      "STT,Đơn vị công tác,Điện thoại,Họ và tên,Chức vụ",
      "1,Thanh tra Sở GDĐT,0912 000 111,Nguyễn Văn An,Chuyên viên",
      "2,thanh tra so,,Nguyễn Văn Ân,Chánh Thanh tra",
      "3,Văn phòng Sở,,Lê Thị Cúc (mẫu),Điều phối",
      "4,Ban Giám đốc,,Trần Thị Bình,Phó Giám đốc",
      ",,,,",
    ].join("\n");

    it("only shows who would be invited with --dry-run", async () => {
      const shown = await desk.json<Roster>("roster", file("list.csv", LIST), "--dry-run");
      expect(shown.applied).toBe(false);
      expect(shown.invited).toEqual([]);
      expect(shown.toInvite.map(({ name, unit, role }) => `${name} ${unit} ${role}`)).toEqual([
        "Nguyễn Văn An Thanh tra Sở GDĐT officer",
        "Nguyễn Văn Ân Thanh tra Sở GDĐT head",
        "Lê Thị Cúc (mẫu) Văn phòng Sở coordinator",
        "Trần Thị Bình Ban Giám đốc leader",
      ]);
    });

    it("tells everything that is wrong at once, with its row, and invites nobody", async () => {
      const wrong = [
        "Họ tên,Đơn vị,Vai trò",
        "An,Sao Hỏa,cán bộ",
        ",Thanh tra Sở,cán bộ",
        "Bình,Phòng Tài chính,cán bộ",
        "Chi,Thanh tra Sở,phù thủy",
        "Dung,Thanh tra Sở,cán bộ",
        "dung,Thanh tra Sở,Chuyên viên",
        "12345,Thanh tra Sở,",
        '"=HYPERLINK(""x"") Lê",Thanh tra Sở,',
      ].join("\n");
      const lines = (await refused("roster", file("wrong.csv", wrong))).trim().split("\n");
      expect(lines).toHaveLength(7);
      for (const [index, said] of [
        "dòng 2 của tệp, không có đơn vị “Sao Hỏa”",
        "dòng 3 của tệp chưa có họ tên",
        "Có phải: Phòng Kế hoạch - Tài chính",
        "dòng 5 của tệp, không hiểu vai trò “phù thủy”",
        "dung trùng với dòng 6",
        "“12345” không phải họ tên",
        '“=HYPERLINK("x") Lê” không phải họ tên',
      ].entries())
        expect(lines[index]).toContain(said);
      expect((await desk.json<Roster>("roster", file("list.csv", LIST), "--dry-run")).waiting).toEqual([]);
    });

    it("gives everybody a code that links them, and a table to hand out", async () => {
      const list = file("list.csv", LIST);
      const done = await desk.json<Roster>("roster", list, "--out", path.join(folder, "codes.csv"));
      expect(done.invited).toHaveLength(4);
      const csv = readFileSync(path.join(folder, "codes.csv"), "utf8");
      expect(csv.startsWith("\uFEFFHọ và tên,Đơn vị,Vai trò,Mã liên kết")).toBe(true);
      for (const { code } of done.invited) expect(csv).toContain(code);
      const { database, organization, clock } = desk.office;
      const account = { channel: "telegram", userId: "77" } as const;
      const newcomer = { account, name: "Ai Đó", privateChatId: "77" };
      const code = done.invited[0]?.code ?? "";
      const linking = await linkByCode(database.db, organization.id, newcomer, code, clock.now());
      expect(linking).toMatchObject({ kind: "linked", officer: { name: "Nguyễn Văn An" } });
    });

    it("invites nobody twice, and tells who is no longer on the list without removing them", async () => {
      const shorter = LIST.replace(/^1,.*\n/m, "").replace("4,Ban", "5,Ban");
      const again = await desk.json<Roster>("roster", file("list.csv", LIST));
      expect([again.invited.length, again.known.length, again.waiting.length]).toEqual([0, 1, 3]);
      const less = await desk.json<Roster>("roster", file("less.csv", shorter));
      expect(less.gone).toEqual([{ name: "Nguyễn Văn An", unit: "Thanh tra Sở GDĐT", role: "officer" }]);
      const { database, organization } = desk.office;
      expect((await officersWithRoles(database.db, organization.id)).map(({ name }) => name)).toContain(
        "Nguyễn Văn An",
      );
      expect((await named("Thanh tra Sở GDĐT"))?.officers).toEqual([{ name: "Nguyễn Văn An", role: "officer" }]);
    });

    it("writes a workbook, writes over nothing, and leaves no code behind what it can't write", async () => {
      const list = file("more.csv", "Họ tên;Đơn vị\nVũ Hùng;Văn phòng Sở\n");
      const out = path.join(folder, "codes.xlsx");
      expect(await refused("roster", list, "--out", path.join(folder, "no", "codes.xlsx"))).toContain(
        "chưa tạo mã nào",
      );
      const { invited } = await desk.json<Roster>("roster", list, "--out", out);
      expect(invited).toHaveLength(1);
      const [sheet] = await readSheets(out);
      expect(sheet?.data[1]?.slice(0, 4)).toEqual(["Vũ Hùng", "Văn phòng Sở", "cán bộ đầu mối", invited[0]?.code]);
      expect(await refused("roster", list, "--out", out)).toContain("không ghi đè");
      expect(await refused("roster", list, "--out", "codes.pdf")).toContain(".xlsx hoặc .csv");
      expect(existsSync(out)).toBe(true);
    });

    it("refuses what is no list of people, and what is no file", async () => {
      expect(await refused("roster", file("plan.csv", "a,b\n1,2\n"))).toContain("Không thấy cột họ tên");
      expect(await refused("roster", file("fake.xlsx", "no workbook"))).not.toBe("");
      expect(await refused("roster", path.join(folder, "absent.csv"))).toContain("absent.csv");
    });
  });

  it("an administrator's code names no unit", async () => {
    const { stdout } = await desk.cli(["invite", "--role", "admin"]);
    expect(stdout).toContain("quản trị (không gắn đơn vị)");
    expect(stdout).not.toContain("—");
  });
});
