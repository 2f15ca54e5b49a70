import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commandMenu } from "../../src/service/menu.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const STRANGER: Person = { userId: "nobody", name: "Người Lạ" };
const ADMIN: Person = { userId: "admin", name: "Quản trị" };

describe.each(oneBackend)("who may type what, and what they read, on $name", (backend) => {
  let room: Room;
  let people: Record<string, Person>;

  beforeAll(async () => {
    room = await openRoom(backend);
    people = {
      stranger: STRANGER,
      officer: room.person("An"),
      "another unit's officer": room.person("Giang"),
      "a school's officer": room.person("Sơn"),
      head: room.person("Bình"),
      coordinator: room.person("Cúc"),
      leader: room.person("Ánh"),
      admin: ADMIN,
    };
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  function who(role: string): Person {
    const person = people[role];
    if (!person) throw new Error(`no such role in this test: ${role}`);
    return person;
  }

  /** What each role reads, by a phrase only that answer has. */
  const LINK = "chưa được liên kết";
  const READS: Record<string, Record<string, string>> = {
    "/start": { stranger: "Tôi là Nhắc Việc", officer: "có thể gõ", admin: "có thể gõ" },
    "/start SAIMA123": { stranger: "Mã không đúng", officer: "Mã không đúng", leader: "Mã không đúng" },
    "/lienket": { stranger: "/lienket MÃ", officer: "có thể gõ" },
    "/trogiup": { stranger: "Tôi là Nhắc Việc", head: "/tiendo — tiến độ", admin: "/moi " },
    "/viec": {
      stranger: LINK,
      officer: "Văn phòng Sở còn",
      "another unit's officer": "Phòng Kế hoạch - Tài chính còn",
      "a school's officer": "KHDV",
      head: "Văn phòng Sở còn",
      leader: "không nợ việc nào",
      admin: "chưa thuộc đơn vị nào",
    },
    "/nhiemvu": { stranger: LINK, officer: "58 nhiệm vụ", leader: "58 nhiệm vụ", admin: "58 nhiệm vụ" },
    "/nhiemvu 7": { stranger: LINK, "a school's officer": "Căn cứ: DM-7", leader: "Căn cứ: DM-7" },
    "/capnhat": { stranger: LINK, officer: "cập nhật việc nào", leader: "không nợ việc nào" },
    "/capnhat 7 82%": {
      stranger: LINK,
      "another unit's officer": "do Văn phòng Sở chủ trì",
      "a school's officer": "do Văn phòng Sở chủ trì",
      leader: "do Văn phòng Sở chủ trì",
      admin: "chưa có đơn vị",
      officer: "→ 82 %",
      head: "82 % → 82 %",
      coordinator: "82 % → 82 %",
    },
    "/xong 1": { stranger: LINK, "another unit's officer": "do Văn phòng Sở chủ trì", officer: "→ chờ xác nhận" },
    "/huy": { stranger: LINK, leader: "không có lần ghi nào", admin: "không có lần ghi nào" },
    "/lichsu 2": { stranger: LINK, officer: "chưa ai ghi gì", leader: "chưa ai ghi gì", admin: "chưa ai ghi gì" },
    "/tiendo": {
      stranger: LINK,
      officer: "dành cho lãnh đạo",
      head: "Văn phòng Sở ·",
      coordinator: "107 việc",
      leader: "107 việc",
      admin: "dành cho lãnh đạo",
    },
    "/tiendo 7": { officer: "dành cho lãnh đạo", head: "Căn cứ: DM-7", leader: "Căn cứ: DM-7" },
    "/tiendo 4": { head: "Căn cứ: DM-4", leader: "Căn cứ: DM-4" },
    "/tiendo TCCB": { head: "đơn vị mình: /tiendo", coordinator: "Phòng Tổ chức Cán bộ ·" },
    "/tiendo 2025-Q1": { head: "đơn vị mình: /tiendo", leader: "Tiến độ quý I/2025" },
    "/thieu": {
      stranger: LINK,
      officer: "dành cho lãnh đạo",
      head: "Chưa báo cáo",
      coordinator: "KHDV",
      leader: "KHDV",
      admin: "dành cho lãnh đạo",
    },
    "/thieu 2025-Q1": { officer: "dành cho lãnh đạo", head: "quý I/2025", coordinator: "13/13 đơn vị" },
    "/nhom Văn phòng Sở": { stranger: LINK, officer: "Chỉ cán bộ tổng hợp", coordinator: "trong nhóm của đơn vị" },
    "/moi Thanh tra Sở": {
      stranger: LINK,
      officer: "Chỉ cán bộ tổng hợp",
      head: "Chỉ cán bộ tổng hợp",
      leader: "Chỉ cán bộ tổng hợp",
      coordinator: "Mã liên kết cho cán bộ đầu mối của Thanh tra Sở",
      admin: "Mã liên kết cho cán bộ đầu mối của Thanh tra Sở",
    },
    "/moi Thanh tra Sở admin": { coordinator: "Chỉ quản trị", admin: "Mã liên kết cho quản trị" },
    "/nhac 2": {
      stranger: LINK,
      officer: "Chỉ cán bộ tổng hợp và lãnh đạo",
      head: "Chỉ cán bộ tổng hợp và lãnh đạo",
      admin: "Chỉ cán bộ tổng hợp và lãnh đạo",
      coordinator: "Đang gửi đôn đốc lần 1",
      leader: "Chưa gửi lại",
    },
    "/ngonngu": { stranger: "Chọn ngôn ngữ", officer: "Chọn ngôn ngữ" },
    "/sua 7 80% nhầm": { stranger: LINK, officer: "Người ghi, trưởng đơn vị Văn phòng Sở", leader: "Người ghi" },
    "/abcxyz": { stranger: LINK, officer: "chưa có lệnh /abcxyz" },
  };

  describe.each(Object.entries(READS))("%s", (line, answers) => {
    it.each(Object.entries(answers))("tells %s: %s", async (role, phrase) => {
      expect((await room.says(who(role), line)).text).toContain(phrase);
    });
  });

  it("shows a head's own unit alone under /thieu, whatever the others owe", async () => {
    const { text } = await room.says(who("head"), "/thieu 2025-Q1");
    expect(text).toContain("Văn phòng Sở");
    expect(text).not.toContain("Thanh tra");
  });

  it("shows nothing of the plan to a person whose roles were all taken away", async () => {
    const given = await room.says(ADMIN, "/moi Thanh tra Sở");
    const former: Person = { userId: "former", name: "Người Cũ" };
    await room.says(former, `/lienket ${codeIn(given.text)}`);
    await room.dismiss("Người Cũ");
    for (const line of ["/viec", "/nhiemvu", "/nhiemvu 7", "/lichsu 7"]) {
      expect((await room.says(former, line)).text).toContain("chưa được giao vai trò");
    }
    expect((await room.says(former, "/capnhat 12 xong")).text).toContain("do Thanh tra Sở chủ trì");
    expect((await room.says(former, "/tiendo")).text).toContain("dành cho lãnh đạo");
  });

  const SPELLINGS: [command: string, phrase: string, spellings: string[]][] = [
    ["/viec", "Văn phòng Sở còn", ["viec", "việc", "Việc của tôi", "VIEC", "/Viec", "／ｖｉｅｃ", "viec cua toi"]],
    ["/nhiemvu 7", "Căn cứ: DM-7", ["nhiem vu 7", "Nhiệm vụ 7", "nv 7", "/NHIEMVU 07", "nhiệm  vụ   7"]],
    [
      "/capnhat 9 60%",
      "→ 60 %",
      ["cap nhat 9 60%", "Cập nhật 9 60 %", "CAPNHAT 9: 60%", "9 60%", "nv 9: 60 phần trăm"],
    ],
    ["/trogiup", "có thể gõ", ["tro giup", "Trợ giúp", "help", "/HELP", "hướng dẫn"]],
    ["/lichsu 2", "chưa ai ghi gì", ["lich su 2", "Lịch sử 2", "LICHSU 02", "/lichsu@NhacViecBot 2"]],
    ["/huy", "rút lại", ["huy", "Hủy", "hủy", "HUY", "cancel", "/undo"]],
    ["/ngonngu", "Chọn ngôn ngữ", ["ngon ngu", "Ngôn ngữ", "/NGONNGU", "language"]],
  ];
  describe.each(SPELLINGS)("%s may be typed", (_command, phrase, spellings) => {
    it.each(spellings)("%s", async (typed) => {
      expect((await room.says(who("officer"), typed)).text).toContain(phrase);
    });
  });

  it.each(["tien do", "Tiến độ", "TIENDO", "/tien do", "progress"])("takes %s for /tiendo", async (typed) => {
    const heard = await room.says(who("leader"), typed);
    expect(heard.text).toContain("107 việc");
    expect(heard.picture).toBe(true);
  });

  it.each(["thieu", "còn thiếu", "Ai chưa nộp", "ai chua bao cao"])("takes %s for /thieu", async (typed) => {
    expect((await room.says(who("leader"), typed)).text).toContain("Chưa báo cáo");
  });

  describe("help", () => {
    it("names nothing that its reader would be refused", async () => {
      for (const role of ["officer", "a school's officer", "head", "coordinator", "leader", "admin"]) {
        const pages = ["/trogiup", "/trogiup 2", "/trogiup 3"].map((line) => room.says(who(role), line));
        const help = (await Promise.all(pages)).map(({ text }) => text).join("\n");
        for (const command of new Set(help.match(/^\/\w+/gm))) {
          if (command === "/ngonngu" || command === "/huy") continue;
          room.later(1);
          const answer = await room.says(who(role), command);
          // "Chỉ số", "Chỉ tiêu" are what titles speak of.
          expect(`${role} ${command}: ${answer.text}`).not.toMatch(/Chỉ (?!số|tiêu)|dành cho/);
        }
      }
    });

    it.each(["officer", "head", "coordinator", "leader", "admin"])(
      "of the %s fits a screen, and the next",
      async (role) => {
        const seen = new Set<string>();
        for (let line: string | undefined = "/trogiup"; line; ) {
          room.later(1);
          const { lines, choices } = await room.says(who(role), line);
          expect(lines.length).toBeLessThanOrEqual(12);
          expect(Math.max(...lines.slice(1).map(({ length }) => length))).toBeLessThanOrEqual(62);
          for (const shown of lines.filter((one) => one.startsWith("/"))) {
            expect(seen).not.toContain(shown);
            seen.add(shown);
          }
          line = choices[0]?.value;
        }
        expect([...seen].join(" ")).toContain("/ngonngu");
      },
    );
  });

  describe("linking", () => {
    it.each([
      ["/start", "Thanh tra Sở", "cán bộ đầu mối, Thanh tra Sở"],
      ["/lienket", "TTr trưởng phòng", "trưởng đơn vị, Thanh tra Sở"],
      ["lien ket", "thanh tra head", "trưởng đơn vị, Thanh tra Sở"],
      ["Liên kết", "Phòng Tổ chức Cán bộ", "cán bộ đầu mối, Phòng Tổ chức Cán bộ"],
      ["/start", "Phòng Tổ chức Cán bộ cán bộ", "cán bộ đầu mối, Phòng Tổ chức Cán bộ"],
      ["/start", "TCCB trưởng đơn vị", "trưởng đơn vị, Phòng Tổ chức Cán bộ"],
      ["/start", "Văn phòng Sở cán bộ tổng hợp", "cán bộ tổng hợp, Văn phòng Sở"],
      ["/start", "Ban Giám đốc lãnh đạo", "lãnh đạo, Ban Giám đốc"],
      ["/start", "Lãnh đạo Sở leader", "lãnh đạo, Ban Giám đốc"],
    ])("with %s uses the code of “/moi %s”", async (command, unitAndRole, role) => {
      const invited = await room.says(ADMIN, `/moi ${unitAndRole}`);
      const newcomer: Person = { userId: `new ${unitAndRole}`, name: "Người Mới" };
      const linked = await room.says(newcomer, `${command} ${codeIn(invited.text).toLowerCase()}`);
      expect(linked.lines[0]).toBe(`Đã liên kết: Người Mới — ${role}.`);
      expect(linked.bold).toContain("Người Mới");
      room.later(1);
      expect((await room.says(newcomer, "/trogiup")).text).toContain(role);
    });

    it("takes a code once, and not after a week", async () => {
      const code = codeIn((await room.says(ADMIN, "/moi Thanh tra Sở")).text);
      await room.says({ userId: "first", name: "Một" }, `/lienket ${code}`);
      const again = await room.says({ userId: "second", name: "Hai" }, `/lienket ${code}`);
      expect(again.text).toContain("Mã không đúng, đã dùng hoặc đã hết hạn");
      const late = codeIn((await room.says(ADMIN, "/moi Thanh tra Sở")).text);
      await room.at("2025-01-20T08:00:00+07:00", async () => {
        expect((await room.says({ userId: "third", name: "Ba" }, `/lienket ${late}`)).text).toContain("Mã không đúng");
      });
    });

    it("gives a linked person who uses a second code the second role too", async () => {
      const first = codeIn((await room.says(ADMIN, "/moi Thanh tra Sở")).text);
      const second = codeIn((await room.says(ADMIN, "/moi TCCB head")).text);
      const person: Person = { userId: "two roles", name: "Hai Vai" };
      await room.says(person, `/start ${first}`);
      const linked = await room.says(person, `/start ${second}`);
      expect(linked.text).toContain("cán bộ đầu mối, Thanh tra Sở");
      expect(linked.text).toContain("trưởng đơn vị, Phòng Tổ chức Cán bộ");
    });

    it("in a group asks for one private message, since nobody can be written to before", async () => {
      const code = codeIn((await room.says(ADMIN, "/moi Thanh tra Sở")).text);
      const linked = await room.says({ userId: "in group", name: "Nhóm Viên" }, `/lienket ${code}`, { group: "TTr" });
      expect(linked.text).toContain("nhắn riêng cho tôi");
    });

    it("in a group uses the code up at once, so that what all have read is of no use to them", async () => {
      const code = codeIn((await room.says(ADMIN, "/moi Thanh tra Sở")).text);
      await room.says({ userId: "before all", name: "Nhóm Viên" }, `/lienket ${code}`, { group: "TTr" });
      const reader = await room.says({ userId: "reader", name: "Người Đọc" }, `/lienket ${code}`);
      expect(reader.text).toContain("Mã không đúng, đã dùng");
    });
  });

  describe("/moi", () => {
    it("does not say a code before a group", async () => {
      const refused = await room.says(who("coordinator"), "/moi Thanh tra Sở", { group: "VP" });
      expect(refused.text).toContain("nhắn riêng");
      expect(refused.text).not.toMatch(/[A-Z0-9]{8}/);
    });

    it.each([
      ["/moi", "Mời người của đơn vị nào?"],
      ["/moi Phòng Tổ chức", "Có phải: Phòng Tổ chức Cán bộ"],
      ["/moi Hội Chữ thập đỏ", "Không có đơn vị “Hội Chữ thập đỏ”. Tên các đơn vị: /donvi"],
      ["/moi cơ quan, tổ chức có liên quan", "Không có đơn vị"],
    ])("answers “%s” with %s", async (line, phrase) => {
      expect((await room.says(who("coordinator"), line)).text).toContain(phrase);
    });
  });

  describe("/nhom", () => {
    it("binds the group to the unit at once, and says so there", async () => {
      await room.says(who("coordinator"), "/nhom bo", { group: "TTr" });
      const bound = await room.says(who("coordinator"), "/nhom thanh tra", { group: "new" });
      expect(bound.lines[0]).toBe("✔ Từ nay nhóm này nhận nhắc việc của Thanh tra Sở.");
      expect(await room.unitOfGroup("new")).toBe("Thanh tra Sở");
    });

    it.each([
      ["/nhom", "Nhóm này của đơn vị nào?"],
      ["/nhom phong abc tổ chức", "Có phải: Phòng Tổ chức Cán bộ"],
      ["/nhom xyz", "Không có đơn vị “xyz”. Tên các đơn vị: /donvi"],
    ])("answers “%s” with %s and binds nothing", async (line, phrase) => {
      expect((await room.says(ADMIN, line, { group: "unbound" })).text).toContain(phrase);
      expect(await room.unitOfGroup("unbound")).toBeNull();
    });

    it("tells a Zalo group how to call the bot there", async () => {
      const code = codeIn((await room.says(ADMIN, "/moi Văn phòng Sở coordinator")).text);
      const onZalo: Person = { userId: "zalo cúc", name: "Cúc", channel: "zalo" };
      await room.says(onZalo, `/lienket ${code}`);
      const bound = await room.says(onZalo, "/nhom Văn phòng Sở", { group: "z", addressed: true });
      expect(bound.text).toContain("bắt đầu bằng @");
    });

    it("refuses everybody but a coordinator and an administrator", async () => {
      for (const role of ["officer", "head", "leader"]) {
        expect((await room.says(who(role), "/nhom TCCB", { group: "mine" })).text).toContain("Chỉ cán bộ tổng hợp");
      }
      expect(await room.unitOfGroup("mine")).toBeNull();
    });
  });

  describe("/viec", () => {
    it("puts one duty on a line: number, a few words, when; its period only where it has several", async () => {
      const { lines } = await room.says(who("another unit's officer"), "/viec");
      expect(lines[1]).toMatch(/^. DT · Dự trù kinh phí nhiệm vụ CCHC — /u);
      expect(lines[2]).toMatch(/^⚪ BC · Báo cáo CCHC định kỳ \(quý I\/2025\) — hạn 09\/03\/2025$/);
      expect(lines.join("\n")).not.toContain("(năm 2025)");
    });

    it("shows of each duty only the nearest period, and all that are late or due soon", async () => {
      const inspector = room.person("Ích");
      const january = await room.says(inspector, "/viec");
      expect(january.text.match(/12 ·/g)).toHaveLength(1);
      const march = await room.at("2025-03-25T09:00:00+07:00", () => room.says(inspector, "/viec"));
      expect(march.lines.filter((line) => line.includes("12 ·"))).toEqual([
        "🔴 12 · Đánh giá tác động, thống kê TTHC (tháng 1/2025) — quá hạn 37 ngày làm việc (31/01/2025)",
        "🔴 12 · Đánh giá tác động, thống kê TTHC (tháng 2/2025) — quá hạn 17 ngày làm việc (28/02/2025)",
        "🟠 12 · Đánh giá tác động, thống kê TTHC (tháng 3/2025) — chậm nhất 31/03/2025, còn 4 ngày làm việc",
      ]);
      expect(march.lines[0]).toMatch(/^Thanh tra Sở còn \d+ việc, 4 quá hạn:$/);
    });

    it.each([
      ["2025-03-06T09:00:00+07:00", "chậm nhất 09/03/2025, còn 1 ngày làm việc"],
      ["2025-03-07T09:00:00+07:00", "hôm nay là ngày làm việc cuối, chậm nhất 09/03/2025"],
      ["2025-03-08T09:00:00+07:00", "— hạn 09/03/2025"],
      ["2025-03-09T23:59:00+07:00", "hạn hôm nay"],
      ["2025-03-10T00:00:00+07:00", "quá hạn 1 ngày làm việc (09/03/2025)"],
    ])("on %s says of the report due on Sunday 09/03: %s", async (at, phrase) => {
      const { lines } = await room.at(at, () => room.says(room.person("Lâm"), "/viec"));
      expect(lines.find((line) => line.includes("BC ·"))).toContain(phrase);
    });

    it("goes on on further pages, and says which there are", async () => {
      const first = await room.says(who("officer"), "/viec");
      const next = /\/viec (\d)$/m.exec(first.text)?.[1];
      const second = await room.says(who("officer"), `/viec ${next}`);
      expect(second.lines[1]).not.toBe(first.lines[1]);
      expect((await room.says(who("officer"), "/viec 9")).text).toMatch(/^Không có trang 9; danh sách có \d trang\.$/);
    });

    it("shows how to answer with numbers that are on the screen", async () => {
      const { lines, choices } = await room.says(who("a school's officer"), "/viec");
      expect(lines.at(-1)).toBe("Báo xong: /xong KHDV số 123/KH");
      expect(choices.map(({ value }) => value)).toEqual(["/capnhat KHDV", "/capnhat BC"]);
    });
  });

  describe("/nhiemvu", () => {
    it("gives clause, targets, units, dates of one task in the plan's words", async () => {
      const { text } = await room.says(who("officer"), "/nhiemvu 10");
      expect(text).toContain("10 · Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt trên 90%");
      expect(text).toContain("Căn cứ: DM-10");
      expect(text).toContain("Chủ trì: Văn phòng Sở");
      expect(text).toContain("Phối hợp: Phòng Tổ chức Cán bộ, Phòng Giáo dục Thường xuyên và Đại học và 4 đơn vị khác");
      expect(text).toContain("Thời hạn: “Cả năm 2025” (đến hết 31/12/2025)");
      expect(text).toContain("Chỉ tiêu 10a: mức độ hài lòng về giải quyết TTHC > 90 %");
      expect(text).toContain("II.7 cần ≥ 95 %");
    });

    it("shows what the plan leaves open to those who may settle it, and spares the others", async () => {
      expect((await room.says(who("coordinator"), "/nhiemvu 10")).text).toContain("❓");
      expect((await room.says(ADMIN, "/nhiemvu 10")).text).toContain("❓");
      expect((await room.says(who("officer"), "/nhiemvu 10")).text).not.toContain("❓");
    });

    it("lists a duty's periods that are still ahead, nearest first", async () => {
      const { lines } = await room.says(who("officer"), "/nhiemvu 12");
      const periods = lines.filter((line) => line.startsWith("•"));
      expect(periods[0]).toBe("• Kỳ tháng 1/2025: chậm nhất 31/01/2025");
      expect(periods.at(-1)).toBe("• … và 9 kỳ nữa");
    });

    it.each([
      ["/nhiemvu luân chuyển", "Căn cứ: DM-7"],
      ["/nhiemvu bao cao dinh ky", "Căn cứ: V.1.c"],
      ["/nhiemvu số hóa", "có trong 2 nhiệm vụ"],
      ["/nhiemvu 10a", "Căn cứ: DM-10"],
      ["/nhiemvu bc", "Căn cứ: V.1.c"],
      ["/nhiemvu TX1", "Thời hạn:"],
      ["/nhiemvu CT7c", "Căn cứ: II.7"],
      ["/nhiemvu 19", "Không có nhiệm vụ 19. Danh mục có 1–18 và BC, DT, KHDV"],
      ["/nhiemvu trang 6", "trang 6/6"],
      ["/nhiemvu trang 7", "Không có trang 7"],
    ])("answers “%s” with %s", async (line, phrase) => {
      expect((await room.says(who("officer"), line)).text).toContain(phrase);
    });

    it("lists the catalogue so that a line fits a phone, and leads on to the next page", async () => {
      const first = await room.says(who("officer"), "/nhiemvu");
      expect(first.lines[1]).toBe("1 · Ban hành Kế hoạch CCHC 2025 — Văn phòng Sở, 14/01/2025");
      expect(Math.max(...first.lines.map((line) => line.length))).toBeLessThanOrEqual(100);
      const second = await room.presses(who("officer"), first, "Trang sau");
      expect(second.lines[0]).toContain("trang 2/6");
    });
  });

  describe("/nhac", () => {
    it("is counted, and at most once in four hours for each duty", async () => {
      const first = await room.says(who("coordinator"), "/nhac 13");
      expect(first.text).toBe(
        "Đang gửi đôn đốc lần 1: 13 · Sắp xếp bộ máy theo KL 09-KL/BCĐ\nTới: Phòng Tổ chức Cán bộ.",
      );
      room.later(239);
      expect((await room.says(who("leader"), "/nhac 13")).text).toMatch(
        /^Chưa gửi lại cho Phòng Tổ chức Cán bộ: vừa đôn đốc lúc/,
      );
      room.later(2);
      expect((await room.says(who("leader"), "/nhac 13")).text).toContain("đôn đốc lần 2");
    });

    it.each([
      ["/nhac", "Đôn đốc việc nào, đơn vị nào?"],
      ["/nhac 99", "Không có nhiệm vụ 99"],
      ["/nhac nhiệm vụ 14", "14 · Đổi mới đơn vị sự nghiệp công lập"],
      ["/nhac Phòng Tổ chức", "Có phải: Phòng Tổ chức Cán bộ"],
      ["/nhac xyz", "Không có đơn vị “xyz”"],
      ["/nhac TX1", "Không còn ai nợ TX1"],
      ["/nhac BC", "BC · Báo cáo CCHC định kỳ (quý I/2025)"],
    ])("answers “%s” with %s", async (line, phrase) => {
      expect((await room.says(who("coordinator"), line)).text).toContain(phrase);
    });

    it("names the first few of many units and counts the others", async () => {
      room.later(241);
      const { text } = await room.says(who("coordinator"), "/nhac BC");
      expect(text).toMatch(/Tới: .*(, .*){3} và 9 đơn vị khác\.$/);
    });
  });

  describe("/tiendo and /thieu", () => {
    it.each([
      ["/tiendo xyz", "không thấy nhiệm vụ, đơn vị hay kỳ nào"],
      ["/tiendo Phòng Tổ chức", "Có phải: Phòng Tổ chức Cán bộ"],
      ["tiến độ quý 1", "Tiến độ quý I/2025"],
      ["/tiendo tccb", "Phòng Tổ chức Cán bộ ·"],
      ["/tiendo nv 07", "Căn cứ: DM-7"],
      ["/thieu quý 1", "Chưa báo cáo quý I/2025"],
      ["/thieu xyz", "không phải kỳ báo cáo. Ví dụ: /thieu 2025-Q1"],
    ])("answer “%s” with %s", async (line, phrase) => {
      expect((await room.says(who("leader"), line)).text).toContain(phrase);
    });

    it("lead from the whole to who has not reported", async () => {
      const summary = await room.says(who("leader"), "/tiendo");
      expect((await room.presses(who("leader"), summary, "Ai chưa báo cáo")).text).toContain("Chưa báo cáo");
    });
  });

  describe("/ngonngu", () => {
    it("changes the language of every later answer, and back", async () => {
      const nam = room.person("Nam");
      expect((await room.says(nam, "/ngonngu en")).text).toBe("From now on I answer you in English.");
      expect((await room.says(nam, "/viec")).lines[0]).toMatch(/ owes \d+ duties:$/);
      const choice = await room.says(nam, "/ngonngu");
      expect((await room.presses(nam, choice, "Tiếng Việt")).text).toContain("bằng tiếng Việt");
      expect((await room.says(nam, "/viec")).lines[0]).toMatch(/ còn \d+ việc/);
    });

    it("answers a stranger once in the language asked for", async () => {
      expect((await room.says(STRANGER, "/ngonngu en")).text).toContain("The choice is kept once");
      expect((await room.says(STRANGER, "/viec")).text).toContain(LINK);
    });
  });

  it("every entry of Telegram's menu is a command that works here", async () => {
    const menu = commandMenu(room.office.texts);
    for (const { command, description } of menu) {
      room.later(1);
      const { text } = await room.says(who("coordinator"), `/${command}`);
      expect(`/${command}: ${text}`).not.toMatch(/chưa dùng được|chưa có lệnh|Không có lệnh/);
      // Telegram's own limits.
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
      for (const words of Object.values(description)) expect(words).toMatch(/^.{1,256}$/);
    }
    expect(new Set(menu.map(({ command }) => command)).size).toBe(menu.length);
  });

  it("offers the whole line again when only the command word was mistyped", async () => {
    const before = await room.entryCount();
    const heard = await room.says(who("officer"), "/capnhut 18 82%");
    expect(heard.text).toContain("Có phải: /capnhat 18 82%?");
    expect(await room.entryCount()).toBe(before);
    expect((await room.presses(who("officer"), heard, "/capnhat")).text).toContain(
      "do Phòng Kế hoạch - Tài chính chủ trì",
    );
  });
});

function codeIn(text: string): string {
  const code = /\/lienket ([A-Z0-9]{8})/.exec(text)?.[1];
  if (!code) throw new Error(`no code in: ${text}`);
  return code;
}
