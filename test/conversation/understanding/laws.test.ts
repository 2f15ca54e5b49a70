import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareValue } from "../../../src/conversation/understanding/bare-value.js";
import { clean } from "../../../src/conversation/understanding/clean.js";
import { fold } from "../../../src/conversation/understanding/fold.js";
import type { Reading } from "../../../src/conversation/understanding/intent.js";
import { parsePeriodWords } from "../../../src/conversation/understanding/parse-period.js";
import { parseReply, parseUpdates } from "../../../src/conversation/understanding/parse-updates.js";
import { parseTaskRef } from "../../../src/conversation/understanding/read-task.js";
import { recognise } from "../../../src/conversation/understanding/recognise.js";
import { localDate } from "../../../src/domain/local-date.js";
import { CORPUS } from "./corpus.js";

const corpusLine = fc.constantFrom(...Object.values(CORPUS).flatMap((lines) => lines.map(([line]) => line)));
/** Pieces of real lines in any order: far nearer to the grammar's corners than random characters. */
const shuffledLine = fc
  .array(
    fc.oneof(
      corpusLine.chain((line) => fc.constantFrom(...line.split(/(?<=[ ,;%/])|(?=[ ,;%/\n])/))),
      fc.constantFrom(
        "7",
        "82%",
        "8",
        ",",
        ";",
        "\n",
        "xong",
        "chưa",
        "nv",
        "/",
        "-",
        "820/1000",
        "1.234",
        "đến",
        "5/3",
        "tháng 3",
        "🎉",
      ),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(""));
const anyLine = fc.oneof(
  corpusLine,
  shuffledLine,
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);

/** Everything the parser says that does not quote the text: what must not change with how the text is written. */
function meanings(line: string) {
  const recognised = recognise(line);
  const items = parseUpdates(recognised?.command === "capnhat" ? recognised.rest : line);
  return {
    command: recognised?.command ?? null,
    items: items.map(({ task, period, asOf, estimate, reading }) => ({
      task,
      period,
      asOf,
      estimate,
      reading: unquoted(reading),
    })),
    bare: unquoted(bareValue(line)),
  };
}

function unquoted(reading: Reading | null) {
  if (reading === null) return null;
  const { source: _, ...rest } = { source: "", ...reading };
  return rest;
}

function figuresOf(reading: Reading): number[] {
  if (reading.kind === "figure") return [reading.value, reading.numerator ?? 0, reading.denominator ?? 1];
  if (reading.kind === "ambiguous") return reading.readings.map(({ value }) => value);
  return reading.kind === "invalid" ? [...reading.suggestions] : [];
}

describe("whatever is typed", () => {
  it("nothing throws", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        recognise(line);
        parseUpdates(line);
        parseReply(line);
        bareValue(line);
        parseTaskRef(line);
        parsePeriodWords(line, 2025, localDate("2025-01-06"));
      }),
      { numRuns: 2000 },
    );
  });

  it("cleaning twice is cleaning once, and parsing what was cleaned changes nothing", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const cleaned = clean(line);
        expect(clean(cleaned)).toBe(cleaned);
        expect(parseUpdates(cleaned)).toEqual(parseUpdates(line));
        expect(recognise(cleaned)).toEqual(recognise(line));
      }),
      { numRuns: 1000 },
    );
  });

  it("nor does a message of a hundred kilobytes, of whatever it is made", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const long = `${line} 7 82% `.repeat(Math.ceil(100_000 / (line.length + 7)));
        recognise(long);
        parseReply(long);
      }),
      { numRuns: 3 },
    );
  });

  it("every figure is finite and not negative, and a share is its parts", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        for (const { reading } of [...parseUpdates(line), ...parseReply(line)]) {
          for (const value of figuresOf(reading)) expect(value >= 0 && Number.isFinite(value)).toBe(true);
          if (reading.kind === "figure" && reading.denominator !== undefined)
            expect(reading.value).toBeCloseTo(((reading.numerator ?? Number.NaN) / reading.denominator) * 100, 6);
          if (reading.kind === "ambiguous") expect(reading.readings.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("every item's source, note and evidence are the sender's own words", () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const cleaned = clean(line);
        for (const { source, note, evidence } of parseUpdates(line))
          for (const words of [source, note ?? "", evidence ?? ""]) expect(cleaned).toContain(words);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("however it is written", () => {
  it.each([
    ["decomposed", (line: string) => line.normalize("NFD")],
    ["without diacritics", (line: string) => fold(line)],
    ["in capitals", (line: string) => clean(line).toUpperCase()],
    [
      "in full-width characters",
      (line: string) => line.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ["with no-break spaces", (line: string) => line.replaceAll(" ", "\u00A0")],
    ["with doubled spaces", (line: string) => line.replaceAll(" ", "  ")],
    ["with zero-width characters strewn in", (line: string) => [...line].join("\u200B")],
  ])("a line means the same %s", (_name, rewrite) => {
    for (const lines of Object.values(CORPUS))
      for (const [line] of lines) expect([line, meanings(rewrite(line))]).toEqual([line, meanings(line)]);
  });
});

describe("a figure that is put plainly comes back", () => {
  const tasks = fc.integer({ min: 1, max: 99 });
  const tenths = fc.integer({ min: 0, max: 1000 });
  const between = fc.constantFrom(" ", ": ", " đạt ", "-", "=", " - ", " đc ", " là ");
  const named = fc.constantFrom("", "nv ", "nv", "nhiệm vụ ", "nhiệm vụ số ", "mục ", "/capnhat ", "cap nhat nv ");
  const unit = fc.constantFrom("%", " %", " phần trăm", "phan tram");
  it("as a percentage with a decimal comma or point", () => {
    fc.assert(
      fc.property(
        named,
        tasks,
        between,
        tenths,
        fc.constantFrom(",", "."),
        unit,
        (name, task, gap, value, mark, percent) => {
          const line = `${name}${task}${gap}${Math.floor(value / 10)}${mark}${value % 10}${percent}`;
          const recognised = recognise(line);
          expect(recognised).toMatchObject({ command: "capnhat" });
          expect(parseUpdates(recognised?.rest ?? "")).toMatchObject([
            {
              task: { code: String(task), part: null },
              reading: { kind: "figure", value: value / 10, unit: "%" },
              note: null,
            },
          ]);
        },
      ),
    );
  });

  it("as n/N", () => {
    fc.assert(
      fc.property(tasks, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (task, n, more) => {
        const total = n + more;
        // "3/2025" is a month as well, and is asked about.
        fc.pre(!(n <= 12 && total >= 2000 && total < 2100));
        expect(parseUpdates(`${task} ${n}/${total}`)).toMatchObject([
          { task: { code: String(task) }, reading: { kind: "figure", numerator: n, denominator: total } },
        ]);
      }),
    );
  });

  it("for several tasks in any of the separators", () => {
    const entry = fc.tuple(tasks, fc.integer({ min: 0, max: 100 }));
    const separators = fc.constantFrom(", ", "; ", "\n", " và ", ",", ";", "\n- ");
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { minLength: 1, maxLength: 8, selector: ([task]) => task }),
        separators,
        (entries, separator) => {
          const line = entries.map(([task, value]) => `${task} ${value}%`).join(separator);
          expect(parseUpdates(line).map(({ task, reading }) => [task?.code, reading])).toEqual(
            entries.map(([task, value]) => [String(task), { kind: "figure", value, unit: "%" }]),
          );
        },
      ),
    );
  });
});

describe("a list of items", () => {
  const pieces = [
    "7 82%",
    "8a: 60%",
    "nv 12 xong",
    "10b 92,5%",
    "3 5/16",
    "5a đang làm",
    "9 820/1000",
    "CT3 95%",
    "11 không phát sinh",
  ];
  it("means the same in any order", () => {
    const order = fc.shuffledSubarray(pieces, { minLength: 2 });
    fc.assert(
      fc.property(order, fc.constantFrom("; ", "\n", "\n- "), (items, separator) => {
        const together = parseUpdates(items.join(separator)).map(({ task, reading }) => ({ task, reading }));
        const alone = items.flatMap((item) => parseUpdates(item).map(({ task, reading }) => ({ task, reading })));
        expect(together).toEqual(alone);
      }),
    );
  });
});

describe("what one reading leaves behind", () => {
  it("changes nothing of the next", () => {
    fc.assert(
      fc.property(anyLine, anyLine, (line, other) => {
        const first = recognise(line);
        const items = first?.command === "capnhat" ? parseUpdates(first.rest) : [];
        recognise(other);
        parseReply(other);
        expect(recognise(line)).toEqual(first);
        recognise(other);
        if (first?.command === "capnhat") expect(parseUpdates(first.rest)).toEqual(items);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("hostile messages of 10,000 characters are read in time that grows with their length", () => {
  const patterns = [
    "7",
    "7 ",
    "7,",
    "7, ",
    ",",
    "; ",
    "-",
    "(",
    ". ",
    "\n",
    "7\n",
    "a",
    "a ",
    "a a ",
    "nv ",
    "nv 7 ",
    "7 82% ",
    "7 82%, ",
    "7 x 8 ",
    "đạt ",
    "7 đạt ",
    "xong ",
    "xong 7 ",
    "7 xong ",
    "xong, ",
    "chưa ",
    "khong ",
    "khong phat ",
    "1/1",
    "1/1 ",
    "1.1",
    "1.1.",
    "1,",
    "/",
    "/capnhat ",
    "/a",
    "@",
    "@a ",
    "đến ",
    "đến 5/",
    "tháng ",
    "t3 ",
    "123/BC-",
    "123/a",
    "so 1 ",
    "🎉",
    "\u0301",
    "=7",
    "7:",
    "7->",
    "\u200B",
    "? ",
    "xong? ",
    "ước ",
    "% ",
    "82% 82% ",
    "+ ",
    "&7 ",
    "va 7 ",
    "7 va ",
    "6 thang ",
    "trong ",
    "a1",
    "bc ",
    "ct ",
    "đ",
    "roi ",
    "82, ",
    "t1, ",
    "t1 xong, ",
    "xong t1, ",
    "12 t1 xong, t2, ",
    "1 nv 7 ",
    "a) ",
    "https://a ",
    "báo cáo quý 1 ",
    "em gửi báo cáo quý 1 ",
    "gõ /huy ",
    "5a 1%, b ",
  ];
  const elapsed = (work: () => void) => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1000;
  };
  it.each(patterns)("%j repeated", (pattern) => {
    const line = pattern.repeat(Math.ceil(10_000 / pattern.length)).slice(0, 10_000);
    const millis = elapsed(() => {
      for (const text of [line, `7 82% ${line}`, `nv 7 ${line}`, `/${line}`]) {
        recognise(text);
        parseUpdates(text);
        bareValue(text);
      }
    });
    // Twelve readings on a slow, busy machine; going through the rest from every token takes many times as long.
    expect(millis).toBeLessThan(3000);
  });
});

describe("a link code", () => {
  // The letters and figures invitations are drawn from: none that is easily taken for another.
  const code = fc
    .array(fc.constantFrom(..."ABCDEFGHJKMNPQRSTUVWXYZ23456789"), { minLength: 8, maxLength: 8 })
    .map((signs) => signs.join(""));
  const typed = fc.tuple(fc.constantFrom("lien ket", "liên kết", "lienket", "start", "/start", "/lienket"), code);

  it("is understood whatever its letters, in any case", () => {
    fc.assert(
      fc.property(typed, fc.boolean(), ([words, drawn], small) => {
        const sent = small ? drawn.toLowerCase() : drawn;
        const command = words.includes("start") ? "start" : "lienket";
        expect(recognise(`${words} ${sent}`)).toMatchObject({ command, rest: sent });
      }),
      { numRuns: 2_000, examples: [[["lien ket", "K7QNBDZP"], false]] },
    );
  });
});
