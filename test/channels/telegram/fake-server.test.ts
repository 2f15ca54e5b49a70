import { expect, it, onTestFinished } from "vitest";
import { startTelegramServer } from "../../fakes/telegram-server.js";

/** The fake has to be as strict as the real one, or the tests through it prove nothing. */
async function calling() {
  const server = await startTelegramServer();
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
      ...((await answer.json()) as { ok: boolean; description?: string; result?: unknown }),
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
