import { describe, expect, it } from "vitest";
import { loadTexts } from "../../src/text/texts.js";
import { entriesOf, filesOf, LANGUAGES, messagesOf } from "./fluent-files.js";

const messages = { vi: messagesOf("vi"), en: messagesOf("en") };

/** A chat message is made of these; longer than this, one of them alone fills a phone. */
const LONGEST = 300;

describe.each(LANGUAGES)("the texts in %s", (tongue) => {
  it.each(filesOf(tongue))("%s is Fluent from its first line to its last", (file) => {
    const strange = entriesOf(tongue, file).filter(({ type }) => type === "Junk" || type === "Term");
    expect(strange.map((entry) => ("content" in entry ? entry.content : entry.type))).toEqual([]);
  });

  it("say each thing once", () => {
    const ids = messages[tongue].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("load, every message with a value", () => {
    expect(() => loadTexts()).not.toThrow();
    expect(messages[tongue].filter(({ forms }) => forms.length === 0).map(({ id }) => id)).toEqual([]);
    expect(messages[tongue].length).toBeGreaterThan(400);
  });

  it(`are short: no form of any is over ${LONGEST} characters`, () => {
    const long = messages[tongue].flatMap(({ id, forms }) => forms.map((form) => ({ id, length: [...form].length })));
    expect(long.filter(({ length }) => length > LONGEST)).toEqual([]);
  });

  it("open and close bold in turn, in every form, and use no other markup", () => {
    for (const { id, forms } of messages[tongue])
      for (const form of forms) {
        const tags = form.match(/<\/?[a-z]+>/g) ?? [];
        const turns = tags.map((_tag, index) => (index % 2 === 0 ? "<b>" : "</b>"));
        expect({ id, tags, even: tags.length % 2 }).toEqual({ id, tags: turns, even: 0 });
      }
  });

  it("are composed letters without stray spaces or marks", () => {
    for (const { id, forms } of messages[tongue])
      for (const form of forms) {
        expect({ id, form: form.normalize("NFC") }).toEqual({ id, form });
        expect({ id, odd: form.match(/[\u00a0\u200b-\u200f\u2060-\u2069\ufeff\ue000\ue001]|\w {2}|[ \t]$/gm) }).toEqual(
          {
            id,
            odd: null,
          },
        );
      }
  });
});

describe("the English texts", () => {
  /** What examples say in Vietnamese and is understood in English too; names and the plan's own words stay. */
  const SAID_IN_ENGLISH =
    /(?<!\p{L})(?:thôi|trang|thứ|quý|tháng|tệp|số(?! hóa)|đang|chưa|mở lại|rút|\/lich (?:tat|moi)|\/nhom bo)(?!\p{L})/iu;
  /** Words of a plan's table. */
  const CITED = /“[^”{]+”/gu;

  it("show no Vietnamese word where the bot understands the English one", () => {
    const all = messages.en.flatMap(({ id, forms }) => forms.map((form) => ({ id, form: form.replace(CITED, "") })));
    expect(all.filter(({ form }) => SAID_IN_ENGLISH.test(form))).toEqual([]);
  });

  const NO_COUNT = /^(?:most|limit|name|file|organization)$/;

  it("count one thing as one", () => {
    const texts = loadTexts();
    const said = messages.en.map(({ id, variables }) => {
      const ones = variables.map((name) => [name, NO_COUNT.test(name) ? "it" : 1]);
      return { id, text: texts.plain("en", { id, args: Object.fromEntries(ones) }) };
    });
    const plural =
      /(?<![/.\d])1 (?:\w+ )?(?:units|duties|tasks|days|stand-ins|entries|figures|reports|groups|others|rows|units)\b/;
    expect(said.filter(({ text }) => plural.test(text))).toEqual([]);
  });
});

describe("the two languages", () => {
  it("have the same files, and the same messages in each", () => {
    expect(filesOf("en")).toEqual(filesOf("vi"));
    const where = (tongue: "vi" | "en") => messages[tongue].map(({ file, id }) => `${file} ${id}`).sort();
    expect(where("en")).toEqual(where("vi"));
  });

  it.each(["variables", "attributes", "choices"] as const)("have the same %s in every message", (part) => {
    const parts = (tongue: "vi" | "en") =>
      Object.fromEntries(messages[tongue].map((message) => [message.id, message[part]]));
    expect(parts("en")).toEqual(parts("vi"));
  });
});
