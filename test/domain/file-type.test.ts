import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameFor, fileTypeOf } from "../../src/domain/file-type.js";

const bytes = (text: string) => Buffer.from(text, "latin1");
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const wide = (text: string) => Buffer.from(text, "utf16le").toString("latin1");
const ZIP = "PK\x03\x04....[Content_Types].xml....";

describe("what a file is, by its bytes", () => {
  it.each([
    ["%PDF-1.7 …", "pdf"],
    ["\xff\xd8\xff\xe0JFIF", "jpg"],
    ["\x89PNG\r\n\x1a\n…", "png"],
    [`${ZIP}word/document.xml`, "docx"],
    [`${ZIP}xl/workbook.xml`, "xlsx"],
    [`${OLE}…${wide("WordDocument")}`, "doc"],
    [`${OLE}…${wide("Workbook")}`, "xls"],
  ])("%j is a %s", (text, extension) => {
    expect(fileTypeOf(bytes(text))?.extensions[0]).toBe(extension);
  });

  it.each([
    "",
    "MZ\x90\x00 this is a program",
    "PK\x03\x04 plain archive",
    `${ZIP}word/document.xml word/vbaProject.bin`,
    `${ZIP}ppt/presentation.xml`,
    `${OLE}…${wide("PowerPoint Document")}`,
    "<html>%PDF-1.7",
    "#!/bin/sh",
  ])("%j is nothing that is kept", (text) => {
    expect(fileTypeOf(bytes(text))).toBeNull();
  });

  it("is read from bytes of any length", () => {
    expect(fileTypeOf(Buffer.concat([bytes(ZIP), Buffer.alloc(3_000_000), bytes("xl/workbook.xml")]))).not.toBeNull();
  });
});

describe("the name a file is kept under", () => {
  const pdf = { mimeType: "application/pdf", extensions: ["pdf"] } as const;

  it.each([
    ["báo cáo.pdf", "báo cáo.pdf"],
    ["Báo cáo.PDF", "Báo cáo.pdf"],
    ["hoa-don.exe", "hoa-don.exe.pdf"],
    ["../../etc/passwd", "etc passwd.pdf"],
    ["anh\u202Efdp.exe", "anh fdp.exe.pdf"],
    [undefined, "minh-chung-7.pdf"],
    [".pdf", "pdf.pdf"],
    ["\n", "minh-chung-7.pdf"],
  ])("of %j is %j", (given, kept) => {
    expect(fileNameFor(given, pdf, "minh-chung-7")).toBe(kept);
  });

  it("always ends in what it is, whatever it was called, and stays short and on one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const name = fileNameFor(given, pdf, "tep");
        expect(name).toMatch(/^[^.\p{Cc}\p{Cf}\\/][^\p{Cc}\p{Cf}\\/]*\.pdf$/u);
        expect([...name].length).toBeLessThanOrEqual(104);
      }),
    );
  });
});
