import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { IncomingMedia } from "../../src/domain/message.js";
import { listOfficeActs } from "../../src/storage/office-acts.js";
import { handedIn, invites } from "../../src/storage/schema.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const ADMIN: Person = { userId: "admin", name: "Quản trị" };
const CATALOGUE = readFileSync(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url), "utf8");
/** Another table than the plan's own. */
const CHANGED = "TT,Nội dung,Đơn vị chủ trì,Thời hạn\n1,Rà soát thủ tục,Văn phòng Sở,Quý III năm 2025\n";

describe.each(oneBackend)("/nhap on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const sent = (fileName: string, content: string | Uint8Array): { media: IncomingMedia[] } => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    room.files.set(fileName, { ok: true, bytes });
    return { media: [{ kind: "document", reference: fileName, fileName }] };
  };
  const db = () => room.office.database.db;
  const tasks = async () => (await room.office.plan())?.tasks.map(({ code, title }) => `${code} ${title}`) ?? [];
  const TABLE = [
    "TT,Nội dung nhiệm vụ,Đơn vị chủ trì,Thời hạn",
    "1,Ban hành kế hoạch số hóa hồ sơ,Văn phòng Sở,Trước ngày 15/03/2025",
    "2,Báo cáo kết quả số hóa,Thanh tra Sở,Quý II năm 2025",
  ].join("\n");

  it("asks for the file, shows what it would change, and applies that on a yes", async () => {
    const asked = await room.says(ADMIN, "/nhap");
    expect(asked.text).toContain("Xin gửi tệp cho tôi");
    const before = await tasks();
    const shown = await room.says(ADMIN, "", sent("bang.csv", TABLE));
    expect(shown.text).toMatch(/Thêm \d+ · đổi \d+ · bỏ \d+ · cần hỏi \d+/);
    expect(shown.lines.length).toBeLessThanOrEqual(12);
    expect(await tasks()).toEqual(before);
    const done = await room.says(ADMIN, "đồng ý");
    expect(done.text).toContain("Đã nạp kế hoạch");
    expect((await tasks()).join("\n")).toContain("Ban hành kế hoạch số hóa hồ sơ");
    expect(await db().select().from(handedIn)).toEqual([]);
    const [act] = await listOfficeActs(db(), room.office.organization.id, { most: 1, skip: 0 });
    expect(act).toMatchObject({ act: "import_plan", by: "Quản trị admin", details: { file: "bang.csv" } });
  });

  it("takes the file with its caption, and the button for the yes; the same file again changes nothing", async () => {
    const shown = await room.says(ADMIN, "/nhap", sent("ke-hoach.yaml", CATALOGUE));
    expect(shown.text).not.toContain("chưa được giữ");
    expect((await room.presses(ADMIN, shown, "Đồng ý")).text).toContain("Đã nạp");
    expect((await room.says(ADMIN, "/nhap", sent("ke-hoach.yaml", CATALOGUE))).text).toContain("Không có gì thay đổi");
  });

  it("names the targets that change, with the day a version holds from", async () => {
    const target = (value: number) => CATALOGUE.replace(/(id: 7\n[^\n]+\n\s+target: ">=)80/, `$1${value}`);
    const dated = target(90).replace(/^plan:\n/m, "plan:\n  effectiveOn: 2025-07-01\n");
    const shown = async (content: string) =>
      (await room.says(ADMIN, "/nhap", sent("ban-2.yaml", content))).text.normalize("NFKC");
    expect(await shown(target(90))).toContain("7 · mục tiêu ≥ 80 % → ≥ 90 %, tính lại cho cả các kỳ đã qua");
    await room.says(ADMIN, "/huy");
    room.later(16);
    expect(await shown(dated)).toContain("7 · mục tiêu ≥ 80 % → ≥ 90 %, tính cho việc có hạn từ 01/07/2025");
    await room.says(ADMIN, "/huy");
  });

  it("is worth loading for the day it holds from or a question answered otherwise, and only once", async () => {
    const shown = async (content: string) => (await room.says(ADMIN, "/nhap", sent("ban-3.yaml", content))).text;
    const dated = CATALOGUE.replace(/^plan:\n/m, "plan:\n  effectiveOn: 2025-08-01\n");
    expect(await shown(CATALOGUE)).toContain("Không có gì thay đổi");
    expect(await shown(dated)).toContain("Có hiệu lực từ 01/08/2025");
    expect((await room.says(ADMIN, "đồng ý")).text).toContain("Đã nạp");
    expect(await shown(dated)).toContain("Không có gì thay đổi");
    room.later(16);
    const answered = dated.replace("default: Không lùi.", "default: Có lùi.");
    expect(answered).not.toBe(dated);
    expect(await shown(answered)).not.toContain("Không có gì thay đổi");
    expect((await room.says(ADMIN, "đồng ý")).text).toContain("Đã nạp");
    expect(await shown(answered)).toContain("Không có gì thay đổi");
    await room.says(ADMIN, "/huy");
    room.later(16);
  });

  it("shows anew what it would do when the plan has changed since, and asks again", async () => {
    const code = /\/lienket ([A-Z0-9]{8})/.exec((await room.says(ADMIN, "/moi Văn phòng Sở coordinator")).text)?.[1];
    const other: Person = { userId: "other", name: "Người Khác" };
    await room.says(other, `/lienket ${code}`);
    await room.says(ADMIN, "/nhap", sent("bang.csv", TABLE));
    await room.says(other, "/nhap", sent("khac.csv", TABLE.replace("số hóa hồ sơ", "lưu trữ hồ sơ")));
    expect((await room.says(other, "đồng ý")).text).toContain("Đã nạp");
    const again = await room.says(ADMIN, "đồng ý");
    expect(again.text).toContain("đã đổi nên tôi chưa nạp");
    expect((await tasks()).join("\n")).toContain("lưu trữ hồ sơ");
    expect((await room.presses(ADMIN, again, "Đồng ý")).text).toContain("Đã nạp");
    expect((await tasks()).join("\n")).not.toContain("lưu trữ hồ sơ");
  });

  it("forgets the file after a quarter of an hour, and is nobody else's to say yes to", async () => {
    await room.says(ADMIN, "/nhap", sent("khac.csv", CHANGED));
    room.later(15);
    expect((await room.says(ADMIN, "/nhap dongy")).text).toContain("Không còn tệp nào chờ");
    expect((await room.says(room.person("An"), "/nhap dongy")).text).toContain("Chỉ cán bộ tổng hợp");
  });

  it.each<[string, () => { media: IncomingMedia[] }, string]>([
    ["a picture", () => ({ media: [{ kind: "photo", reference: "p" }] }), "không phải ảnh"],
    ["a foreign kind", () => sent("a.exe", "MZ"), "không đọc được loại tệp “a.exe”"],
    ["a workbook that is none", () => sent("a.xlsx", "hello"), "Tôi chưa nạp gì"],
    ["half a workbook", () => sent("b.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])), "Tôi chưa nạp gì"],
    ["a broken catalogue", () => sent("a.yaml", "plan: [\u0000"), "Tôi chưa nạp gì"],
    ["a table of something else", () => sent("a.csv", "a,b\n1,2\n"), "Tôi chưa nạp gì"],
    [
      "what is announced too large",
      () => {
        const { media } = sent("a.csv", "x");
        return { media: media.map((one) => ({ ...one, size: 6_000_000 })) };
      },
      "lớn quá 5 MB",
    ],
    [
      "what can't be fetched",
      () => ({ media: [{ kind: "document", reference: "gone", fileName: "a.csv" }] }),
      "chưa tải được",
    ],
  ])("refuses %s, and changes nothing", async (_, file, phrase) => {
    const before = await tasks();
    expect((await room.says(ADMIN, "/nhap", file())).text).toContain(phrase);
    expect(await tasks()).toEqual(before);
  });

  it("fetches nothing for somebody who may not import", async () => {
    room.fetched.length = 0;
    expect((await room.says(room.person("An"), "/nhap", sent("x.csv", TABLE))).text).toContain("Chỉ cán bộ tổng hợp");
    expect(room.fetched).toEqual([]);
  });

  it("says on Zalo that no file gets through there", async () => {
    const code = /\/lienket ([A-Z0-9]{8})/.exec((await room.says(ADMIN, "/moi Văn phòng Sở coordinator")).text)?.[1];
    const onZalo: Person = { userId: "z1", name: "Chị Hòa", channel: "zalo" };
    await room.says(onZalo, `/lienket ${code}`);
    expect((await room.says(onZalo, "/nhap")).text).toContain("Zalo không chuyển tệp");
  });

  describe("with a list of people", () => {
    const LIST = "Họ tên,Đơn vị,Vai trò\nLê Thị Hoa,Văn phòng Sở,cán bộ\nVũ Nam,Văn phòng Sở,trưởng phòng\n";

    it("shows who would be invited, and hands the codes over in private", async () => {
      const inGroup = await room.says(ADMIN, "/nhap", { ...sent("ds.csv", LIST), group: "VP", addressed: true });
      expect(inGroup.text).toContain("Xin gửi riêng cho tôi");
      const shown = await room.says(ADMIN, "/nhap", sent("ds.csv", LIST));
      expect(shown.text).toContain("Cần mời: 2");
      const before = (await db().select().from(invites)).length;
      const done = await room.says(ADMIN, "ok");
      expect(done.text).toContain("Đã tạo 2 mã");
      expect((await db().select().from(invites)).length).toBe(before + 2);
      const csv = new TextDecoder().decode(done.document?.bytes);
      expect(csv).toContain("Lê Thị Hoa");
      expect(csv).toContain("Vũ Nam");
      expect((await room.says(ADMIN, "/nhap", sent("ds.csv", LIST))).text).toContain("Không có gì thay đổi");
    });

    it("tells every problem with its row", async () => {
      const wrong = "Họ tên,Đơn vị\nA B,Sao Hỏa\nC D,\n=1+1 Nam,Văn phòng Sở\n";
      const { text } = await room.says(ADMIN, "/nhap", sent("ds.csv", wrong));
      expect(text).toContain("dòng 2");
      expect(text).toContain("dòng 3");
      expect(text).toContain("“=1+1 Nam” không phải họ tên");
      expect(text).toContain("Tôi chưa nạp gì");
    });
  });
});
