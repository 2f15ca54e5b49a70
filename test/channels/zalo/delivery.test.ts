import { expect, it } from "vitest";
import { type Answer, readAnswer } from "../../../src/channels/zalo/answer.js";
import { toDelivery } from "../../../src/channels/zalo/to-delivery.js";

const TOKEN = "1234567:secret";
const read = (status: number, body: unknown, retryAfter = Number.NaN): Answer =>
  readAnswer(status, typeof body === "string" ? body : JSON.stringify(body), retryAfter, (text) =>
    text.replaceAll(TOKEN, "…"),
  );
const error = (error_code: number, description = "x") => ({ ok: false, error_code, description });

it.each([
  ["a success", 200, { ok: true, result: { message_id: "m1", date: 1 } }, "sent"],
  ["a success with error_code 0", 200, { ok: true, error_code: 0, result: { message_id: "m1" } }, "sent"],
  ["a success without a result", 200, { ok: true }, "sent"],
  ["a success under an odd status", 500, { ok: true, result: {} }, "sent"],
  ["quota exceeded", 429, error(429), "retry"],
  ["quota exceeded with HTTP 200", 200, error(429), "retry"],
  ["403, which is Zalo's internal error", 403, error(403), "retry"],
  ["request timeout", 408, error(408), "retry"],
  ["an internal error in JSON", 500, error(500), "retry"],
  ["502 in JSON", 502, error(502), "retry"],
  ["a refusal without any code", 200, { ok: false }, "retry"],
  ["a refusal without a code but with a status", 400, { ok: false, description: "bad" }, "message"],
  ["a refusal whose code is text", 200, { ok: false, error_code: "401" }, "token"],
  ["a refusal whose code is misspelt", 200, { ok: false, errorCode: 426 }, "message"],
  ["a wrong token with HTTP 200", 200, error(401, "Unauthorized"), "token"],
  ["a wrong token with HTTP 401", 401, error(401, "Unauthorized"), "token"],
  ["a wrong token as a page", 401, "<html>", "token"],
  ["an unknown chat by 404", 404, error(404, "Not Found"), "chat-gone"],
  ["an unknown chat by 400", 400, error(400, "Bad Request: chat not found"), "chat-gone"],
  ["an unknown user by 400", 400, error(400, "invalid user_id"), "chat-gone"],
  ["a bad message", 400, error(400, "Bad Request: text is too long"), "message"],
  ["a gateway's 502 page", 502, "<html>", "uncertain"],
  ["a gateway's 504 page", 504, "", "uncertain"],
  ["a page with 200", 200, "<html>", "uncertain"],
  ["JSON that is no answer", 200, [1], "uncertain"],
  ["a gateway's 404 page, which unbinds no chat", 404, "<html>", "retry"],
  ["a redirect", 302, "", "retry"],
])("%s is judged by its body first", (_name, status, body, expected) => {
  const delivery = toDelivery(read(status, body));
  expect(delivery.outcome === "refused" ? delivery.because.kind : delivery.outcome).toBe(expected);
});

it("gives the message's id where there is one", () => {
  expect(toDelivery(read(200, { ok: true, result: { message_id: "m1" } }))).toEqual({
    outcome: "sent",
    messageIds: ["m1"],
  });
  expect(toDelivery(read(200, { ok: true }))).toEqual({ outcome: "sent", messageIds: [] });
});

it("waits as long as Zalo says, if it says so", () => {
  expect(toDelivery(read(429, error(429), 7))).toMatchObject({ outcome: "retry", afterMs: 7_000 });
  expect(toDelivery(read(429, error(429)))).not.toHaveProperty("afterMs");
});

it("keeps the token and long texts out of the reason", () => {
  const delivery = toDelivery(read(400, error(400, `bad path /bot${TOKEN}/x ${"word ".repeat(100)}`)));
  if (delivery.outcome !== "refused") throw new Error(delivery.outcome);
  expect(delivery.reason).not.toContain(TOKEN);
  expect(delivery.reason.length).toBeLessThan(150);
});
