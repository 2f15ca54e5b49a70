import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEvidence } from "../../../src/conversation/understanding/read-evidence.js";

describe("what is handed in as evidence", () => {
  it.each([
    ["7 số 123/BC-VP", { task: "7", document: "123/BC-VP", links: [] }],
    ["nv 7: công văn 15", { task: "7", document: "15" }],
    ["7 số 123", { task: "7", document: "123" }],
    ["bc quý 1 18-NQ/TW", { task: "BC", document: "18-NQ/TW", period: { unit: "quarter", index: 1, year: null } }],
    ["7 https://a.vn/x?b=1&c=2.", { task: "7", links: ["https://a.vn/x?b=1&c=2"], document: null }],
    ["7 xem (http://a.vn/123/BC-VP) nhé", { task: "7", links: ["http://a.vn/123/BC-VP"], document: null }],
    ["7 số 5/QĐ https://a.vn https://a.vn", { task: "7", links: ["https://a.vn"], document: "5/QĐ" }],
    ["7 ftp://a.vn/x", { task: "7", links: [], badLink: "ftp://a.vn/x" }],
    ["7 javascript:alert(1)", { task: "7", links: [], badLink: "javascript:alert(1" }],
    ["7 https://", { task: "7", links: [], badLink: "https://" }],
    ["7 tệp 2", { task: "7", file: 2 }],
    ["7 tep so 2", { task: "7", file: 2 }],
    ["7 đã làm xong", { task: "7", links: [], document: null, file: null, words: "đã làm xong" }],
    ["số 123/BC-VP", { task: null, document: "123/BC-VP" }],
    ["", { task: null, words: "" }],
  ])("%j", (rest, wanted) => {
    const { task, ...found } = parseEvidence(rest);
    expect({ ...found, task: task?.typed ?? null }).toMatchObject(wanted);
  });

  it("is web addresses alone, and any line is read", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom("7", "số 1/BC", "http://", "://", "tệp 3", "mailto:a@b"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const link of parseEvidence(pieces.join(" ")).links) expect(link).toMatch(/^https?:\/\/[^\s]+$/i);
      }),
    );
  });
});
