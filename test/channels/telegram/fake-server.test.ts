import { expect, it, onTestFinished } from "vitest";
import { startTelegramServer, TELEGRAM_LIMITS } from "../../fakes/telegram-server.js";

/** The fake has to be as strict as the real one, or the tests through it prove nothing. */
async function calling(options: Parameters<typeof startTelegramServer>[0] = {}) {
  const server = await startTelegramServer(options);
  onTestFinished(() => server.close());
  server.open(11);
  const call = async (method: string, params: object) => {
    const answer = await fetch(`${server.apiRoot}/bot${server.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    return {
      status: answer.status,
      ...((await answer.json()) as { ok: boolean; description?: string; result?: unknown; parameters?: object }),
    };
  };
  return { server, call };
}

it.each([
  ["an unclosed tag", { text: "<b>a", parse_mode: "HTML" }, 'Can\'t find end tag corresponding to start tag "b"'],
  ["an end without a start", { text: "a</b>", parse_mode: "HTML" }, "Unexpected end tag"],
  ["crossed tags", { text: "<b><i>a</b></i>", parse_mode: "HTML" }, "Unmatched end tag"],
  ["an unknown tag", { text: "việc <7>", parse_mode: "HTML" }, 'Unsupported start tag "7" at byte offset 7'],
  ["a lone bracket", { text: "a < b", parse_mode: "HTML" }, "Unclosed start tag"],
  ["an empty text", { text: " \n" }, "message text is empty"],
  ["a text too long", { text: "a".repeat(4097) }, "message is too long"],
  ["a strange chat", { chat_id: 12, text: "a" }, "chat not found"],
  ["the General topic's id", { text: "a", message_thread_id: 1 }, "message thread not found"],
  [
    "a button's value too long",
    { text: "a", reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a".repeat(65) }]] } },
    "BUTTON_DATA_INVALID",
  ],
  ["an answer to nothing", { text: "a", reply_parameters: { message_id: 9 } }, "message to be replied not found"],
])("%s is refused", async (_name, params, description) => {
  const { server, call } = await calling();
  expect(await call("sendMessage", { chat_id: 11, ...params })).toMatchObject({
    status: 400,
    ok: false,
    description: expect.stringContaining(description),
  });
  expect(server.sent(11)).toEqual([]);
});

it("an update comes until its successor is asked for, and polling excludes a webhook", async () => {
  const { server, call } = await calling();
  const { update_id } = server.userSays({ chat: 11, text: "viec" });
  for (const offset of [0, update_id])
    expect((await call("getUpdates", { offset })).result).toMatchObject([{ update_id }]);
  expect((await call("getUpdates", { offset: update_id + 1 })).result).toEqual([]);
  await call("setWebhook", { url: "https://nhacviec.example/" });
  expect(await call("getUpdates", {})).toMatchObject({ status: 409 });
});

it("takes 30 messages in any second, 1 a second for a chat, 20 a minute for a group, and says how long to wait", async () => {
  let at = Date.parse("2025-01-06T08:00:00+07:00");
  const { server, call } = await calling({ limits: TELEGRAM_LIMITS, now: () => new Date(at) });
  const send = async (chat_id: number) => {
    const { status, parameters } = await call("sendMessage", { chat_id, text: "x" });
    return status === 200 ? "sent" : parameters;
  };
  for (let chat = 1; chat <= 31; chat += 1) server.open(chat);
  server.open(-7);
  for (let chat = 1; chat <= 30; chat += 1) expect(await send(chat)).toBe("sent");
  at += 999;
  expect(await send(31)).toEqual({ retry_after: 1 });
  at += 1;
  expect(await send(31)).toBe("sent");
  expect(await send(31)).toEqual({ retry_after: 1 });
  for (let time = 0; time < 20; time += 1) {
    expect(await send(-7)).toBe("sent");
    at += 1_000;
  }
  expect(await send(-7)).toEqual({ retry_after: 40 });
  at += 40_000;
  expect(await send(-7)).toBe("sent");
  expect(server.rejected429).toBe(3);
  expect(server.accepted).toHaveLength(30 + 1 + 21);
  expect(server.accepted.at(-1)).toMatchObject({ chatId: -7, at: new Date(at) });
});

it.each([
  ["kicked", undefined, 403, "Forbidden: bot was kicked from the supergroup chat"],
  ["muted", undefined, 400, "Bad Request: not enough rights to send text messages to the chat"],
  ["topic closed", 7, 400, "Bad Request: TOPIC_CLOSED"],
  ["topic deleted", 7, 400, "Bad Request: message thread not found"],
] as const)(
  "a place shut as %s refuses until it is open again, and no other does",
  async (how, thread, status, description) => {
    const { server, call } = await calling();
    const place = { chat_id: 11, text: "x", message_thread_id: thread };
    server.open(12);
    server.shut(11, how, thread);
    expect(await call("sendMessage", place)).toMatchObject({ status, description });
    const beside = thread === undefined ? { chat_id: 12, text: "x" } : { chat_id: 11, text: "x" };
    expect(await call("sendMessage", beside)).toMatchObject({ status: 200 });
    server.reopen(11, thread);
    expect(await call("sendMessage", place)).toMatchObject({ status: 200 });
  },
);

it("a group that has moved says where to, and a person who blocked the bot can let it in again", async () => {
  const { server, call } = await calling();
  server.migrates(-5, -1005);
  expect(await call("sendMessage", { chat_id: -5, text: "x" })).toMatchObject({
    status: 400,
    parameters: { migrate_to_chat_id: -1005 },
  });
  expect(await call("sendMessage", { chat_id: -1005, text: "x" })).toMatchObject({ status: 200 });
  server.membership({ chat: 11, was: "member", is: "kicked" });
  expect(await call("sendMessage", { chat_id: 11, text: "x" })).toMatchObject({
    description: "Forbidden: bot was blocked by the user",
  });
  server.membership({ chat: 11, was: "kicked", is: "member" });
  expect(await call("sendMessage", { chat_id: 11, text: "x" })).toMatchObject({ status: 200 });
});

it("a fault planned for a topic strikes there only, until it is healed", async () => {
  const { server, call } = await calling();
  server.fail({ kind: "answer", code: 500, description: "x" }, { chatId: 11, thread: 7, times: Infinity });
  const status = async (message_thread_id?: number) =>
    (await call("sendMessage", { chat_id: 11, text: "x", message_thread_id })).status;
  expect([await status(), await status(7), await status(8), await status(7)]).toEqual([200, 500, 200, 500]);
  server.healFaults();
  expect(await status(7)).toBe(200);
});

it("a lean server takes everything and keeps where, what and when", async () => {
  const at = new Date("2025-01-06T01:00:00Z");
  const { server, call } = await calling({ lean: true, now: () => at });
  expect(await call("sendMessage", { chat_id: 99, text: "ệ" })).toMatchObject({ status: 200, ok: true });
  expect(server.sent(99)).toMatchObject([{ chatId: 99, text: "ệ", at }]);
});
