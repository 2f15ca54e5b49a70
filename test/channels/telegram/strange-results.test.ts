import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { unheardDuring } from "../../fuzz/fuzz.js";
import { harness, plain } from "./harness.js";

const ME = { id: 1, is_bot: true, first_name: "Bot", username: "Bot" };

/** Answers every call with what it is told for the method, and the rest with "true". */
async function saying(results: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const method = request.url?.split("/").at(-1) ?? "";
    response.end(JSON.stringify({ ok: true, result: method in results ? results[method] : true }));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("an “ok” from somebody who is not Telegram", () => {
  it.each([
    ["getMe", { getMe: null }],
    ["getMe without a name", { getMe: { id: 1 } }],
    ["getUpdates", { getMe: ME, getUpdates: null }],
    ["getUpdates with something that has no number", { getMe: ME, getUpdates: [null] }],
  ])("to %s is tried again later, and ends nothing", async (_name, results) => {
    const { channel, receiver, timers, logged } = await harness({ apiRoot: await saying(results), token: "1:abc" });
    const unheard = await unheardDuring(async () => {
      await channel.start(receiver);
      expect((await timers.nextPause()).ms).toBe(1_000);
      await channel.stop();
    });
    expect(unheard).toEqual([]);
    expect(logged.map(({ level }) => level)).toContain("warn");
  });

  it("to getFile is a file that can't be had", async () => {
    const { channel } = await harness({ apiRoot: await saying({ getFile: null }), token: "1:abc" });
    expect(await channel.download("f", 100)).toMatchObject({ ok: false, because: "unreachable" });
  });

  it("to a send counts as sent, whatever id it names", async () => {
    const root = await saying({ sendMessage: { message_id: "a\u0000b" } });
    const { channel } = await harness({ apiRoot: root, token: "1:abc" });
    const to = { channel: "telegram", chatId: "5" } as const;
    expect(await channel.send(to, { text: plain("x") })).toEqual({ outcome: "sent", messageIds: [] });
  });
});
