import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEADINGS, writeDocx, writeZip } from "../catalogue/table/support.js";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";

const TABLE = fileURLToPath(new URL("../catalogue/fixtures/plan-table.md", import.meta.url));
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
const markdown = (headings: readonly string[], ...rows: readonly (readonly string[])[]) =>
  [row(...headings), row(...headings.map(() => "--")), ...rows.map((cells) => row(...cells))].join("\n");
const TASK = ["1", "Một việc", "Văn phòng", "", "Cả năm 2025", "Kế hoạch"];
const JUNK = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919 + 13) % 256);

let folder: string;
let desk: OfficeDesk;

beforeAll(async () => {
  const [backend] = oneBackend;
  desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
  folder = mkdtempSync(path.join(tmpdir(), "nhacviec-refused-"));
  await desk.json("import", TABLE, "--plan", "CCHC-2025");
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await desk.close();
});

async function refusal(name: string): Promise<string> {
  const before = await desk.cli(["tasks", "--json"]);
  const units = await desk.cli(["units", "--json"]);
  const { stdout, stderr, exitCode } = await desk.cli(["import", name, "--json"], folder);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
  expect(await desk.cli(["tasks", "--json"])).toEqual(before);
  expect(await desk.cli(["units", "--json"])).toEqual(units);
  return stderr;
}

describe("a file that can't be a plan is refused by name, and nothing is applied", () => {
  type Case = readonly [name: string, bytes: string | Uint8Array, said: readonly string[]];
  const cases: readonly Case[] = [
    ["trong.md", "", ["trong.md", "không có nội dung"]],
    ["rac.docx", JUNK, ["rac.docx", "không phải định dạng này"]],
    ["rac.xlsx", JUNK, ["rac.xlsx", "không phải định dạng này"]],
    ["rac.md", JUNK, ["rac.md"]],
    ["rac.csv", JUNK, ["rac.csv"]],
    ["rac.yaml", JUNK, ["rac.yaml", "dòng 1"]],
    ["chuong-trinh.exe", "MZ\u0090", ["chuong-trinh.exe", ".xlsx"]],
    ["van-ban.txt", markdown(HEADINGS, TASK), ["van-ban.txt", ".docx"]],
    ["khong-duoi", markdown(HEADINGS, TASK), ["khong-duoi"]],
    ["word-cu.docx", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), ["mật khẩu"]],
    ["khong-bang.md", "Chỉ có lời văn.", ["Không thấy bảng"]],
    ["khong-hang.md", markdown(HEADINGS), ["không có nhiệm vụ"]],
    ["cot-la.md", markdown([...HEADINGS.slice(0, 5), "Màu sắc"], TASK), ["“Màu sắc”", "dòng 1"]],
    ["thieu-cot.md", markdown(["TT", "Nội dung công việc", "Ghi chú"], ["1", "Việc", ""]), ["dòng 1"]],
    ["trung-so.md", markdown(HEADINGS, TASK, TASK), ["Số thứ tự 1", "dòng 3", "dòng 4"]],
    ["sai-le.yaml", "plan: [1\n code: x", ["sai-le.yaml", "dòng 2"]],
    ["thieu.yaml", "plan: { code: X }", ["thieu.yaml", "plan.title", "tasks"]],
    ["bom.docx", bomb("word/document.xml"), ["giải nén"]],
    ["bom.xlsx", bomb("xl/workbook.xml"), ["giải nén"]],
  ];

  it.each(cases)("%s", async (name, bytes, said) => {
    writeFileSync(path.join(folder, name), bytes);
    const sentence = await refusal(name);
    for (const words of said) expect(sentence).toContain(words);
    // A terminal must not be commanded by what a file contains.
    expect(sentence).not.toMatch(/[^\P{Cc}\n\t]/u);
  });

  it("a file of 100 MB, before it is read, whatever its kind", async () => {
    for (const name of ["to.docx", "to.yaml"]) {
      writeFileSync(path.join(folder, name), "PK");
      truncateSync(path.join(folder, name), 100 * 1_048_576);
      expect(await refusal(name)).toMatch(new RegExp(`${name} nặng 100 MB.*5 MB`));
    }
  });

  it("a file that is not there, a folder, and a device that never ends", async () => {
    expect(await refusal("mat.md")).toContain("mat.md");
    mkdirSync(path.join(folder, "thu-muc.md"));
    expect(await refusal("thu-muc.md")).toContain("không phải tệp thường");
    symlinkSync("/dev/zero", path.join(folder, "vo-tan.md"));
    expect(await refusal("vo-tan.md")).toContain("không phải tệp thường");
  });

  it("a .docx cut off in the middle of a download", async () => {
    const whole = await writeDocx([[HEADINGS, TASK]]);
    writeFileSync(path.join(folder, "dut.docx"), whole.subarray(0, whole.length - 200));
    expect(await refusal("dut.docx")).toContain("dut.docx");
  });

  it("an empty plan code, and two files at once", async () => {
    expect((await desk.cli(["import", TABLE, "--plan", " "])).stderr).toContain("--plan");
    expect((await desk.cli(["import", TABLE, TABLE])).stderr).toContain("nhacviec import FILE");
  });
});

/** 60 MB of zeros in a few kB, as the main part of an office file. */
function bomb(part: string): Uint8Array {
  return writeZip([{ name: part, data: new Uint8Array(60 * 1_048_576) }]);
}
