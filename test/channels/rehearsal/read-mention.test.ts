import fc from "fast-check";
import { expect, it } from "vitest";
import { readMention } from "../../../src/channels/rehearsal/read-mention.js";

const BOT = "Nhắc Việc";

it.each([
  ["a mention before the command goes", "@Nhắc Việc /viec", { text: "/viec", named: true, foreign: false }],
  ["a mention after it goes", "7 82% @nhắc việc", { text: "7 82%", named: true, foreign: false }],
  [
    "accents typed apart are the same name",
    "@Nhắc Việc xong 7".normalize("NFD"),
    { text: "xong 7", named: true, foreign: false },
  ],
  ["lines stay lines", "@Nhắc Việc 7 82%\n8 60%", { text: "7 82%\n8 60%", named: true, foreign: false }],
  ["a longer name is somebody else", "@Nhắc Việclàm đi", { text: "@Nhắc Việclàm đi", named: false, foreign: false }],
  ["a command for another bot is foreign", "/viec@BotKhac 7", { text: "/viec@BotKhac 7", named: false, foreign: true }],
  [
    "an address in a note is no mention",
    "/capnhat 7 82% hỏi lan@sogddt.vn",
    { text: "/capnhat 7 82% hỏi lan@sogddt.vn", named: false, foreign: false },
  ],
  ["plain talk is left alone", "  mai họp lúc 8 giờ ", { text: "mai họp lúc 8 giờ", named: false, foreign: false }],
])("%s", (_name, typed, expected) => expect(readMention(typed, BOT)).toEqual(expected));

it("takes the bot's own name off a command, whatever the name holds", () => {
  expect(readMention("/capnhat@Cchc.Bot 7 82%", "Cchc.Bot")).toEqual({
    text: "/capnhat 7 82%",
    named: true,
    foreign: false,
  });
  expect(readMention("@CchcxBot 7", "Cchc.Bot").named).toBe(false);
});

it("finds the mention after whatever was typed, for any name", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, typedName) => {
      const name = `b${typedName.trim()}`;
      expect(readMention(`${before} @${name}`, name)).toMatchObject({ named: true, foreign: false });
    }),
  ));
