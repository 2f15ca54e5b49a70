import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Language } from "../../src/domain/officer.js";
import type { ProgressSummary } from "../../src/domain/summary.js";
import { addCounts, STATES } from "../../src/reports/count-states.js";
import { FONTS } from "../../src/reports/picture/fonts.js";
import { fitEnd, fitMiddle, textWidth, wrap } from "../../src/reports/picture/measure.js";
import { STATE_FILL } from "../../src/reports/picture/palette.js";
import { progressPicture } from "../../src/reports/picture/progress-picture.js";
import { progressSvg } from "../../src/reports/picture/progress-svg.js";
import { clean } from "../../src/reports/picture/svg.js";
import { shareOut } from "../../src/reports/picture/unit-bars.js";
import { summarise } from "../../src/reports/summarise.js";
import { loadTexts } from "../../src/text/texts.js";
import { anyOffice, anyScope } from "./any-office.js";
import { anOffice, aTask, PLAN as THE_PLAN } from "./office.js";
import { midYear, schoolNames, yearStart } from "./year.js";

const texts = loadTexts();
const AT = new Date("2025-07-03T02:12:00Z");
const PLAN = { kind: "plan" } as const;
const LONG = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên và Hướng nghiệp quận Hồng Bàng";

function draw(summary: ProgressSummary, language: Language = "vi"): string {
  return progressSvg(summary, language, (one) => texts.plain(language, one));
}

/** The picture's lines of text in drawing order, with where and how big they are. */
function linesOf(svg: string) {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", content = ""]) => {
    const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
    const text = content.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    const weight: 400 | 700 = value("font-weight") === "700" ? 700 : 400;
    return { text, x: Number(value("x")), size: Number(value("font-size")), weight, anchor: value("text-anchor") };
  });
}

function heightOf(svg: string): number {
  return Number(/height="(\d+)"/.exec(svg)?.[1]);
}

describe("what it says", () => {
  it("holds the counts, the figures and what stands behind them", () => {
    const lines = linesOf(draw(summarise(midYear(), PLAN, AT))).map((line) => line.text);
    expect(lines.slice(0, 3)).toEqual([
      "Tiến độ: Kế hoạch công tác Cải cách hành",
      "chính nhà nước năm 2025",
      "Đến 09:12 03/07/2025 · 72 việc",
    ]);
    expect(lines).toContain("Trong số việc xong còn 7 chờ xác nhận");
    expect(lines).toEqual(
      expect.arrayContaining([
        "Thanh tra Sở",
        "8b · hồ sơ giải quyết toàn trình / tổng hồ sơ",
        "Chưa đạt · 42 %",
        "≥ 50 %, 4.250/10.120, 1/1 đơn vị",
        "Chưa đủ số liệu · 80 %",
        "≥ 80 %, 40/50, 2/4 đơn vị",
        "≥ 95 %, 1/1 đơn vị, 1 số liệu cũ, ước",
        "4 chỉ tiêu khác: 3 đạt, 1 chưa có số liệu",
      ]),
    );
  });

  it("says that there are no figures yet at the start of the year", () => {
    const lines = linesOf(draw(summarise(yearStart(), PLAN, AT))).map((line) => line.text);
    expect(lines.filter((line) => line === "Chưa có số liệu")).toHaveLength(5);
    expect(lines).toContain("≥ 80 %, 0/4 đơn vị");
  });

  it("says what the year's chart will show while nothing has a day, and draws no line", () => {
    const standing = anOffice({ tasks: [aTask("KT", "Kiểm tra thường xuyên", {})] });
    const svg = draw({ ...summarise(standing, PLAN, AT), months: [] });
    const lines = linesOf(svg).map((line) => line.text);
    expect(lines.join(" ")).toContain("Chưa có việc nào có thời hạn. Khi kế hoạch có việc đến hạn");
    expect(lines).not.toContain("Tháng; số việc cộng dồn");
    expect(svg).not.toContain("<path");
  });

  it("adds the units that don't fit up into one bar", () => {
    const summary = summarise(midYear(schoolNames(60)), PLAN, AT);
    const lines = linesOf(draw(summary)).map((line) => line.text);
    const rest = addCounts(summary.units.slice(11).map((unit) => unit.counts));
    const from = lines.indexOf("53 đơn vị khác");
    const numbers = STATES.map((state) => rest[state]).filter((count) => count > 0);
    expect(lines.slice(from + 1, from + 2 + numbers.length)).toEqual([...numbers, rest.total].map(String));
  });

  it("names units by what is overdue, then due soon, then still to come: who has the most to do is never among the others", () => {
    const schools = schoolNames(14);
    const report = aTask("BC", "Báo cáo", { leads: schools, schedule: { "2025-Q1": "before 2025-03-10" } });
    const own = ["1", "2", "3"].map((code) => aTask(code, `Việc ${code}`, { leads: ["Văn phòng Sở"] }));
    const soon = aTask("4", "Việc 4", { leads: ["Thanh tra Sở"], schedule: { "2025": "on 2025-01-10" } });
    const late = aTask("5", "Việc 5", { leads: ["Ban Xây dựng"], schedule: { "2025": "on 2025-01-03" } });
    const { units } = summarise(anOffice({ tasks: [report, ...own, soon, late], today: "2025-01-06" }), PLAN, AT);
    expect(units.slice(0, 3).map(({ name }) => name)).toEqual(["Ban Xây dựng", "Thanh tra Sở", "Văn phòng Sở"]);
  });

  it("has one colour for a state, the dashboard's and the rehearsal room's", () => {
    const names = ["overdue", "due-soon", "under-way", "done-late", "done", "not-applicable"];
    for (const page of ["dashboard/dashboard.css", "rehearsal/rehearsal.css"]) {
      const css = readFileSync(new URL(`../../public/${page}`, import.meta.url), "utf8");
      const colours = names.map((name) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1]);
      expect(colours, page).toEqual(STATES.map((state) => STATE_FILL[state].toLowerCase()));
    }
  });

  it("lists a single unit's duties instead of one bar", () => {
    const lines = linesOf(draw(summarise(midYear(), { kind: "unit", name: "Thanh tra Sở" }, AT))).map(
      (line) => line.text,
    );
    expect(lines).toContain("Việc của đơn vị");
    expect(lines).toContainEqual(expect.stringMatching(/^12 \(tháng 6\/2025\)\. Đánh giá tác động.*…$/));
    expect(lines).toContain("hạn 30/06/2025");
  });

  it("counts the standing duties it has no row for apart from those with a day", () => {
    const many = (count: number, schedule: string, of: string) =>
      Array.from({ length: count }, (_, n) => aTask(`${of}${n + 1}`, "Việc", { schedule: { "2025": schedule } }));
    const office = anOffice({ tasks: [...many(3, "standing", "S"), ...many(14, "end 2025", "D")] });
    const lines = linesOf(draw(summarise(office, { kind: "unit", name: "Văn phòng Sở" }, AT))).map(({ text }) => text);
    expect(lines).toContain("… và 4 việc khác, 3 việc thường xuyên");
  });

  it("shows the numbers of the summary, whatever they are", () => {
    fc.assert(
      fc.property(anyOffice, anyScope, (office, scope) => {
        const summary = summarise(office, scope, AT);
        const svg = draw(summary, "en");
        const lines = linesOf(svg);
        const tiles = lines.filter((line) => line.size === 56).map((line) => Number(line.text));
        expect(tiles).toEqual(STATES.map((state) => summary.counts[state]));
        // Each unit's bar ends in its total, at the right margin.
        const totals = lines.filter((line) => line.size === 28 && line.anchor === "end" && line.weight === 400);
        const sum = totals.reduce((whole, line) => whole + Number(line.text), 0);
        if (scope.kind !== "unit") expect(sum).toBe(summary.counts.total);
        expect(heightOf(svg)).toBeLessThanOrEqual(1900);
      }),
      { numRuns: 30 },
    );
  });
});

describe("whatever people wrote", () => {
  const rude = 'A & B <script>alert("x")</script> 🎉👩‍🏫 \u202Eabc\u0000 e\u0302\u0303';

  it("is drawn as words: escaped, composed, without emoji or control characters", () => {
    const office = anOffice({ tasks: [aTask("1", rude, { leads: [rude] })] });
    const summary = summarise({ ...office, plan: { ...THE_PLAN, title: rude } }, PLAN, AT);
    const svg = draw(summary);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("A &amp; B &lt;script&gt;");
    expect(() => new Resvg(svg, { font: FONTS })).not.toThrow();
    expect(clean(rude)).toBe('A & B <script>alert("x")</script> abc ễ');
  });

  it.each([
    ["family emoji and flags", "Đội 👨‍👩‍👧 🇻🇳 1️⃣ xong", "Đội 1 xong"],
    ["line breaks and tabs", "một\n\thai", "một hai"],
    ["lone surrogates", "a\uD800b", "ab"],
    ["digits and signs", "≥ 80 % · 1.000/2.000 – «đủ»", "≥ 80 % · 1.000/2.000 – «đủ»"],
  ])("keeps the words of %s", (_name, given, expected) => expect(clean(given)).toBe(expected));

  it("never runs out of the picture, however long", () => {
    const names = [LONG, "W".repeat(200), "ữ".repeat(90), ...schoolNames(3)];
    const tasks = [
      aTask("BC", "Báo cáo ".repeat(250), { leads: names, schedule: { "2025": "before 2025-03-10" } }),
      aTask("7", "x".repeat(2000), {
        metrics: [
          {
            id: "7",
            label: "hồ sơ luân chuyển trong nội bộ giữa các cơ quan ".repeat(9),
            target: { op: ">=", value: 1_234_567, unit: "triệu đồng tiết kiệm được ".repeat(5) },
            tier: "must",
            alsoJudgedBy: [{ op: ">=", value: 95, unit: "%", source: "II.7 và những điều khoản khác ".repeat(5) }],
          },
        ],
      }),
    ];
    const scopes = [PLAN, { kind: "unit", name: LONG }, { kind: "task", code: "BC", title: "y ".repeat(900) }] as const;
    for (const scope of scopes) {
      for (const { text, x, size, weight, anchor } of linesOf(draw(summarise(anOffice({ tasks }), scope, AT)))) {
        const width = textWidth(text, size, weight);
        const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
        // Tiles and rows are moved by their group, which only adds to a left edge inside the page.
        expect(left, text).toBeGreaterThanOrEqual(0);
        expect(left + width, text).toBeLessThanOrEqual(1080);
      }
    }
  });
});

describe("measuring", () => {
  it("agrees with what is drawn to within one part in a hundred", () => {
    for (const sample of ["Phòng Kế hoạch - Tài chính", "Tỷ lệ hồ sơ ≥ 82,5 % (820/1.000)", LONG]) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-size="28">${sample}</text></svg>`;
      const drawn = new Resvg(svg, { font: FONTS }).getBBox()?.width ?? 0;
      expect(Math.abs(textWidth(sample, 28) - drawn)).toBeLessThan(drawn / 100 + 4);
    }
  });

  it("cuts the end off titles, and the middle out of names that differ at their ends", () => {
    expect(fitEnd(LONG, 400, 28)).toMatch(/^Trung tâm .*…$/);
    expect(fitMiddle(LONG, 400, 28)).toMatch(/^Trung tâm.*….*Hồng Bàng$/);
    expect(fitEnd("Văn phòng Sở", 400, 28)).toBe("Văn phòng Sở");
  });

  it("whatever the text and the room, what is left fits", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 40, max: 900 }), (text, room) => {
        for (const cut of [fitEnd, fitMiddle]) expect(textWidth(cut(text, room, 28), 28)).toBeLessThanOrEqual(room);
        const lines = wrap(text, room, 2, 28);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line, 28)).toBeLessThanOrEqual(room);
      }),
      { numRuns: 30 },
    );
  });

  it("gives every state of a bar room for its number and uses the whole bar", () => {
    const part = fc.record({ part: fc.integer({ min: 1, max: 500 }), least: fc.integer({ min: 20, max: 70 }) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const widths = shareOut(parts, 460);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(460);
        for (const [index, { least }] of parts.entries()) expect(widths[index]).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });
});

describe("on a phone", () => {
  it("is a PNG 1080 wide in both languages", async () => {
    for (const language of ["vi", "en"] as const) {
      const summary = summarise(midYear(), PLAN, AT);
      const png = Buffer.from(await progressPicture(summary, language, (one) => texts.plain(language, one)));
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(png.readUInt32BE(16)).toBe(1080);
      expect(png.readUInt32BE(20)).toBe(heightOf(draw(summary, language)));
    }
  });

  it("has no text below 26 px, which is 9 px on a screen 390 wide", () => {
    for (const office of [yearStart(), midYear(schoolNames(60))]) {
      const sizes = linesOf(draw(summarise(office, PLAN, AT))).map((line) => line.size);
      expect(sizes.length).toBeGreaterThan(30);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(26);
    }
  });

  /** The pixels of one character, as text, to compare glyphs by. */
  function pixels(character: string, weight: number): string {
    const text = `<text x="20" y="70" font-size="60" font-weight="${weight}" font-family="Be Vietnam Pro">${character}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${text}</svg>`;
    const image = new Resvg(svg, { font: FONTS }).render();
    return Buffer.from(image.pixels).toString("base64");
  }

  it("has a bold that is bolder", () => expect(pixels("ễ", 700)).not.toBe(pixels("ễ", 400)));

  it.each([400, 700])(
    "draws every Vietnamese letter at weight %i, each unlike the others and the missing glyph",
    (weight) => {
      const letters = [..."aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"];
      const marked = letters.flatMap((letter) =>
        "đĐ".includes(letter)
          ? [letter]
          : ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"].map((mark) => (letter + mark).normalize("NFC")),
      );
      const signs = [..."ễữậ≥≤><=%…·–/()"].filter((sign) => !"<>&".includes(sign));
      const drawn = new Map(
        ["\u{10FFFD}", " ", ...new Set([...marked, ...signs])].map((one) => [one, pixels(one, weight)]),
      );
      expect(new Set(drawn.values()).size).toBeGreaterThanOrEqual(drawn.size - 1);
      const [missing, blank] = [drawn.get("\u{10FFFD}"), drawn.get(" ")];
      for (const [character, image] of drawn) {
        if (character === " " || character === "\u{10FFFD}") continue;
        expect(image, character).not.toBe(missing);
        expect(image, character).not.toBe(blank);
      }
    },
  );
});
