import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startZaloServer, type ZaloServer } from "../../fakes/zalo-server.js";

const GROUP = "zgr-1";
let server: ZaloServer;
beforeEach(async () => {
  server = await startZaloServer();
  server.addChat("lan");
  server.addChat(GROUP);
});
afterEach(() => server.close());

async function call(path: string, init: RequestInit = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.root}/${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function ask(method: string, params: object = {}, init: RequestInit = {}) {
  const headers = { "content-type": "application/json" };
  return call(`bot${server.options.token}/${method}`, {
    method: "POST",
    headers,
    body: JSON.stringify(params),
    ...init,
  });
}

describe("the fake Zalo server", () => {
  it("answers a wrong token with HTTP 200 and code 401, and other paths with 404", async () => {
    expect(await call("bot1:wrong/getMe")).toMatchObject({ status: 200, body: { ok: false, error_code: 401 } });
    server.options.unauthorizedStatus = 401;
    expect(await call("bot1:wrong/getMe")).toMatchObject({ status: 401 });
    expect(await call("hello")).toMatchObject({ status: 404 });
  });

  it("takes parameters from the query, a form or JSON", async () => {
    const token = server.options.token;
    expect(await call(`bot${token}/sendMessage?chat_id=lan&text=a`)).toMatchObject({ body: { ok: true } });
    const form = new URLSearchParams({ chat_id: "lan", text: "b" });
    expect(await call(`bot${token}/sendMessage`, { method: "POST", body: form })).toMatchObject({ body: { ok: true } });
    expect(await ask("sendMessage?chat_id=lan", { text: "c" })).toMatchObject({ body: { ok: true } });
    expect(server.sent("lan").map(({ text }) => text)).toEqual(["a", "b", "c"]);
    expect(JSON.stringify(server.calls)).not.toContain(token);
  });

  it.each([
    "getme",
    "editMessageText",
    "deleteMessage",
    "setMyCommands",
    "answerCallbackQuery",
    "getFile",
    "getChat",
    "sendDocument",
  ])("knows no method %s", async (method) => {
    expect(await ask(method, { chat_id: "lan" })).toMatchObject({ status: 400, body: { ok: false } });
  });

  it.each(["[1]", "7", "{"])("refuses the body %s", async (body) => {
    expect(await ask("getMe", {}, { body })).toMatchObject({ status: 400 });
  });

  it("refuses uploads", async () => {
    const form = new FormData();
    form.set("photo", new Blob(["x"]), "x.png");
    const token = server.options.token;
    expect(await call(`bot${token}/sendPhoto`, { method: "POST", body: form })).toMatchObject({ status: 400 });
  });

  it.each([
    ["sendMessage", { chat_id: 7, text: "x" }],
    ["sendMessage", { chat_id: "lan" }],
    ["sendMessage", { chat_id: "lan", text: "" }],
    ["sendMessage", { chat_id: "lan", text: "x".repeat(2_001) }],
    ["sendMessage", { chat_id: "lan", text: "x", parse_mode: "HTML" }],
    ["sendMessage", { chat_id: "lan", text: "x", text_styles: [{ start: 0, len: 2, st: ["b"] }] }],
    ["sendMessage", { chat_id: "nobody", text: "x" }],
    ["sendPhoto", { chat_id: "lan", photo: "/tmp/x.png" }],
    ["sendPhoto", { chat_id: "lan", photo: "data:image/png;base64,AAAA" }],
    ["sendPhoto", { chat_id: "lan", photo: "http://127.0.0.1:9/x.png" }],
    ["sendVoice", { chat_id: "lan", voice_url: "https://x/v.mp3" }],
    ["sendSticker", { chat_id: "lan", sticker: "" }],
    ["sendChatAction", { chat_id: "lan", action: "upload_photo" }],
  ])("refuses %s with %j", async (method, params) => {
    expect(await ask(method, params)).toMatchObject({ status: 400, body: { ok: false, error_code: 400 } });
    expect(server.sent("lan")).toEqual([]);
  });

  it("takes 2,000 characters, markup, stickers, voices and typing", async () => {
    expect((await ask("sendMessage", { chat_id: "lan", text: "x".repeat(2_000) })).body.ok).toBe(true);
    expect((await ask("sendMessage", { chat_id: "lan", text: "**x**", parse_mode: "markdown" })).body.ok).toBe(true);
    expect((await ask("sendSticker", { chat_id: "lan", sticker: "d0" })).body.ok).toBe(true);
    expect(await ask("sendChatAction", { chat_id: "lan", action: "typing" })).toEqual({
      status: 200,
      body: { ok: true },
    });
    server.options.rejectMarkup = true;
    expect((await ask("sendMessage", { chat_id: "lan", text: "**x**", parse_mode: "markdown" })).status).toBe(400);
  });

  it("says yes to a voice in a group, which nobody ever hears", async () => {
    expect((await ask("sendVoice", { chat_id: GROUP, voice_url: "https://x/v.aac" })).body.ok).toBe(true);
    expect(server.sent(GROUP)).toMatchObject([{ delivered: false }]);
  });

  it("passes on from a group only what mentions the bot or answers it", async () => {
    expect(await server.userSays({ from: "lan", chat: GROUP, text: "/viec" })).toBeNull();
    expect(server.waiting()).toBe(0);
    await server.userSays({ from: "lan", chat: GROUP, text: "/viec", mention: true });
    await server.userSays({ from: "lan", chat: GROUP, text: "82%", replyToBot: true });
    const texts = [];
    for (let poll = 0; poll < 2; poll += 1) texts.push((await ask("getUpdates")).body.result);
    expect(texts).toMatchObject([{ message: { text: "@Bot Nhắc Việc /viec" } }, { message: { text: "82%" } }]);
  });

  it("gives an update to exactly one of two polls", async () => {
    const polls = [ask("getUpdates"), ask("getUpdates")];
    await server.called("getUpdates", 2);
    await server.pollHeld();
    await server.userSays({ from: "lan", text: "/viec" });
    const [first] = [await Promise.race(polls)];
    expect(first?.body.ok).toBe(true);
    expect(server.endIdlePoll()).toBe(1);
    const codes = (await Promise.all(polls)).map(({ body }) => body.error_code);
    expect(codes.sort()).toEqual([408, undefined]);
  });

  it("keeps the first update for ever in replay mode, until it is told to forget", async () => {
    server.options.polls = "replay";
    await server.userSays({ from: "lan", text: "1" });
    await server.userSays({ from: "lan", text: "2" });
    const text = async () => (await ask("getUpdates")).body.result;
    expect([await text(), await text()]).toMatchObject([{ message: { text: "1" } }, { message: { text: "1" } }]);
    server.forget();
    expect(await text()).toMatchObject({ message: { text: "2" } });
  });

  it("keeps a webhook whose trial call failed, and gives no updates by polling meanwhile", async () => {
    expect(await ask("getWebhookInfo")).toMatchObject({ status: 404, body: { description: "Not Found" } });
    const set = await ask("setWebhook", { url: "http://127.0.0.1:9/", secret_token: "12345678" });
    expect(set.body.result).toMatchObject({ verification: { ok: false, outcome: "webhook.err.conn" } });
    expect((await ask("getWebhookInfo")).body.result).toMatchObject({ url: "http://127.0.0.1:9/" });
    expect((await ask("getUpdates")).body.description).toContain("webhook");
    expect((await ask("deleteWebhook")).body.result).toMatchObject({ url: "" });
    expect(server.webhook).toBeNull();
  });

  it.each([
    [{ url: "http://example.com/", secret_token: "12345678" }],
    [{ url: "https://example.com/", secret_token: "1234567" }],
    [{ url: "https://example.com/" }],
    [{ url: "nowhere", secret_token: "12345678" }],
  ])("refuses the webhook %j", async (params) => {
    expect((await ask("setWebhook", params)).status).toBe(400);
  });
});
