import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { partOf, tableOf } from "../reports/office-files.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("/baocao and /chot on $name", (backend) => {
  let room: Room;
  let [an, binh, cuc, ich]: Person[] = [];
  beforeAll(async () => {
    room = await openRoom(backend);
    [an, binh, cuc, ich] = ["An", "Bình", "Cúc", "Ích"].map((given) => room.person(given));
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  const someone = (person: Person | undefined): Person => {
    if (!person) throw new Error("the room is not open");
    return person;
  };
  async function rowOf(task: string, command: string): Promise<readonly string[]> {
    const [document] = (await room.says(someone(cuc), command)).documents;
    if (!document) throw new Error("no document");
    const row = tableOf(await partOf(document.bytes, "word/document.xml")).find(([code]) => code === task);
    return row ?? [];
  }

  it("is the coordinator's alone", async () => {
    for (const person of [an, binh]) {
      const { text, documents } = await room.says(someone(person), "/baocao quý 1");
      expect(text).toContain("Chỉ cán bộ tổng hợp");
      expect(documents).toEqual([]);
    }
  });

  it("sends a document and a workbook, with what is missing and what comes next", async () => {
    const { documents, text, lines } = await room.says(someone(cuc), "/baocao quý 1");
    expect(documents.map(({ fileName }) => fileName)).toEqual(["bao-cao-2025-Q1.docx", "bao-cao-2025-Q1.xlsx"]);
    expect(text).toContain("Dự thảo báo cáo quý I năm 2025");
    expect(text).toContain("/chot 2025-Q1");
    expect(text).toMatch(/… và \d+ chỗ nữa/);
    expect(lines.length).toBeLessThanOrEqual(12);
  });

  it("says of a part of the year that it counts the year's duties too, which /tiendo does not", async () => {
    expect((await room.says(someone(cuc), "/baocao quý 1")).text).toMatch(
      /\d+ việc có thời hạn, kể cả việc của cả năm: /,
    );
    expect((await room.says(someone(cuc), "/baocao 2025")).text).toMatch(/\d+ việc có thời hạn: /);
  });

  it("takes a period said in words, and offers the nearest where there is none such", async () => {
    expect((await room.says(someone(cuc), "bao cao 6 thang dau nam")).documents).toHaveLength(2);
    const none = await room.says(someone(cuc), "/baocao 2031");
    expect(none.choices.map(({ label }) => label)).toContain("năm 2025");
    expect((await room.says(someone(cuc), "/baocao")).text).toContain("/baocao 2025-");
    expect((await room.says(someone(cuc), "/baocao quý 9")).text).toContain("quý 9");
  });

  it.each([
    ["/tiendo quý 9", "quý I/2025"],
    ["/tiendo tháng 13", "quý I/2025"],
    ["/tiendo 2031", "năm 2025"],
    ["/tiendo 2031-Q3", "quý III/2025"],
    ["/tiendo Phong To chuc Can", "Phòng Tổ chức Cán bộ"],
    ["/thieu quý 9", "quý I/2025"],
    ["/thieu 2031", "năm 2025"],
    ["/thieu 2025-13", "quý I/2025"],
    ["/baocao 2025-13", "quý I/2025"],
    ["/baocao 2031", "năm 2025"],
    ["/chot quý 9", "quý I/2025"],
    ["/chot 2031", "năm 2025"],
  ])("answers “%s” with what is nearest to it, here %s, and with nothing else", async (line, nearest) => {
    const heard = await room.says(someone(cuc), line);
    expect(heard.choices.map(({ label }) => label).join(" | ")).toContain(nearest);
    expect(heard.documents).toEqual([]);
    expect(heard.text).not.toMatch(/Đã chốt|không còn/i);
  });

  it("has what people said, up to the last entry", async () => {
    await room.says(someone(an), "/capnhat 7 820/1000 theo Hệ thống Một cửa");
    const row = await rowOf("7", "/baocao 2025-Q1");
    expect(row[6]).toContain("82\u00A0% (820/1.000)");
    expect(row[8]).toContain("theo Hệ thống Một cửa");
  });

  it("notes what the unit said of its work, not why it was sent back, nor the reason of a correction", async () => {
    await room.says(someone(an), "/capnhat 1 xong đã trình Giám đốc ký");
    expect((await room.says(someone(binh), "/tuchoi 1 thiếu phụ lục")).text).toContain("thiếu phụ lục");
    expect((await rowOf("1", "/baocao 2025-Q1"))[8]).not.toMatch(/thiếu phụ lục|đã trình/);
    await room.says(someone(an), "/capnhat 1 xong đã bổ sung phụ lục");
    await room.says(someone(binh), "/duyet 1");
    const row = await rowOf("1", "/baocao 2025-Q1");
    expect(row[5]).toContain("đã xong");
    expect(row[8]).toContain("đã bổ sung phụ lục");
    await room.says(someone(an), "/capnhat 6a 12% theo rà soát lần một");
    expect((await room.says(someone(an), "/sua 6a 13% gõ nhầm phím")).text).toContain("13 %");
    expect((await rowOf("6", "/baocao 2025-Q1"))[8]).not.toContain("gõ nhầm phím");
  });

  it("leads from every figure of the workbook to who said it, when and where, or says that it is worked out", async () => {
    for (const line of ["/capnhat 9 640/1000", "/capnhat 10a 92%", "/capnhat 3 12%"])
      await room.says(someone(an), line);
    const [, workbook] = (await room.says(someone(cuc), "/baocao 2025-Q1")).documents;
    const sheet = async (name: string) => {
      const [head = [], ...rows] = await readSheet(Buffer.from(workbook?.bytes ?? []), name);
      const key = (column: unknown) => String(column).replace(/ \(.*/, "");
      return rows.map((row) => Object.fromEntries(head.map((column, index) => [key(column), row[index]])));
    };
    const told = new Map((await sheet("Nguồn số liệu")).map((row) => [String(row["Số mục ghi"]), row]));
    const figures = (await sheet("Số liệu")).filter(({ "Giá trị": value }) => value !== null);
    expect(figures.map((row) => row["Chỉ tiêu"])).toEqual(
      expect.arrayContaining(["3", "7", "9", "10a", "CT3", "CT7c"]),
    );
    for (const { "Chỉ tiêu": id, "Giá trị": value, Nguồn: source } of figures) {
      if (id === "CT3") expect(source).toContain("hệ thống tính");
      else {
        const [, of = id, entry = ""] = /(?:chỉ tiêu (\S+), )?mục ghi (\d+)$/.exec(String(source)) ?? [];
        expect(told.get(entry)).toMatchObject({ "Chỉ tiêu": of, "Giá trị": value, "Người báo": someone(an).name });
        expect(told.get(entry)?.Lúc).toMatch(/^\d\d:\d\d \d\d\/\d\d\/2025$/);
        expect(told.get(entry)?.["Nơi báo"]).toContain("phòng tập dượt");
      }
    }
    expect(figures.find((row) => row["Chỉ tiêu"] === "CT7c")?.Nguồn).toContain("số liệu của chỉ tiêu 10a");
  });

  it("says with a freeze that the period is not over and what it lacks, and takes it back until then", async () => {
    expect((await room.says(someone(cuc), "/chot quý 1 mở lại")).text).toContain("chưa chốt");
    const done = await room.says(someone(cuc), "/chot quý 1");
    expect(done.text).toContain("Đã chốt quý I/2025");
    expect(done.text).toContain("chưa hết (đến 31/03/2025)");
    expect(done.text).toMatch(/Còn thiếu \d+ số liệu/);
    expect(done.text).toContain("/chot 2025-Q1 mở lại (đến hết 31/03/2025)");
    room.later(24 * 60);
    expect((await room.says(someone(cuc), "/chot quý 1 mở lại")).text).toContain("Đã mở lại quý I/2025");
    const again = await room.says(someone(cuc), "/chot quý 1");
    expect((await room.presses(someone(cuc), again, "Mở lại")).text).toContain("Đã mở lại quý I/2025");
    expect((await room.says(someone(cuc), "/baocao 2025-Q1")).text).toContain("Dự thảo");
  });

  it("freezes once, and politely says so the second time", async () => {
    expect((await room.says(someone(cuc), "/chot quý 1")).text).toContain("Đã chốt quý I/2025");
    expect((await room.says(someone(cuc), "/chot quý 1")).text).toContain("đã chốt: Lê Thị Cúc");
  });

  it("gives a frozen period's report as it was sent: what the year's figures became since is no part of it", async () => {
    await room.says(someone(an), "/capnhat 7 900/1000");
    const { text } = await room.says(someone(cuc), "/baocao quý 1");
    expect(text).toContain("đã chốt lúc");
    expect(text).toContain("Lê Thị Cúc");
    expect((await rowOf("7", "/baocao quý 1"))[6]).toContain("82\u00A0% (820/1.000)");
    expect((await rowOf("7", "/baocao 6 tháng đầu năm"))[6]).toContain("90\u00A0% (900/1.000)");
  });

  it("marks what was put right or handed in after the freeze, old and new", async () => {
    await room.says(someone(ich), "/xong 12 tháng 1");
    const row = await rowOf("12", "/baocao quý 1");
    expect(row[5]).toContain("Đã xong 0/3");
    expect(row[8]).toContain("Bổ sung sau khi chốt: Thanh tra Sở, tháng\u00A01/2025: chưa làm → đã nộp, chờ xác nhận");
    expect((await room.says(someone(cuc), "/baocao quý 1")).text).toContain("1 chỗ bổ sung sau khi chốt");
  });

  it("speaks of what is missing alone once the period is over", async () => {
    await room.at("2026-02-02T09:00:00+07:00", async () => {
      const done = await room.says(someone(cuc), "/chot quý 2");
      expect(done.text).not.toContain("chưa hết");
      expect(done.text).toContain("Còn thiếu");
    });
  });

  it("stays so for a period that is over, when the quarter of an hour is", async () => {
    await room.at("2026-02-02T09:16:00+07:00", async () => {
      expect((await room.says(someone(cuc), "/chot quý 2 mo lai")).text).toContain("không mở lại được");
      expect((await room.says(someone(cuc), "/chot quý 2")).text).toContain("đã chốt: Lê Thị Cúc");
    });
  });
});
