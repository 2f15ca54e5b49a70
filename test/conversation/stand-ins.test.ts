import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readContacts } from "../../src/storage/contacts.js";
import { mutedOfficers } from "../../src/storage/mutes.js";
import { outbox } from "../../src/storage/schema.js";
import { verifyHistory } from "../../src/storage/verify-history.js";
import { backends } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const CHANNELS = new Set(["rehearsal"] as const);

describe.each(backends)("who stands in for whom, in chat on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let cuc: Person;
  let dung: Person;
  let en: Person;
  let giang: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    [an, binh, cuc] = [room.person("An"), room.person("Bình"), room.person("Cúc")];
    [dung, en, giang] = [room.person("Dũng"), room.person("Én"), room.person("Giang")];
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const told = async () =>
    room.office.database.db
      .select({ chatId: outbox.chatId, key: outbox.key })
      .from(outbox)
      .where(and(eq(outbox.organizationId, room.office.organization.id), like(outbox.key, "delegation/%")));

  it("may do between the days what the absent person may, and neither before nor after", async () => {
    expect((await room.says(giang, "/capnhat 14 đang làm")).text).toContain("chủ trì");
    const said = await room.says(dung, "ủy quyền cho Giang từ 10/3 đến 15/3");
    expect(said.text).toContain(`${giang.name} thay ${dung.name} từ 10/03/2025 đến hết 15/03/2025`);
    expect((await told()).map(({ chatId }) => chatId)).toEqual([giang.userId]);
    await room.at("2025-03-09T09:00:00+07:00", async () => {
      expect((await room.says(giang, "/capnhat 14 đang làm")).text).toContain("chủ trì");
    });
    await room.at("2025-03-10T09:00:00+07:00", async () => {
      expect((await room.says(giang, "/capnhat 14 đang làm")).text).toContain("→ đang thực hiện");
      expect((await room.says(giang, "/lichsu 14")).text).toContain(`${giang.name} (thay ${dung.name})`);
      expect((await room.history("14")).at(-1)).toMatchObject({
        officerId: giang.userId,
        standsFor: { officerId: dung.userId },
      });
    });
    await room.at("2025-03-16T00:00:01+07:00", async () => {
      expect((await room.says(giang, "/capnhat 14 tạm dừng")).text).toContain("chủ trì");
    });
  });

  it("are named with the absent person on what they hand in and on what they decide", async () => {
    await room.says(dung, "ủy quyền cho Giang từ 1/6 đến 5/6");
    const ich = room.person("Ích");
    await room.says(en, "ủy quyền cho Ích từ 1/6 đến 5/6");
    await room.at("2025-06-02T09:00:00+07:00", async () => {
      await room.says(giang, "/minhchung 14 số 21/BC");
      expect((await room.says(giang, "/minhchung 14")).text).toContain(`${giang.name} (thay ${dung.name})`);
      const history = await room.says(cuc, "/lichsu 14");
      const handedIn = history.lines.find((line) => line.includes("21/BC"));
      expect(handedIn).toContain(`${giang.name} (thay ${dung.name})`);
      await room.says(dung, "/giahan 16 31/1/2026 chờ số liệu");
      const granted = await room.says(ich, "/duyet 16");
      expect(granted.text).toContain(`${ich.name} (thay ${en.name}) duyệt`);
      expect((await room.says(cuc, "/lichsu 16")).text).toContain(
        `${ich.name} (thay ${en.name}) (diễn tập): duyệt gia hạn`,
      );
    });
    const { database, organization } = room.office;
    expect((await verifyHistory(database.db, organization.id)).misfit).toBeNull();
  });

  it("hear on those days what the absent person would", async () => {
    const { database, organization } = room.office;
    const unitId = (await room.occurrences("14"))[0]?.unitId ?? "";
    const heard = async (at: string) => {
      const contacts = await readContacts(database.db, organization.id, CHANNELS, new Set(), new Date(at));
      return contacts.people("officer", unitId).map(({ address }) => address.chatId);
    };
    expect(await heard("2025-03-09T16:59:00Z")).not.toContain(giang.userId);
    expect(await heard("2025-03-09T17:01:00Z")).toContain(giang.userId);
    expect(await heard("2025-03-15T16:59:00Z")).toContain(giang.userId);
    expect(await heard("2025-03-15T17:01:00Z")).not.toContain(giang.userId);
  });

  it("never let anybody confirm what they handed in, in whosever place", async () => {
    await room.says(en, "/uyquyen Dũng 1/4 5/4");
    await room.at("2025-04-02T09:00:00+07:00", async () => {
      expect((await room.says(dung, "/xong 14 số 1/QĐ")).text).toContain("→ chờ xác nhận");
      expect((await room.says(dung, "/duyet 14")).text).toContain("Không tự duyệt việc mình nộp");
      expect((await room.says(en, "/duyet 14")).text).toContain("→ hoàn thành");
      // What the head handed in herself is not confirmed in her place.
      expect((await room.says(en, "/xong 15 số 1/QĐ")).text).toContain(cuc.name);
      expect((await room.says(dung, "/duyet 15")).text).toContain("Không tự duyệt việc mình nộp");
      expect((await room.occurrences("15"))[0]?.process).toBe("awaiting_confirmation");
    });
  });

  it("are named by the head or a coordinator for somebody else, in that head's unit, and by nobody else", async () => {
    expect((await room.says(giang, "/uyquyen An cho Dũng 1/5 5/5")).text).toContain("cử người thay");
    expect((await room.says(binh, "/uyquyen An cho Dũng 1/5 5/5")).text).toContain("(Văn phòng Sở)");
    expect((await room.says(cuc, "/uyquyen Giang cho An 1/6 5/6")).text).toContain("(mọi đơn vị)");
    const list = await room.says(cuc, "/uyquyen");
    expect(list.text).toContain(`${dung.name} thay ${an.name}`);
    expect(list.text).toContain(`${an.name} thay ${giang.name}`);
    expect((await room.says(room.person("Lâm"), "/uyquyen")).text).toContain("Chưa có ai được cử thay");
  });

  it("take the place of whoever was named for the same days, which is said to all three", async () => {
    await room.says(dung, "/uyquyen Én 1/8 10/8");
    await room.later(1);
    const before = (await told()).length;
    const said = await room.says(dung, "/uyquyen Giang 5/8 12/8");
    expect(said.text).toContain(`Người được cử trước, ${en.name} (01/08/2025 – 10/08/2025), từ giờ thôi thay.`);
    const heard = (await told()).slice(before).map(({ chatId }) => chatId);
    expect(heard.sort()).toEqual([en.userId, giang.userId].sort());
    expect((await room.says(dung, "/uyquyen")).text).not.toContain(`${en.name} thay`);
    expect((await room.says(dung, "/uyquyen Én 1/9 2/9")).text).not.toContain("cử trước");
  });

  it("from another unit are taken, and the answer says of which, with how to take it back", async () => {
    const elsewhere = await room.says(dung, "/uyquyen Giang 1/10 2/10");
    expect(elsewhere.text).toContain(
      `⚠ ${giang.name} thuộc đơn vị khác: Phòng Kế hoạch - Tài chính. Nhầm người thì gõ: /uyquyen thôi`,
    );
    expect((await room.says(dung, "/uyquyen Én 1/11 2/11")).text).not.toContain("đơn vị khác");
  });

  it("are ended early by a button, and both are told", async () => {
    const list = await room.says(cuc, "/uyquyen");
    const before = (await told()).length;
    expect((await room.presses(cuc, list, `${an.name} thay`)).text).toContain("không còn thay");
    expect(
      (await told())
        .slice(before)
        .map(({ chatId }) => chatId)
        .sort(),
    ).toEqual([an.userId, giang.userId].sort());
    expect((await room.says(cuc, "/uyquyen")).text).not.toContain(`${an.name} thay ${giang.name}`);
  });

  it.each([
    ["/uyquyen Giang", "từ ngày nào đến ngày nào"],
    ["/uyquyen Không Ai 10/3 15/3", "chưa biết ai tên"],
    ["/uyquyen Giang 15/3 10/3", "trước ngày đầu"],
    ["/uyquyen Giang 1/1/2025 3/1/2025", "đã qua"],
    ["/uyquyen Giang 10/1/2025 10/12/2025", "dài hơn 184 ngày"],
    ["/uyquyen An 10/3 15/3", "không tự thay"],
    ["/uyquyen Văn 10/3 15/3", "người tên"],
    ["/nghi", "từ ngày nào"],
    ["/nghi 15/3 10/3", "trước ngày đầu"],
  ])("store nothing for “%s”", async (line, answer) => {
    const before = (await told()).length;
    expect((await room.says(an, line)).text).toContain(answer);
    expect((await told()).length).toBe(before);
  });

  it("are not named by a head for a coordinator, whose powers would be the head's", async () => {
    expect((await room.says(binh, "/uyquyen Cúc cho Bình 1/5 5/5")).text).toContain("cử người thay");
    expect((await room.says(binh, "/bangiao Cúc cho Bình")).text).toContain("bàn giao thay");
  });

  it("come with a leave: nothing in private on its days, and it ends early", async () => {
    const { database, organization } = room.office;
    const muted = (at: string) => mutedOfficers(database.db, organization.id, new Date(at));
    const said = await room.says(an, "nghỉ từ 7/7 đến 9/7 Giang");
    expect(said.text).toContain("Nghỉ từ 07/07/2025 đến hết 09/07/2025");
    expect(said.text).toContain(`${giang.name} thay ${an.name}`);
    expect((await muted("2025-07-06T16:59:00Z")).has(an.userId)).toBe(false);
    expect((await muted("2025-07-06T17:01:00Z")).has(an.userId)).toBe(true);
    expect((await muted("2025-07-09T16:59:00Z")).has(an.userId)).toBe(true);
    expect((await muted("2025-07-09T17:01:00Z")).has(an.userId)).toBe(false);
    expect((await room.says(an, "/nghi thôi")).text).toContain("Đã kết thúc kỳ nghỉ");
    expect((await muted("2025-07-08T01:00:00Z")).has(an.userId)).toBe(false);
    expect((await room.says(giang, "/uyquyen")).text).not.toContain(`thay ${an.name}, 07/07`);
    expect((await room.says(an, "/nghi thôi")).text).toContain("không có kỳ nghỉ");
  });

  it("begin today where only their end is said", async () => {
    await room.at("2025-08-04T09:00:00+07:00", async () => {
      expect((await room.says(an, "/nghi đến 8/8")).text).toContain("Nghỉ từ 04/08/2025 đến hết 08/08/2025");
      expect((await room.says(dung, "/uyquyen Giang đến 8/8")).text).toContain("từ 04/08/2025 đến hết 08/08/2025");
      await room.says(an, "/nghi thôi");
      await room.says(dung, "/uyquyen thôi");
    });
  });

  describe("for good", () => {
    it("take over what another person was, once it is said twice, and the history keeps its names", async () => {
      const lam = room.person("Lâm");
      const asked = await room.says(room.person("Ích"), "/bangiao Lâm");
      expect(asked.text).toContain("Chắc chắn ạ?");
      expect((await room.says(lam, "/capnhat 1 đang làm")).text).not.toContain("Thanh tra");
      const done = await room.presses(room.person("Ích"), asked, "Bàn giao");
      expect(done.text).toContain("đã bàn giao cho");
      expect((await room.says(room.person("Ích"), "/viec")).text).toContain("chưa được giao vai trò");
      const units = (await room.says(lam, "/roi")).choices.map(({ label }) => label);
      expect(units).toContain("Rời Thanh tra Sở");
    });

    it("are handed over by a head within the unit only", async () => {
      expect((await room.says(binh, "/bangiao Dũng cho An")).text).toContain("bàn giao thay");
      expect((await room.says(en, "/bangiao Dũng cho Giang")).text).toContain("Phòng Tổ chức Cán bộ");
    });

    it("leave a unit after a second word, but for the last coordinator", async () => {
      const lam = room.person("Lâm");
      expect((await room.says(lam, "/roi Sở nào đó")).text).toContain("Anh/chị đang ở");
      const sure = await room.says(lam, "/roi Thanh tra Sở");
      expect(sure.text).toContain("Chắc chắn ạ?");
      expect((await room.says(lam, "có")).text).toContain("đã rời Thanh tra Sở");
      expect((await room.says(lam, "/roi Thanh tra Sở")).text).toContain("không thuộc “Thanh tra Sở”");
      expect((await room.says(cuc, "/roi Văn phòng Sở")).text).toContain("cuối cùng");
      expect((await room.says(cuc, "/roi Văn phòng Sở !")).text).toContain("cuối cùng");
    });

    it("leave no question open that the one who handed over could still answer for the unit", async () => {
      const inGroup = { group: "TCCB", addressed: true };
      expect((await room.says(dung, "/capnhat 16", inGroup)).text).toContain("Bây giờ đến đâu rồi ạ?");
      const sure = await room.says(dung, "/bangiao Giang");
      expect((await room.presses(dung, sure, "Bàn giao")).text).toContain("đã bàn giao cho");
      const before = await room.history("16");
      const late = await room.says(dung, "đang làm", inGroup);
      expect(late.text).toContain("Chưa ghi");
      expect(late.text).toContain("chủ trì");
      expect(await room.history("16")).toEqual(before);
      expect((await room.says(giang, "/capnhat 16 đang làm")).text).toContain("→ đang thực hiện");
    });
  });
});
