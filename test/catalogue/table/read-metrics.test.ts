import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMetrics } from "../../../src/catalogue/table/read-metrics.js";

const shown = (title: string) =>
  readMetrics("7", title).metrics.map(
    ({ id, target, tier, isCut }) =>
      `${id} ${target.op} ${target.value}${tier === "strive" ? " strive" : ""}${isCut ? " cut" : ""}`,
  );

describe("the targets in a title", () => {
  it.each([
    ["Tối thiểu 80% hồ sơ được luân chuyển điện tử", ["7 >= 80"]],
    ["Tỷ lệ hồ sơ đạt tối thiểu 50 %", ["7 >= 50"]],
    ["Hài lòng đạt trên 90%; đúng hạn đạt trên 90%", ["7a > 90", "7b > 90"]],
    ["Ít nhất 20% TTHC và cắt giảm ít nhất 20% chi phí", ["7a >= 20", "7b >= 20 cut"]],
    ["Đạt từ 95% trở lên", ["7 >= 95"]],
    ["Mức độ hài lòng đạt 95% trở lên", ["7 >= 95"]],
    ["100% TTHC được công khai", ["7 = 100"]],
    ["Tối thiểu 100% đơn vị", ["7 >= 100"]],
    ["Tỷ lệ hồ sơ quá hạn không quá 5%", ["7 <= 5"]],
    ["Tỷ lệ hồ sơ quá hạn không vượt quá 0,5%", ["7 <= 0.5"]],
    ["Tỷ lệ trả lại dưới 2.5%", ["7 < 2.5"]],
    ["Tỷ lệ đạt không dưới 80%", ["7 >= 80"]],
    ["Tỷ lệ trả lại từ 5% trở xuống", ["7 <= 5"]],
    ["Tối đa 10% hồ sơ giấy", ["7 <= 10"]],
    ["Phấn đấu tối thiểu 80% hồ sơ trả trước hạn", ["7 >= 80 strive"]],
    ["Hoàn thành vượt 10% kế hoạch", ["7 > 10"]],
    ["Tối thiểu 20% TTHC được cắt giảm", ["7 >= 20 cut"]],
    ["Đơn giản hoá ít nhất 20% quy định", ["7 >= 20 cut"]],
    ["TỐI THIỂU 30% đơn vị", ["7 >= 30"]],
  ])("“%s” sets %j", (title, expected) => {
    expect(shown(title)).toEqual(expected);
    expect(readMetrics("7", title).doubts).toEqual([]);
  });

  it.each([
    "Thực hiện Nghị định số 45/2020/NĐ-CP và Nghị định 107/2021/NĐ-CP",
    "Triển khai Kết luận số 09-KL/BCĐ ngày 24/11/2024",
    "Dịch vụ công trực tuyến mức độ 3,4",
    "Duy trì ISO 9001:2015; giai đoạn 2023-2025",
    "Giải ngân 1.000% kế hoạch",
    "",
  ])("“%s” sets none", (title) => {
    expect(readMetrics("7", title)).toEqual({ metrics: [], doubts: [] });
  });

  it.each([
    ["50% người dân sử dụng dịch vụ", ["7 >= 50"], [{ kind: "bare", figure: "50%" }]],
    ["Phấn đấu 80% hồ sơ trả trước hạn", ["7 >= 80 strive"], [{ kind: "bare", figure: "80%" }]],
    ["Đạt từ 80% đến 90%", ["7 >= 80"], [{ kind: "range", figure: "80% đến 90%" }]],
    ["Đạt 80-90% hồ sơ", ["7 >= 80"], [{ kind: "range", figure: "80-90%" }]],
    ["Tăng thu 120% so với năm trước", [], [{ kind: "too-large", figure: "120%" }]],
  ])("“%s” is read with a doubt", (title, expected, doubts) => {
    expect([shown(title), readMetrics("7", title).doubts]).toEqual([expected, doubts]);
  });

  it("gives letters past z when a title sets very many targets", () => {
    const title = Array.from({ length: 28 }, () => "tối thiểu 5% a").join("; ");
    expect(readMetrics("7", title).metrics.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["7a", "7z", "7aa", "7ab"]),
    );
  });

  it("never throws, and takes every value from the title's own numbers", () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.constantFrom(..."tối thiểu|trên|%|5%|12,5 %|100%|250%|-|đến|cắt giảm|, |; |và|trở lên|3,4|45/2020".split("|")),
      fc.integer({ min: 0, max: 99999 }).map(String),
    );
    const titles = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(titles, (title) => {
        const numbers = [...title.normalize("NFC").matchAll(/\d+(?:[.,]\d+)?/g)].map(([text]) =>
          Number(text.replace(",", ".")),
        );
        const ids = readMetrics("7", title).metrics.map(({ id, target, label }) => {
          expect(numbers).toContain(target.value);
          expect(target.value).toBeLessThanOrEqual(100);
          expect(label).not.toBe("");
          return id;
        });
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });
});
