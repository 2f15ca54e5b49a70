import fc from "fast-check";
import { expect, it } from "vitest";
import { stripMention } from "../../../src/channels/zalo/strip-mention.js";

const NAMES = ["Bot Nhắc Việc", "bot.NhacViec"];

it.each([
  ["at the start", "@Bot Nhắc Việc /capnhat 7 82%", "/capnhat 7 82%"],
  ["in the middle", "nhờ @Bot Nhắc Việc xem việc 7", "nhờ xem việc 7"],
  ["at the end", "/viec @Bot Nhắc Việc", "/viec"],
  ["twice", "@Bot Nhắc Việc /viec @Bot Nhắc Việc", "/viec"],
  ["alone", "@Bot Nhắc Việc", ""],
  ["in another case", "@BOT NHẮC VIỆC /viec", "/viec"],
  ["by the account's name", "@bot.nhacviec /viec", "/viec"],
  ["not where a letter stands for the name's full stop", "@botxNhacViec /viec", "@botxNhacViec /viec"],
  ["with non-breaking spaces", "@Bot\u00A0Nhắc\u00A0Việc\u00A0/capnhat\u00A07 82%", "/capnhat 7 82%"],
  ["with decomposed letters", "@Bot Nhắc Việc /viec".normalize("NFD"), "/viec"],
  ["with a comma after it", "@Bot Nhắc Việc, xong 5", "xong 5"],
  ["keeping lines", "@Bot Nhắc Việc /capnhat\n7 82%\n\n8 90%", "/capnhat\n7 82%\n\n8 90%"],
  ["not the beginning of a longer name", "@Bot Nhắc Việc2 /viec", "@Bot Nhắc Việc2 /viec"],
  ["not inside an address", "thu@Bot Nhắc Việc", "thu@Bot Nhắc Việc"],
  ["not another person's mention", "@Lan Anh xem việc 7", "@Lan Anh xem việc 7"],
  ["not the name without @", "Bot Nhắc Việc ơi", "Bot Nhắc Việc ơi"],
])("a mention %s is handled", (_where, text, expected) => {
  expect(stripMention(text, NAMES)).toBe(expected);
});

it("leaves a text alone while the bot's name is not known", () => {
  expect(stripMention("@Bot Nhắc Việc /viec", [])).toBe("@Bot Nhắc Việc /viec");
});

it("prefers the longer of two names that begin alike", () => {
  expect(stripMention("@Bot Việc /viec", ["Bot", "Bot Việc"])).toBe("/viec");
});

it("finds the mention whatever characters the name is made of", () => {
  const name = fc
    .string({ minLength: 1, unit: fc.constantFrom(..."aBc.*+?()[]{}|^$/\\- ễĐ1") })
    .filter((n) => n.trim() !== "");
  fc.assert(
    fc.property(name, (bot) => {
      expect(stripMention(`@${bot} /viec 7`, [bot])).toBe("/viec 7");
    }),
  );
});
