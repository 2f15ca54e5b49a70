import { describe, expect, it } from "vitest";
import { CORPUS } from "./corpus.js";
import { meaningOf } from "./notation.js";

describe.each(Object.entries(CORPUS))("lines of chat: %s", (_name, lines) => {
  it.each(lines)("%j means %s", (line, meaning) => {
    expect(meaningOf(line)).toBe(meaning);
  });
});

it("labels at least 450 different lines", () => {
  const lines = Object.values(CORPUS).flatMap((group) => group.map(([line]) => line));
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.length).toBeGreaterThanOrEqual(450);
});

// Apart from the corpus, whose lines mean the same without their marks.
it.each(["mới phòng TCCB", "mỗi phòng một bản", "mọi trường gửi báo cáo"])(
  "%j invites nobody: a mark decides",
  (line) => {
    expect(meaningOf(line)).toBe("talk");
  },
);
