import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const STRANGER: Person = { userId: "nobody", name: "Người Lạ" };

describe.each(oneBackend)("what is recorded, and what is only asked, on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let giang: Person;
  let ich: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    binh = room.person("Bình");
    giang = room.person("Giang");
    ich = room.person("Ích");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  /** The last entry of a task, in the words of the history. */
  async function last(task: string) {
    const entry = (await room.history(task)).at(-1);
    return entry && { metric: entry.metricId, ...entry.after, note: entry.note, by: entry.officer };
  }

  it("answers an update in a few lines: number, before → after, target, met, where, how to undo, what is next", async () => {
    const first = await room.says(an, "/capnhat 9 48%");
    expect(first.text).toBe(
      [
        "✔ 9 · Định danh người dùng dịch vụ công",
        "chưa có số → 48 %",
        "Mục tiêu ≥ 50 %: chưa đạt",
        "Văn phòng Sở · chậm nhất 31/12/2025",
        "Ghi nhầm thì gõ /huy trong 15 phút.",
      ].join("\n"),
    );
    expect(first.bold).toEqual(["9", "48 %", "chưa đạt"]);
    const second = await room.says(an, "/capnhat 9 52,5%");
    expect(second.lines[1]).toBe("48 % → 52,5 %");
    expect(second.lines[2]).toBe("Mục tiêu ≥ 50 %: đạt");
    expect(second.lines.at(-1)).toBe("Ghi nhầm: /huy (15 phút) · Xong hẳn: /xong 9");
  });

  describe("takes", () => {
    const TAKEN: [typed: string, value: number][] = [
      ["/capnhat 7 81%", 81],
      ["/capnhat@CchcBot 7 82%", 82],
      ["/Capnhat 07 82,5 %", 82.5],
      ["cap nhat 7 83%", 83],
      ["cập nhật nv 7: 84 phần trăm", 84],
      ["cập nhật nv 7: 85 phần trăm".normalize("NFD"), 85],
      ["／ｃａｐｎｈａｔ　７　８６％", 86],
      ["/capnhat\u00a07\u00a087%", 87],
      ["/capnhat 7 820/1000 hồ sơ", 82],
      ["7 88%", 88],
      ["nhiệm vụ 7 đạt 89%", 89],
      ["7: 90 %", 90],
    ];
    it.each(TAKEN)("%s", async (typed, value) => {
      expect((await room.says(an, typed)).text).toContain("✔ 7 · ");
      expect((await last("7"))?.figure?.value).toBe(value);
    });

    it("n/N with both its parts, and shows them", async () => {
      expect((await room.says(an, "/capnhat 7 820/1000")).text).toContain("→ 82 % (820/1.000)");
      expect((await last("7"))?.figure).toMatchObject({ value: 82, numerator: 820, denominator: 1000 });
    });

    it("an estimate with the day its data speaks of", async () => {
      const { text } = await room.says(an, "/capnhat 7 82% ước đến 5/1");
      expect(text).toContain("Số ước tính đến 05/01/2025");
      expect((await last("7"))?.figure).toMatchObject({ value: 82, asOf: "2025-01-05", estimate: true });
    });

    it.each([
      ["/capnhat 7 82,5% tính đến 5/3", "tính đến 05/03/2025 là ngày chưa tới", "05/03/2025", "2025-03-05"],
      ["/capnhat 7 82,6% tính đến 31/12", "tính đến 31/12/2025 là ngày chưa tới", "31/12/2024", "2024-12-31"],
      ["/capnhat 7 82,7% tính đến 28/12/2024", "trước khi kỳ này bắt đầu (01/01/2025)", "28/12/2024", "2024-12-28"],
    ])("a figure of a day outside its period only once the day is confirmed: %s", async (line, asked, choice, asOf) => {
      const before = await room.entryCount();
      const question = await room.says(an, line);
      expect(question.lines[0]).toContain(asked);
      expect(question.lines[0]).toContain("Tôi chưa ghi gì.");
      expect(await room.entryCount()).toBe(before);
      await room.presses(an, question, choice);
      expect((await last("7"))?.figure).toMatchObject({ asOf });
    });

    it("what is said beside the figure as a note, in the sender's characters", async () => {
      const { text, bold } = await room.says(an, '/capnhat 7 82% =HYPERLINK("x") <b>đậm</b>');
      expect(text).toContain('Ghi chú: =HYPERLINK("x") <b>đậm</b>');
      expect(bold).not.toContain("đậm");
      expect((await last("7"))?.note).toBe('=HYPERLINK("x") <b>đậm</b>');
    });

    it("a document number once, however it stands among the words", async () => {
      await room.says(an, "/capnhat CT9 xong số 12/KH-SGDĐT đã gửi Sở Nội vụ");
      expect((await last("CT9"))?.note).toBe("số 12/KH-SGDĐT đã gửi Sở Nội vụ");
    });

    it("a state of a task without figures, before → after", async () => {
      const { lines } = await room.says(an, "/capnhat 11 đang làm");
      expect(lines.slice(0, 2)).toEqual([
        "✔ 11 · Cơ chế Một cửa, Một cửa liên thông",
        "chưa thực hiện → đang thực hiện",
      ]);
      const put = await room.says(an, "/capnhat 11 tạm dừng");
      expect(put.text).toContain("đang thực hiện → tạm dừng");
      expect(put.text).toContain("Từ nay tôi không nhắc việc này; hạn vẫn tính");
      expect((await room.says(an, "/viec")).text).toContain("Đang tạm dừng, không nhắc: 11");
      const again = await room.says(an, "/capnhat 11 tạm dừng");
      expect(again.text).toContain("đã ghi là tạm dừng từ trước");
      expect(await room.history("11")).toHaveLength(2);
    });

    it("a figure for a paused task as work under way again", async () => {
      await room.says(an, "/capnhat 3 10%");
      await room.says(an, "/capnhat 3 tạm dừng");
      await room.says(an, "/capnhat 3 12%");
      expect((await last("3"))?.process).toBe("in_progress");
    });

    it("a period named in words, and keeps a question about it within it", async () => {
      expect((await room.says(ich, "/capnhat 12 tháng 1 xong")).text).toContain("Thanh tra Sở, tháng 1/2025");
      await room.says(ich, "/capnhat 12 tháng 5");
      expect((await room.says(ich, "đang làm")).text).toContain("Thanh tra Sở, tháng 5/2025");
    });

    it("several periods of one task, each by itself and each named in the answer", async () => {
      const { text, lines } = await room.says(ich, "nv 12: t9 xong, t10 ko ps, t11 chưa");
      expect(
        lines.filter((line) => /tháng \d+\/2025/.test(line)).map((line) => /tháng \d+\/2025/.exec(line)?.[0]),
      ).toEqual(["tháng 9/2025", "tháng 10/2025", "tháng 11/2025"]);
      expect(text).toContain("(tháng 11/2025) đã ghi là chưa thực hiện từ trước");
      const said = await room.occurrences("12");
      const of = (period: string) => said.find((one) => one.period === period)?.process;
      expect(["2025-09", "2025-10", "2025-11"].map(of)).toEqual([
        "awaiting_confirmation",
        "awaiting_confirmation",
        "not_started",
      ]);
      expect((await room.says(ich, "/huy")).text).toContain("(tháng 10/2025)");
      expect((await room.says(ich, "12 tháng 11 đến tháng 12 đang làm")).text.match(/tháng 1[12]\/2025/g)).toHaveLength(
        2,
      );
    });

    it("the periodic report by its name", async () => {
      expect((await room.says(an, "báo cáo quý 1 đang làm")).text).toContain("Văn phòng Sở, quý I/2025");
      expect((await room.says(an, "xong báo cáo quý I")).text).toContain("đang thực hiện → chờ xác nhận");
      expect((await room.says(an, "em gửi báo cáo quý 3")).text).toContain("Bây giờ đến đâu rồi ạ?");
    });

    it.each([
      ["/khongphatsinh 12 tháng 2", "tháng 2/2025"],
      ["khong phat sinh thang 3", "tháng 3/2025"],
      ["không phát sinh tháng 4", "tháng 4/2025"],
      ["12 tháng 6 không phát sinh", "tháng 6/2025"],
    ])("“%s” as a nil report, which counts as reported", async (typed, period) => {
      const { text } = await room.says(ich, typed);
      expect(text).toContain("→ chờ xác nhận");
      expect(text).toContain("Ghi chú: Không phát sinh");
      expect(text).toContain(period);
      expect((await room.says(ich, typed)).text).toContain(typed.includes("12") ? "từ trước" : "không còn nợ");
    });

    it("a nil report of a measured task, which has no figure to give", async () => {
      expect((await room.says(giang, "/khongphatsinh 4")).text).toContain("→ chờ xác nhận");
    });

    it("several lines as several entries, answered one by one, with one closing line", async () => {
      const before = await room.entryCount();
      const { text, lines } = await room.says(an, "CT2 96%\nCT4 31%\n8b 55%");
      expect(await room.entryCount()).toBe(before + 3);
      expect(lines.filter((line) => line.startsWith("✔")).map((line) => line.slice(2, 5))).toEqual([
        "CT2",
        "CT4",
        "8b ",
      ]);
      expect(lines.at(-1)).toBe("Ghi nhầm thì gõ /huy trong 15 phút, mỗi lần rút lại một việc.");
      expect(text.match(/huy/g)).toHaveLength(1);
    });

    it("what it can of several, and asks about the rest", async () => {
      const before = await room.entryCount();
      const { text } = await room.says(an, "7 82%, 8 60%");
      expect(text).toContain("✔ 7 · ");
      expect(text).toContain("8 · Dịch vụ công trực tuyến toàn trình có nhiều chỉ tiêu");
      expect(await room.entryCount()).toBe(before + 1);
    });
  });

  describe("/xong", () => {
    it("keeps what follows as evidence and stops asking", async () => {
      const { text } = await room.says(an, "/xong 1 số 12/KH-SGDĐT");
      expect(text).toContain("chưa thực hiện → chờ xác nhận");
      expect(text).toContain("Ghi chú: 12/KH-SGDĐT");
      expect(await last("1")).toMatchObject({ process: "awaiting_confirmation", note: "12/KH-SGDĐT" });
      expect((await room.says(an, "/xong 1")).text).toContain("đã ghi là chờ xác nhận từ trước");
      expect((await room.says(an, "/viec")).text).not.toContain("1 · Ban hành");
    });

    it.each([
      "/xong 14 nhưng chưa ký",
      "/xong 14, chưa trình",
      "/xong nv 14 tuần sau",
      "/xong 14 chưa?",
      "/xong 14 đang làm",
      "xong nv 14 chưa em",
      "xong nv 14 thì báo nhé",
    ])("asks where the words behind it say otherwise: %s", async (typed) => {
      const before = await room.entryCount();
      const { text } = await room.says(room.person("Dũng"), typed);
      expect(text).toContain("nên chưa ghi");
      expect(text).toContain("Bây giờ đến đâu rồi ạ?");
      expect(await room.entryCount()).toBe(before);
    });

    it.each(["nv 14 xong ngày 20/1", "nv 14 xong vào 20/1/2025", "nv 14 đến 20/1 xong", "14 xong 20/1"])(
      "is not believed of a day that is still to come: %s",
      async (typed) => {
        const before = await room.entryCount();
        const { text } = await room.says(room.person("Dũng"), typed);
        expect(text).toContain("14: 20/01/2025 là ngày chưa tới nên tôi chưa ghi là xong.");
        expect(text).toContain("Bây giờ đến đâu rồi ạ?");
        expect(await room.entryCount()).toBe(before);
      },
    );

    it("of a measured task asks for the figures first, one after the other", async () => {
      const asked = await room.says(an, "/xong 6");
      expect(asked.text).toContain("nhiệm vụ 6 còn thiếu số");
      expect(asked.text).toContain(
        "6a · quy định kinh doanh được cắt giảm, đơn giản hóa: hiện chưa có số, mục tiêu ≥ 20 %",
      );
      expect((await room.says(an, "22%")).text).toContain("Còn thiếu số: 6b");
      expect((await room.says(an, "/xong 6")).text).toContain("6b · ");
      expect((await room.says(an, "25%")).text).toContain("Xong hẳn: /xong 6");
      const done = await room.says(an, "/xong 6");
      expect(done.text).toContain("6a: 22 %, mục tiêu ≥ 20 %: đạt");
      expect(await last("6")).toMatchObject({ process: "awaiting_confirmation", metric: null });
    });

    it("of a task whose figure misses its target asks how much it is now, and takes a plain word of confirmation", async () => {
      await room.says(an, "/capnhat CT5 78%");
      const before = await room.entryCount();
      const asked = await room.says(an, "/capnhat CT5 xong");
      expect(asked.text).toContain("mới 78 %, mục tiêu = 100 %. Nay đạt bao nhiêu ạ?");
      expect(await room.entryCount()).toBe(before);
      expect((await room.says(an, "/capnhat CT5 xong !")).text).toContain("CT5: 78 %, mục tiêu = 100 %: chưa đạt");
    });

    it("takes the figure told beside it", async () => {
      expect((await room.says(an, "/xong 7 91%")).text).toContain("→ 91 %");
    });

    it("does not hold back what is only striven for", async () => {
      await room.says(an, "/capnhat CT7 82%");
      for (const [metric, value] of [
        ["CT7a", 100],
        ["CT7b", 70],
      ] as const)
        await room.store("CT7", metric, value, an);
      expect((await room.says(an, "/xong CT7")).text).toContain("→ chờ xác nhận");
    });
  });

  describe("asks or refuses, and stores nothing:", () => {
    const REFUSED: [by: string, typed: string, phrase: string][] = [
      ["stranger", "/capnhat 7 82%", "chưa được liên kết"],
      ["stranger", "82%", "chưa được liên kết"],
      ["Giang", "/capnhat 7 82%", "do Văn phòng Sở chủ trì"],
      ["Giang", "/xong 1", "do Văn phòng Sở chủ trì"],
      ["Sơn", "/capnhat DT xong", "Văn phòng Sở, Phòng Tổ chức Cán bộ và 2 đơn vị khác"],
      ["Ánh", "/capnhat 7 82%", "Ban Giám đốc"],
      ["An", "/capnhat 8 60%", "8a — TTHC đủ điều kiện"],
      ["An", "/capnhat 10 90%", "10b — hồ sơ giải quyết"],
      ["An", "/capnhat 5 80%", "5c — chi phí tuân thủ"],
      ["An", "/capnhat 5b 80%", "đã cắt giảm 80 %, hay còn lại 80 %"],
      ["An", "/capnhat 7 -5%", "là số âm"],
      ["An", "/capnhat 7 182%", "ngoài khoảng 0 đến 100 %"],
      ["An", "/capnhat 7 182%", "82 % hay 18,2 %"],
      ["An", "/capnhat 7 182% !", "ngoài khoảng"],
      ["An", "/capnhat 7 1000/820", "trên 100 %"],
      ["An", "/capnhat 7 5/0", "chia cho 0"],
      ["An", "/capnhat 7 1.234", "chưa chắc “1.234”"],
      ["An", "/capnhat 7 1.234,5 triệu", "tính bằng %"],
      ["An", "/capnhat 7 hồ sơ đẹp", "chưa thấy con số trong “hồ sơ đẹp”"],
      ["An", "/capnhat 7", "mục tiêu ≥ 80 %"],
      ["An", "/capnhat", "cập nhật việc nào"],
      ["An", "/capnhat !", "cập nhật việc nào"],
      ["An", "/capnhat 19 50%", "Không có nhiệm vụ 19. Danh mục có 1–18"],
      ["An", "/xong 99", "Không có nhiệm vụ 99"],
      ["An", "/capnhat 11 50%", "không có chỉ tiêu bằng số"],
      ["An", "/capnhat CT3 50%", "hệ thống tự tính"],
      ["An", "/capnhat 11", "hiện"],
      ["An", "/xong", "Việc nào đã xong"],
      ["An", "/khongphatsinh", "Việc nào không phát sinh"],
      ["An", "82%", "là của nhiệm vụ nào"],
      ["An", "xong", "Việc nào đã xong"],
      ["An", "xin chào", "Chào anh/chị"],
      ["An", "ok", "Vâng ạ"],
      ["An", "hôm nay trời đẹp", "chưa hiểu"],
      ["An", "", "chưa thấy nội dung"],
      ["An", "x".repeat(5000), "dài quá 4.000"],
      ["An", "7 82%; ".repeat(21), "tối đa 20 việc"],
      ["An", "/capnhut 7 82%", "Có phải: /capnhat 7 82%?"],
      ["An", "/sua TX1 xong nhầm", "chưa ai ghi gì để sửa"],
      ["Giang", "/capnhat 17 0,3", "0,3 % hay 30 %"],
      ["Ích", "/capnhat 12 quý 1 xong", "không có quý I/2025"],
      ["Ích", "không phát sinh quý 3/2030", "không còn nợ việc nào"],
      ["Ích", "không phát sinh năm 2025", "còn nhiều việc"],
    ];
    it.each(REFUSED)("%s types “%s”: %s", async (by, typed, phrase) => {
      const before = await room.entryCount();
      const { text } = await room.says(by === "stranger" ? STRANGER : room.person(by), typed);
      expect(text).toContain(phrase);
      expect(await room.entryCount()).toBe(before);
    });

    it("a period of several that are late, with the late ones to choose from", async () => {
      const before = await room.entryCount();
      await room.at("2025-09-20T09:00:00+07:00", async () => {
        const asked = await room.says(room.person("Lâm"), "/xong BC số 9/BC");
        expect(asked.text).toContain("đang quá hạn nhiều kỳ");
        expect(asked.choices.map(({ label }) => label)).toEqual(["quý I/2025", "6 tháng đầu năm 2025", "quý III/2025"]);
        expect(await room.entryCount()).toBe(before);
        const saved = await room.presses(room.person("Lâm"), asked, "6 tháng");
        expect(saved.text).toContain("6 tháng đầu năm 2025");
        expect(saved.text).toContain("9/BC");
      });
    });
  });

  describe("targets", () => {
    it.each([
      ["10a 90%", ["Mục tiêu > 90 %: chưa đạt (phải lớn hơn, bằng là chưa đủ)", "II.7 cần ≥ 95 %: chưa đạt"]],
      ["10a 92%", ["Mục tiêu > 90 %: đạt", "II.7 cần ≥ 95 %: chưa đạt"]],
      ["10a 95%", ["Mục tiêu > 90 %: đạt", "II.7 cần ≥ 95 %: đạt"]],
      ["7 79,9%", ["Mục tiêu ≥ 80 %: chưa đạt"]],
      ["7 80%", ["Mục tiêu ≥ 80 %: đạt"]],
    ])("are judged at their edges: %s", async (typed, verdicts) => {
      const { lines } = await room.says(an, `/capnhat ${typed}`);
      expect(lines.slice(2, 2 + verdicts.length)).toEqual(verdicts);
    });

    it("are shown with the metric's own name where a task has several", async () => {
      expect((await room.says(an, "/capnhat 10b 91%")).lines[0]).toBe("✔ 10b · hồ sơ giải quyết trước và đúng hạn");
    });
  });

  describe("at the same time", () => {
    it("the same message delivered twice, or five times at once, is carried out once and answered once", async () => {
      const before = await room.entryCount();
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => room.hears(an, "/capnhat 7 77%", { key: "again" })),
      );
      expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
      expect(await room.hears(an, "/capnhat 7 77%", { key: "again" })).toBeNull();
      expect(await room.entryCount()).toBe(before + 1);
    });

    it("two officers' figures are both in the history, and the second is told what it replaced", async () => {
      await room.says(an, "/capnhat 7 70%");
      const answers = await Promise.all([room.says(an, "/capnhat 7 82%"), room.says(binh, "/capnhat 7 85%")]);
      const [earlier, later] = (await room.history("7")).slice(-2);
      expect(new Set([earlier?.after.figure?.value, later?.after.figure?.value])).toEqual(new Set([82, 85]));
      expect(later?.before.figure?.value).toBe(earlier?.after.figure?.value);
      const second = answers[later?.officer === binh.name ? 1 : 0];
      expect(second?.text).toContain(`Vừa thay ${earlier?.after.figure?.value} % của ${earlier?.officer}`);
    });

    it("who corrects only themselves, or comes later than a quarter of an hour, is told of nobody", async () => {
      await room.says(an, "/capnhat 7 71%");
      expect((await room.says(an, "/capnhat 7 72%")).text).not.toContain("Vừa thay");
      room.later(15);
      expect((await room.says(binh, "/capnhat 7 73%")).text).not.toContain("Vừa thay");
    });

    it("messages about the same duties in opposite order do not block each other", async () => {
      for (let round = 0; round < 8; round++) {
        room.later(1);
        const answers = await Promise.all([
          room.says(an, `CT2 9${round}%\n9 5${round}%\n7 8${round}%`),
          room.says(binh, `7 8${round},5%\n9 5${round},5%\nCT2 9${round},5%`),
        ]);
        for (const { text } of answers) expect(text.match(/✔/g)).toHaveLength(3);
      }
    });
  });

  describe("/huy", () => {
    it("takes the last entry back within a quarter of an hour; both stay in the history", async () => {
      await room.says(an, "/capnhat 7 60%");
      await room.says(an, "/capnhat 7 61%");
      const entries = (await room.history("7")).length;
      room.later(15);
      expect((await room.says(an, "/huy")).text).toBe(
        "↩ Đã rút lại 7 · Luân chuyển hồ sơ điện tử nội bộ\n61 % → 60 %\nMục tiêu ≥ 80 %: chưa đạt",
      );
      expect(await room.history("7")).toHaveLength(entries + 1);
      expect((await last("7"))?.figure?.value).toBe(60);
    });

    it("comes too late after that, and says so", async () => {
      await room.says(an, "/capnhat 7 62%");
      room.later(16);
      expect((await room.says(an, "/huy")).text).toContain("đã quá 15 phút");
      expect((await last("7"))?.figure?.value).toBe(62);
    });

    it("does not take back what somebody has built upon, nor another's entry", async () => {
      await room.says(an, "/capnhat 7 63%");
      await room.says(binh, "/capnhat 7 64%");
      expect((await room.says(an, "/huy")).text).toContain(`${binh.name} đã ghi tiếp lúc`);
      expect((await room.says(giang, "/huy")).text).not.toContain("Đã rút lại 7");
      expect((await last("7"))?.figure?.value).toBe(64);
    });

    it("said twice at once takes one entry back, and the other hears that nothing is left", async () => {
      const kim = room.person("Kim");
      await room.says(kim, "/capnhat 12 tháng 7 xong");
      const entries = (await room.history("12")).length;
      // In a group: in private the first message holds the second up from its beginning.
      const answers = await Promise.all([1, 2].map(() => room.says(kim, "/huy", { group: "TTr" })));
      expect(answers.map(({ text }) => text.includes("Đã rút lại")).sort()).toEqual([false, true]);
      expect(answers.map(({ text }) => text).join()).toContain("không có lần ghi nào để rút lại");
      expect(await room.history("12")).toHaveLength(entries + 1);
    });

    it("leaves the work under way where another's figure came in meanwhile", async () => {
      await room.says(giang, "/capnhat 17 10%");
      await room.says(giang, "/huy");
      expect(await last("17")).toMatchObject({ process: "not_started", figure: null });
      await room.says(an, "/capnhat 5a 10%");
      await room.says(binh, "/capnhat 5c 12%");
      expect((await room.says(an, "/huy")).text).toContain("10 % → chưa có số");
      expect(await last("5")).toMatchObject({ process: "in_progress", figure: null });
    });

    it("takes a message of several lines back one by one, and says that there is more", async () => {
      await room.says(an, "7 65%\n9 66%");
      expect((await room.says(an, "/huy")).text).toContain("gõ /huy lần nữa");
      const second = await room.says(an, "/huy");
      expect(second.text).toContain("Đã rút lại");
      expect(second.text).not.toContain("lần nữa");
    });

    it("takes a finished task back to where it was, and the reminders with it", async () => {
      await room.says(room.person("Dũng"), "/xong 15");
      expect((await room.says(room.person("Dũng"), "/huy")).text).toContain("chờ xác nhận → chưa thực hiện");
      expect((await room.occurrences("15"))[0]).toMatchObject({ process: "not_started", submittedAt: null });
    });

    it("is refused to whom the unit was taken from meanwhile", async () => {
      const mai = room.person("Mai");
      await room.says(mai, "/xong BC");
      await room.dismiss(mai.name);
      expect((await room.says(mai, "/huy")).text).toContain("không còn phụ trách đơn vị");
      expect((await last("BC"))?.process).toBe("awaiting_confirmation");
    });
  });

  describe("/lichsu", () => {
    it("tells who, when, from where, old → new, the latest first", async () => {
      await room.says(room.person("Quyên"), "/capnhat 4 40%");
      await room.says(room.person("Phúc"), "/capnhat 4 45% theo Sở TTTT");
      const { lines } = await room.says(an, "/lichsu 4");
      expect(lines[0]).toMatch(/^4 · Số hóa hồ sơ, kết quả TTHC — \d+ lần ghi$/);
      expect(lines[1]).toMatch(
        /^• \d\d:\d\d \d\d\/\d\d\/2025 · Trịnh Văn Phúc \(mẫu\) \(diễn tập\): 40 % → 45 % · Phòng Khảo thí và Kiểm định chất lượng giáo dục · “theo Sở TTTT”$/,
      );
      expect(lines[2]).toContain("chưa có số → 40 %");
    });

    it("names the metric and the period only where there are several", async () => {
      await room.says(an, "/capnhat 10b 93%");
      expect((await room.says(an, "/lichsu 10")).lines[1]).toContain(": 10b: ");
      await room.says(ich, "/capnhat 12 tháng 8 đang làm");
      expect((await room.says(an, "/lichsu 12")).lines[1]).toContain("chưa thực hiện → đang thực hiện · tháng 8/2025");
    });

    it("shows what was taken back as taken back", async () => {
      await room.says(an, "/capnhat 7 66%");
      await room.says(an, "/huy");
      const { lines } = await room.says(an, "/lichsu 7");
      expect(lines[1]).toContain("rút lại 66 % → ");
      expect(lines).toHaveLength(12);
      expect(lines.at(-1)).toMatch(/^… và \d+ mục nữa: \/lichsu 7 trang 2$/);
    });
  });
});
