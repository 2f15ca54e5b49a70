import { expect, it } from "vitest";
import { hear } from "../../src/conversation/hear.js";
import type { Incoming } from "../../src/domain/message.js";

const said = (text: string) =>
  ({ via: "message", text, addressed: true, chat: { kind: "private" } }) as unknown as Incoming;
const lines = (count: number) => Array.from({ length: count }, (_, index) => `nv ${index + 1} ${index}%`).join("\n");

it("refuses a message of more than 50 items whole, and says how many there are", () => {
  expect(hear(said(`/capnhat ${lines(51)}`), null)).toMatchObject({
    reply: { lines: [{ id: "chat-too-many-items", args: { count: 51, most: 50 } }] },
  });
});

it("takes a message of 50 items", () => {
  expect(hear(said(`/capnhat ${lines(50)}`), null)).toMatchObject({ command: { command: "capnhat" } });
});
