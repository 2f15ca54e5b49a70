import { expect, it } from "vitest";
import { smallTalk } from "../../src/conversation/small-talk.js";

it.each([
  ["chào bot", "hello"],
  ["Chào buổi sáng cả nhà ạ", null],
  ["chào buổi sáng ạ", "hello"],
  ["xin chào bot", "hello"],
  ["alo alo", "hello"],
  ["bot ơi", "hello"],
  ["cảm ơn bot nhé", "thanks"],
  ["cảm ơn bạn nhiều ạ", "thanks"],
  ["dạ vâng ạ", "thanks"],
  ["tks em", "thanks"],
  ["tuyệt vời!", "thanks"],
  ["hihi", "thanks"],
  ["🙏", "thanks"],
  ["❤️ ❤️", "thanks"],
  ["👏🏻👏🏻", "thanks"],
  ["👎", null],
  ["❓", null],
  ["7️⃣", null],
  ["🙏 nv 7", null],
  ["ok?", null],
  ["ok 82", null],
  ["chào anh, nv 7 thế nào", null],
  ["", null],
])("%j is %s", (text, talk) => expect(smallTalk(text)).toBe(talk));
