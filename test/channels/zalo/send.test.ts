import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { ZaloFault } from "../../fakes/zalo/types.js";
import { startZaloServer } from "../../fakes/zalo-server.js";
import { plain, type Setup, saying, setUp, to } from "./setup.js";

const PICTURE = { png: new Uint8Array([1]), fileName: "tien-do.png" };
const LONG = Array.from({ length: 120 }, (_, line) => `${line + 1}. Việc cần làm trong quý này`).join("\n");
let setup: Setup;
let closeHttp: () => Promise<unknown> = async () => {};
afterEach(async () => {
  await setup.end();
  await closeHttp();
  closeHttp = async () => {};
});

async function withChat(...given: Parameters<typeof setUp>): Promise<Setup> {
  setup = await setUp(...given);
  setup.server.addChat("lan");
  return setup;
}

/** A server with one picture, as src/web has it; how often it was fetched. */
async function gallery(contentType = "image/png"): Promise<{ url: string; fetched(): number }> {
  let fetched = 0;
  const http = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(200, { "content-type": contentType }).end("png");
  });
  await new Promise<void>((ready) => http.listen(0, "127.0.0.1", ready));
  closeHttp = () => new Promise((done) => http.close(done));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/p.png`, fetched: () => fetched };
}

it("sends plain text, and nothing of what other platforms know", async () => {
  const { channel, server } = await withChat();
  const delivery = await channel.send(to("lan"), saying("Việc 7: 82 % *tốt* <b>", { replyTo: "m0" }));
  const [message] = server.sent("lan");
  expect(delivery).toEqual({ outcome: "sent", messageIds: [message?.messageId] });
  expect(message?.params).toEqual({ chat_id: "lan", text: "Việc 7: 82 % *tốt* <b>" });
});

it("sends bold as runs beside the text", async () => {
  const { channel, server } = await withChat();
  await channel.send(to("lan"), { text: { text: "Việc 7 quá hạn", bold: [{ start: 0, length: 6 }] } });
  expect(await server.nextSent()).toMatchObject({
    bold: ["Việc 7"],
    params: { text_styles: [{ start: 0, len: 6, st: ["b"] }] },
  });
});

it("sends once more without bold where Zalo refuses it", async () => {
  const { channel, server } = await withChat({ rejectStyles: true });
  const delivery = await channel.send(to("lan"), { text: { text: "Việc 7", bold: [{ start: 0, length: 4 }] } });
  expect(delivery.outcome).toBe("sent");
  expect(server.sent("lan")).toMatchObject([{ text: "Việc 7", bold: [] }]);
});

it("prints choices as numbered lines", async () => {
  const { channel, server } = await withChat();
  await channel.send(
    to("lan"),
    saying("Ghi 82 %?", {
      choices: [
        { label: "Đúng", value: "co" },
        { label: "Không", value: "k" },
      ],
    }),
  );
  expect((await server.nextSent()).text).toBe("Ghi 82 %?\n\n1. Đúng\n2. Không");
});

it("cuts a long text between lines, in order, and names every piece", async () => {
  const { channel, server } = await withChat();
  const delivery = await channel.send(to("lan"), saying(LONG));
  const sent = server.sent("lan");
  expect(sent.length).toBeGreaterThan(1);
  expect(delivery).toEqual({ outcome: "sent", messageIds: sent.map(({ messageId }) => messageId) });
  for (const { text } of sent) expect(text.length).toBeLessThanOrEqual(1_900);
  expect(sent.map(({ text }) => text).join("\n")).toBe(LONG);
});

it("sends a picture by its public address, with the text under it, and Zalo fetches it more than once", async () => {
  const { url, fetched } = await gallery();
  const { channel, server } = await withChat({}, { pictures: { publish: async () => url } });
  const delivery = await channel.send(to("lan"), saying("Tiến độ", { picture: PICTURE }));
  expect(delivery.outcome).toBe("sent");
  expect(server.sent("lan")).toMatchObject([{ method: "sendPhoto", photo: url, text: "Tiến độ" }]);
  expect(fetched()).toBe(2);
});

it("sends a text too long for a caption after its picture", async () => {
  const { url } = await gallery();
  const { channel, server } = await withChat({}, { pictures: { publish: async () => url } });
  await channel.send(to("lan"), saying(LONG, { picture: PICTURE }));
  const [first, ...rest] = server.sent("lan");
  expect(first).toMatchObject({ method: "sendPhoto", text: "" });
  expect(rest.map(({ text }) => text).join("\n")).toBe(LONG);
});

it("sends the text alone where the picture has no public address", async () => {
  const { channel, server } = await withChat();
  expect(await channel.send(to("lan"), saying("Tiến độ", { picture: PICTURE }))).toMatchObject({ outcome: "sent" });
  expect(server.sent("lan")).toMatchObject([{ method: "sendMessage", text: "Tiến độ" }]);
});

it("sends the text alone where Zalo refuses the picture", async () => {
  const { url } = await gallery("text/html");
  const { channel, server } = await withChat({}, { pictures: { publish: async () => url } });
  expect(await channel.send(to("lan"), saying("Tiến độ", { picture: PICTURE }))).toMatchObject({ outcome: "sent" });
  expect(server.sent("lan")).toMatchObject([{ method: "sendMessage", text: "Tiến độ" }]);
});

it("points to a document where it can, and says the other ways to it where it can't", async () => {
  const document = { bytes: new Uint8Array([1]), fileName: "bao-cao.docx", mimeType: "application/octet-stream" };
  const message = saying("Báo cáo", { documents: [document], withoutFiles: "Xin mở bằng Telegram." });
  const pointing = await withChat({}, { documents: { publish: async () => "https://x.vn/documents/abc" } });
  await pointing.channel.send(to("lan"), message);
  expect(pointing.server.sent("lan")).toMatchObject([{ text: "Báo cáo\nbao-cao.docx: https://x.vn/documents/abc" }]);
  const alone = await withChat();
  await alone.channel.send(to("lan"), message);
  expect(alone.server.sent("lan")).toMatchObject([{ text: "Báo cáo\nXin mở bằng Telegram." }]);
});

it("sends the text of a document alone", async () => {
  const { channel, server } = await withChat();
  const document = { bytes: new Uint8Array([1]), fileName: "bao-cao.docx", mimeType: "application/octet-stream" };
  await channel.send(to("lan"), saying("Báo cáo: https://x.vn/bc", { documents: [document] }));
  expect(server.sent("lan")).toMatchObject([{ text: "Báo cáo: https://x.vn/bc" }]);
});

it("refuses to send nothing", async () => {
  const { channel, server } = await withChat();
  expect(await channel.send(to("lan"), { text: plain("  ") })).toMatchObject({ because: { kind: "message" } });
  expect(server.calls).toEqual([]);
});

it("waits for a slow body", async () => {
  const { channel, server } = await withChat();
  server.fail("sendMessage", { kind: "slow-body" });
  const delivery = channel.send(to("lan"), saying("chào"));
  await server.nextSent();
  server.finishBodies();
  expect(await delivery).toMatchObject({ outcome: "sent" });
});

it("gives a picture more time than a text, since Zalo downloads it first", async () => {
  const { url } = await gallery();
  const { channel, server, timers } = await withChat({}, { pictures: { publish: async () => url } });
  server.fail("sendPhoto", { kind: "silence" });
  const delivery = channel.send(to("lan"), saying("Tiến độ", { picture: PICTURE }));
  await server.nextSent();
  timers.expire();
  expect(await delivery).toMatchObject({ outcome: "uncertain", reason: expect.stringContaining("no answer in 150 s") });
});

it.each([400, 404] as const)("calls a chat gone that Zalo does not know (%i)", async (unknownChatStatus) => {
  const { channel, server } = await withChat({ unknownChatStatus });
  server.removeChat("lan");
  expect(await channel.send(to("lan"), saying("chào"))).toMatchObject({ because: { kind: "chat-gone" } });
});

it("goes on after a short wait where the second piece is surely not posted", async () => {
  const { channel, server, timers } = await withChat();
  server.fail("sendMessage", { kind: "no-result" });
  server.fail("sendMessage", { kind: "error", code: 429, retryAfterS: 3 });
  const delivery = channel.send(to("lan"), saying(LONG));
  expect(await timers.pass()).toBe(3_000);
  expect(await delivery).toMatchObject({ outcome: "sent" });
  expect(
    server
      .sent("lan")
      .map(({ text }) => text)
      .join("\n"),
  ).toBe(LONG);
});

it.each<[string, ZaloFault, string]>([
  ["a long wait", { kind: "error", code: 429, retryAfterS: 60 }, "uncertain"],
  ["a reset", { kind: "reset" }, "uncertain"],
  ["a refusal", { kind: "error", code: 400 }, "refused"],
])("says honestly how a message ended whose second piece met %s", async (_name, fault, expected) => {
  const { channel, server } = await withChat();
  server.fail("sendMessage", { kind: "no-result" });
  server.fail("sendMessage", fault);
  const delivery = await channel.send(to("lan"), saying(LONG));
  expect(delivery).toMatchObject({ outcome: expected, reason: expect.stringMatching(/after 1 of \d pieces/) });
  expect(server.sent("lan")).toHaveLength(1);
});

it("shows a dead token in health until a send succeeds", async () => {
  const { channel, server } = await withChat();
  server.fail("sendMessage", { kind: "error", code: 401, status: 200 });
  await channel.send(to("lan"), saying("chào"));
  expect(channel.health().problem).toContain("Bot Creator");
  await channel.send(to("lan"), saying("chào"));
  expect(channel.health()).toEqual({ ok: true });
});

it("follows nobody elsewhere: the token would go with it", async () => {
  const elsewhere = await startZaloServer();
  const { channel, server } = await withChat();
  elsewhere.addChat("lan");
  server.fail("sendMessage", { kind: "redirect", url: `${elsewhere.root}/bot${elsewhere.options.token}/sendMessage` });
  expect(await channel.send(to("lan"), saying("chào"))).toMatchObject({ outcome: "retry" });
  expect(elsewhere.calls).toEqual([]);
  await elsewhere.close();
});

it("finds its way with a slash at the end of the root", async () => {
  const other = await startZaloServer();
  other.addChat("lan");
  setup = await setUp({}, { apiRoot: `${other.root}/` });
  const delivery = await setup.channel.send(to("lan"), saying("chào"));
  await other.close();
  expect(delivery.outcome).toBe("sent");
});
