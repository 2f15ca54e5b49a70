import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { progressPicture } from "../../src/reports/picture/progress-picture.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

/** What people paste, and what somebody might try. Every one is words: kept as words, or refused in words. */
const NASTY: readonly (readonly [what: string, text: string])[] = [
  ["markup", "<b>đậm</b> <a href='x'>y</a> &amp; </html> **sao** _gạch_ `mã`"],
  ["a formula", '=HYPERLINK("http://x","y") +1 -2 @SUM(A1)'],
  ["control characters", "a\u0001b\u0007c\u001B[31md\u009Fe"],
  ["a null byte", "trước\u0000sau"],
  ["a direction override", "abc\u202Egnp.exe\u2066"],
  ["half a pair", "nửa \uD83D cặp \uDE00"],
  ["thousands of emoji", "😀".repeat(1_900)],
  ["stacked marks", `z${"\u0336\u0301\u0323".repeat(300)}algo`],
  ["quotes and backslashes", `'; drop table officers; -- \\ " \\u0000 %s $1 { $name }`],
  ["other scripts", "ไทย 中文 العربية עברית 𝔘𝔫𝔦"],
];

/** Every place where people's words are kept or said back; the words stand at `…`. */
const PLACES: readonly (readonly [who: "An" | "Bình" | "Cúc", line: string])[] = [
  ["An", "/capnhat 7 82% …"],
  ["An", "/capnhat 7 …"],
  ["An", "/sua 7 83% …"],
  ["An", "/xong 1 …"],
  ["An", "/khongphatsinh 1 …"],
  ["An", "/minhchung 7 …"],
  ["An", "/minhchung 7 https://vanban.example/…"],
  ["An", "/giahan 7 20/3 …"],
  ["An", "/hoan 7 …"],
  ["An", "/uyquyen … 10/3 15/3"],
  ["An", "/lichsu …"],
  ["An", "/nhiemvu …"],
  ["An", "/lienket …"],
  ["An", "…"],
  ["Bình", "/tuchoi 7 …"],
  ["Cúc", "/tiendo …"],
  ["Cúc", "/thieu …"],
  ["Cúc", "/baocao …"],
  ["Cúc", "/chot …"],
  ["Cúc", "/nhac …"],
  ["Cúc", "/moi …"],
  ["Cúc", "/nhom …"],
  ["Cúc", "/donvi …"],
  ["Cúc", "/donvi Thanh tra Sở doiten …"],
];

/** Control characters, direction overrides and halves of pairs. */
const UNSEEN = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

describe.each(oneBackend)("words that are not only words, on $name", (backend) => {
  let room: Room;
  const people = new Map<string, Person>();

  beforeAll(async () => {
    room = await openRoom(backend);
    for (const name of ["An", "Bình", "Cúc"]) people.set(name, room.person(name));
  });

  afterAll(() => room.close());

  const someone = (name: string): Person => people.get(name) ?? expect.fail(`no ${name}`);

  it.each(NASTY)("%s is answered in every place, breaks no answer, and bold stays inside it", async (_what, words) => {
    for (const [who, place] of PLACES) {
      // Past the inbound limit's window.
      room.later(1);
      const line = place.replace("…", () => words);
      const heard = await room.hears(someone(who), line);
      if (heard === null) continue;
      const about = `${who}: ${place}`;
      expect(heard.text.trim(), about).not.toBe("");
      expect(heard.text, about).not.toMatch(/gián đoạn|undefined|\[object|NaN/);
      expect(heard.text, about).not.toMatch(UNSEEN);
      expect(heard.text, about).not.toMatch(/\p{Cs}/u);
      expect(
        heard.bold.every((run) => run.length > 0),
        about,
      ).toBe(true);
      for (const { label } of heard.choices) expect(label.length, about).toBeLessThanOrEqual(64);
    }
  });

  it("is kept as words in the history, the report and the picture", async () => {
    room.later(20);
    await room.says(
      someone("An"),
      `/capnhat 9 61% ${NASTY.slice(0, 3)
        .map(([, text]) => text)
        .join(" ")}`,
    );
    const { text } = await room.says(someone("An"), "/lichsu 9");
    expect(text).toContain("<b>đậm</b>");
    expect(text).toContain('=HYPERLINK("http://x"');
    const { documents } = await room.says(someone("Cúc"), "/baocao 2025");
    expect(documents.length).toBeGreaterThan(0);
    const summary = await room.office.summary({ kind: "plan" });
    const png =
      summary &&
      (await progressPicture(
        { ...summary, plan: { code: "X", title: NASTY.map(([, words]) => words).join(" ") } },
        "vi",
        (line) => room.office.texts.plain("vi", line),
      ));
    expect(png?.subarray(1, 4)).toEqual(Buffer.from("PNG"));
  });

  it("comes from a person's own name and a group's title too", async () => {
    const stranger: Person = { userId: "nasty", name: NASTY.map(([, words]) => words.slice(0, 40)).join(" ") };
    const given = await room.says(someone("Cúc"), "/moi Thanh tra Sở");
    const code = /\/lienket ([A-Z0-9]{8})/.exec(given.text)?.[1];
    expect((await room.says(stranger, `/lienket ${code}`)).text).toContain("Thanh tra Sở");
    expect((await room.says(stranger, "/trogiup")).text).not.toMatch(UNSEEN);
  });
});
