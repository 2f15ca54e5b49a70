import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { backends } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const ADMIN: Person = { userId: "admin", name: "Quản trị" };

describe.each(backends)("people and their chats, on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const codeIn = (text: string) => /\/lienket ([A-Z0-9]{8})/.exec(text)?.[1] ?? "";
  const invited = async (line: string) => codeIn((await room.says(ADMIN, line)).text);

  describe("linking", () => {
    it("tells a stranger their own account, in private only", async () => {
      const stranger: Person = { userId: "4711", name: "Ai Đó" };
      expect((await room.says(stranger, "/start")).text).toContain("Tài khoản của anh/chị: rehearsal:4711");
      const inGroup = await room.says(stranger, "/start", { group: "TTr", addressed: true });
      expect(inGroup.text).not.toContain("4711");
    });

    it("pauses whoever tries codes out, right ones included, and lets them try again later", async () => {
      const guesser: Person = { userId: "guesser", name: "Đoán Mò" };
      const code = await invited("/moi Thanh tra Sở");
      for (const wrong of ["AAAAAAAA", "BBBBBBBB"]) {
        expect((await room.says(guesser, `/lienket ${wrong}`)).text).not.toContain("Còn");
      }
      expect((await room.says(guesser, "/lienket CCCCCCCC")).text).toContain("Còn 2 lần thử");
      expect((await room.says(guesser, "/lienket DDDDDDDD")).text).toContain("Còn 1 lần thử");
      expect((await room.says(guesser, "/lienket EEEEEEEE")).text).toContain("tạm dừng");
      room.later(14);
      expect((await room.says(guesser, `/lienket ${code}`)).text).toContain("tạm dừng");
      const another: Person = { userId: "honest", name: "Người Khác" };
      expect((await room.says(another, "/lienket AAAAAAAA")).text).toContain("Mã không đúng");
      room.later(1);
      expect((await room.says(guesser, `/lienket ${code}`)).text).toContain("Đã liên kết");
    });

    it("counts wrong codes of a quarter of an hour only", async () => {
      const slow: Person = { userId: "slow", name: "Chậm Rãi" };
      for (let turn = 0; turn < 8; turn++) {
        expect((await room.says(slow, `/lienket AAAAAAA${turn}`)).text).toContain("Mã không đúng");
        room.later(5);
      }
    });

    it("offers a link that opens the bot on Telegram with the code typed in, and works", async () => {
      const said = await room.hearsOnTelegram(ADMIN, "/moi Thanh tra Sở");
      const code = /\/lienket (\w{8})/.exec(said?.text ?? "")?.[1];
      expect(said?.lines.at(-1)).toBe(`Hoặc mở liên kết này trên Telegram: https://t.me/nhac_viec_bot?start=${code}`);
      const guest: Person = { userId: "by-link", name: "Người Được Mời" };
      expect((await room.says(guest, `/start ${code}`)).text).toContain("Thanh tra Sở");
      expect((await room.says(ADMIN, "/moi Thanh tra Sở")).text).not.toContain("t.me");
    });

    it("gives one person roles in several units", async () => {
      const lan: Person = { userId: "lan", name: "Nguyễn Lan" };
      await room.says(lan, `/lienket ${await invited("/moi Thanh tra Sở")}`);
      const again = await room.says(lan, `/lienket ${await invited("/moi TCCB trưởng phòng")}`);
      expect(again.text).toContain("Thanh tra Sở");
      expect(again.text).toContain("Phòng Tổ chức Cán bộ");
    });

    it("invites an administrator of no unit, by an administrator alone", async () => {
      const { text } = await room.says(ADMIN, "/moi quản trị");
      expect(text).toContain("Mã liên kết cho quản trị (không gắn đơn vị)");
      const chief: Person = { userId: "chief", name: "Chánh" };
      await room.says(chief, `/lienket ${await invited("/moi Văn phòng Sở coordinator")}`);
      expect((await room.says(chief, "/moi admin")).text).toContain("Chỉ quản trị");
    });
  });

  describe("binding", () => {
    const inGroup = (group: string) => ({ group, addressed: true });

    it("binds a free chat to a unit without a group at once; its answer is the test message", async () => {
      await room.says(ADMIN, "/donvi them Trường THPT Thử !");
      const bound = await room.says(ADMIN, "/nhom Trường THPT Thử", inGroup("thu"));
      expect(bound.text).toContain("Từ nay nhóm này nhận nhắc việc của Trường THPT Thử");
      expect(await room.unitOfGroup("thu")).toBe("Trường THPT Thử");
      expect(bound.text).toContain("cũng là tin thử");
      expect((await room.says(ADMIN, "/nhom", inGroup("thu"))).text).toContain(
        "đang nhận nhắc việc của Trường THPT Thử",
      );
      expect((await room.says(ADMIN, "/nhom trường thpt thử", inGroup("thu"))).text).toContain("rồi");
    });

    it("moves a chat to another unit, and a unit to another group, at once; says what ended and how to go back", async () => {
      const moved = await room.says(ADMIN, "/nhom Thanh tra Sở", inGroup("thu"));
      expect(moved.text).toContain(
        "Nhóm này thôi nhận nhắc việc của Trường THPT Thử. Nhầm thì gõ: /nhom Trường THPT Thử",
      );
      expect(moved.text).toContain("Thôi nhận ở:");
      expect(moved.text).toContain("Nhầm thì gõ ở đó: /nhom Thanh tra Sở");
      expect([await room.unitOfGroup("thu"), await room.unitOfGroup("TTr")]).toEqual(["Thanh tra Sở", null]);
    });

    it("goes back as it was told to", async () => {
      await room.says(ADMIN, "/nhom Thanh tra Sở", inGroup("TTr"));
      await room.says(ADMIN, "/nhom Trường THPT Thử", inGroup("thu"));
      expect([await room.unitOfGroup("thu"), await room.unitOfGroup("TTr")]).toEqual([
        "Trường THPT Thử",
        "Thanh tra Sở",
      ]);
      await room.says(ADMIN, "/nhom Thanh tra Sở", inGroup("thu"));
    });

    it("keeps topics of one group apart", async () => {
      await room.says(ADMIN, "/donvi them Trường THPT Hai !");
      await room.says(ADMIN, "/nhom Trường THPT Hai", { ...inGroup("thu"), thread: "7" });
      expect(await room.unitOfGroup("thu")).toBe("Thanh tra Sở");
      expect((await room.says(ADMIN, "/nhom bo", { ...inGroup("thu"), thread: "7" })).text).toContain(
        "thôi nhận nhắc việc của Trường THPT Hai",
      );
    });

    it("unbinds, says who hears now, and has nothing to unbind the second time", async () => {
      expect((await room.says(ADMIN, "/nhom bỏ", inGroup("thu"))).text).toContain("đến riêng từng cán bộ");
      expect(await room.unitOfGroup("thu")).toBeNull();
      expect((await room.says(ADMIN, "/nhom bo", inGroup("thu"))).text).toContain("chưa gắn với đơn vị nào");
      expect((await room.says(ADMIN, "/nhom bo")).text).toContain("gõ lệnh này trong nhóm");
      expect((await room.says(room.person("An"), "/nhom bo", inGroup("VP"))).text).toContain("Chỉ cán bộ tổng hợp");
    });
  });
});
