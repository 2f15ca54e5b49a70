import { expect, it } from "vitest";
import { askedWait } from "../../src/channels/asked-wait.js";

it.each([
  ["a second and a half", 1.5, 1_500],
  ["no time", 0, 0],
  ["a day", 86_400, 86_400_000],
  ["longer than any limit lasts, beyond what a timer can count", 1e30, 86_400_000],
  ["for ever", Infinity, 86_400_000],
  ["less than nothing", -1, undefined],
  ["no number", Number.NaN, undefined],
  ["a word", "3", undefined],
  ["nothing", undefined, undefined],
])("a provider that asks to wait %s", (_name, seconds, ms) => {
  expect(askedWait(seconds)).toBe(ms);
});
