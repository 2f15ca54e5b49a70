import { expect, it } from "vitest";
import { floodGuard } from "../../src/conversation/flood-guard.js";

const at = (seconds: number) => new Date(Date.UTC(2025, 2, 3, 1, 0, seconds));
const person = (userId: string) => ({ channel: "telegram", userId }) as const;
const sendAll = (guard: ReturnType<typeof floodGuard>, from: string, chat: string, count: number, seconds = 0) =>
  Array.from({ length: count }, () => guard(person(from), chat, at(seconds)));

it("tells a person once to slow down after 20 messages in 10 seconds, and then listens again", () => {
  const guard = floodGuard();
  const said = sendAll(guard, "1", "a", 23);
  expect(said.slice(0, 20).every((one) => one === "welcome")).toBe(true);
  expect(said.slice(20)).toEqual(["slow-down", "silent", "silent"]);
  expect(guard(person("1"), "a", at(10))).toBe("welcome");
});

it("tells a chat once to slow down after 60 messages of several people, and other chats are not touched", () => {
  const guard = floodGuard();
  for (const from of ["1", "2", "3"])
    expect(sendAll(guard, from, "a", 20).every((one) => one === "welcome")).toBe(true);
  expect([guard(person("4"), "a", at(1)), guard(person("5"), "a", at(1))]).toEqual(["slow-down", "silent"]);
  expect(guard(person("4"), "b", at(1))).toBe("welcome");
});

it("does not let one person's flood use up what the others of a chat may say", () => {
  const guard = floodGuard();
  sendAll(guard, "1", "a", 500);
  expect(guard(person("2"), "a", at(1))).toBe("welcome");
});
