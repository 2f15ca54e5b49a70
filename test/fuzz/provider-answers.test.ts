import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telegramChannel } from "../../src/channels/telegram/telegram-channel.js";
import { zaloChannel } from "../../src/channels/zalo/zalo-channel.js";
import type { Delivery, Download, Receiver } from "../../src/domain/message.js";
import { FUZZ_TIMEOUT_MS, fuzz, unheardDuring } from "./fuzz.js";
import { mutatedBytes, mutatedJson, STRANGE_TEXTS, strangeNumber } from "./mutations.js";
import { type Answer, type ScriptedProvider, startScriptedProvider, type Way } from "./scripted-provider.js";
import { TELEGRAM_BODIES, ZALO_BODIES } from "./webhook-bodies.js";

const TOKEN = "7654321:AAF-fake_token_for_tests_only_0123456";
const MOST_BYTES = 1_000;
/** No provider asks for a longer wait; a timer or a date beyond all bounds is none. */
const LONGEST_WAIT_MS = 86_400_000;
/** What a store takes, and a ledger can show. */
const KEPT = /^[^\p{C}]{1,300}$/u;

const ok = (result: unknown) => ({ ok: true, result });
const no = (error_code: number, description: string, parameters?: object) => ({
  ok: false,
  error_code,
  description,
  ...(parameters && { parameters }),
});
const REFUSALS = [
  no(401, "Unauthorized"),
  no(400, "Bad Request: chat not found"),
  no(429, "Too Many Requests: retry after 3", { retry_after: 3 }),
  no(400, "Bad Request: group chat was upgraded", { migrate_to_chat_id: -100_700 }),
  no(500, "Internal Server Error"),
  no(408, "Request timeout"),
  no(400, `Bad Request: no file at /bot${TOKEN}/x\u0000${"y".repeat(900)}`),
];
const file = { file_id: "f", file_unique_id: "f", file_size: 10, file_path: "documents/file_1.pdf" };
const TELEGRAM = {
  getMe: [
    ok({
      id: 7_654_321,
      is_bot: true,
      first_name: "Nhắc Việc",
      username: "NhacViecBot",
      can_read_all_group_messages: false,
    }),
  ],
  deleteWebhook: [ok(true)],
  getUpdates: [ok(TELEGRAM_BODIES), ok([])],
  getFile: [ok(file)],
  sendMessage: [ok({ message_id: 5, date: 1_736_000_000, chat: { id: 2001, type: "private" } })],
  file: ["%PDF-1.7"],
};
const ZALO = {
  getMe: [ok({ id: "1", account_name: "bot", display_name: "Nhắc Việc", can_join_groups: true })],
  deleteWebhook: [ok(true)],
  getUpdates: [...ZALO_BODIES, ok({})],
  sendMessage: [ok({ message_id: "z5", date: 1_736_000_000_000 }), { ok: true, error_code: 0 }],
  file: ["%PDF-1.7"],
};

const PAGES = ["", "<html><h1>502 Bad Gateway</h1></html>", "null", "[]", '{"ok":', '"ok"', '{"ok":"true"}', "1e999"];
const statuses = fc.oneof(
  { weight: 3, arbitrary: fc.constant(200) },
  fc.constantFrom(204, 302, 400, 401, 403, 404, 413, 429, 500, 502, 504),
);
const ways = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Way>("whole") },
  fc.constantFrom<Way>("drip", "cut", "short", "reset", "silence"),
);
const waits = fc.oneof(fc.constantFrom(...STRANGE_TEXTS, "3", "1e30", "Infinity"), strangeNumber.map(String));

function answersTo(originals: readonly unknown[]): fc.Arbitrary<Answer> {
  const asked = strangeNumber.map((retry_after) => no(429, "Too Many Requests", { retry_after }));
  const json = fc
    .oneof(mutatedJson([...originals, ...REFUSALS]), asked)
    .map((value) => Buffer.from(JSON.stringify(value)));
  const bytes = originals.map((value) => Buffer.from(JSON.stringify(value)));
  const body = fc.oneof(
    { weight: 6, arbitrary: json },
    { weight: 1, arbitrary: mutatedBytes(bytes) },
    { weight: 1, arbitrary: fc.constantFrom(...PAGES).map((page) => Buffer.from(page)) },
    { weight: 1, arbitrary: fc.constant(Buffer.alloc(3 * MOST_BYTES, 32)) },
  );
  // What Node itself would not put into a header is no answer that can come.
  const headers = waits.map((wait): Record<string, string> => (/^[ -~]+$/.test(wait) ? { "retry-after": wait } : {}));
  return fc.record({ status: statuses, headers, body, way: ways });
}

/** Some answers to each method; the first of each is often a good one, so that what comes after it is reached. */
function scripts(methods: Readonly<Record<string, readonly unknown[]>>): fc.Arbitrary<Map<string, Answer[]>> {
  const good = ([first]: readonly unknown[]): Answer => ({
    status: 200,
    headers: {},
    body: Buffer.from(JSON.stringify(first)),
    way: "whole",
  });
  const lists = Object.fromEntries(
    Object.entries(methods).map(([method, originals]) => {
      const strange = fc.array(answersTo(originals), { maxLength: 4 });
      return [
        method,
        fc.oneof(
          strange,
          strange.map((answers) => [good(originals), ...answers]),
        ),
      ];
    }),
  );
  return fc.record(lists).map((found) => new Map(Object.entries(found)));
}

function judgeDelivery(delivery: Delivery, answers: readonly Answer[] = []): void {
  if (delivery.outcome === "sent") {
    expect(answers.some(({ body }) => /"ok":true/.test(Buffer.from(body).toString()))).toBe(true);
    expect(delivery.messageIds.filter((id) => !KEPT.test(id))).toEqual([]);
    return;
  }
  expect(["retry", "refused", "uncertain"]).toContain(delivery.outcome);
  expect(delivery.reason).not.toContain(TOKEN);
  expect(delivery.reason).toMatch(KEPT);
  if (delivery.outcome === "retry" && delivery.afterMs !== undefined) expect(isWait(delivery.afterMs)).toBe(true);
}

function judgeDownload(download: Download): void {
  if (download.ok) expect(download.bytes.byteLength).toBeLessThanOrEqual(MOST_BYTES);
  else {
    expect(["too-big", "gone", "unreachable"]).toContain(download.because);
    expect(download.reason).not.toContain(TOKEN);
  }
}

const isWait = (ms: number) => ms >= 0 && ms <= LONGEST_WAIT_MS;
const receiver: Receiver = { message: async () => undefined, chatEvent: async () => undefined };
const message = { text: { text: "Việc 7 đến hạn", bold: [] } };

describe("whatever a provider answers", () => {
  let provider: ScriptedProvider;
  let logged: string[] = [];
  beforeAll(async () => {
    provider = await startScriptedProvider();
  });
  afterAll(() => provider.close());

  const note = (level: string) => (fields: object, words: string) =>
    void logged.push(`${level} ${words} ${JSON.stringify(fields)}`);
  const log = { info: note("info"), warn: note("warn"), error: note("error") };
  const common = () => ({
    token: TOKEN,
    apiRoot: provider.root,
    mode: { kind: "polling" as const },
    clock: { now: () => new Date("2025-01-06T00:55:00Z") },
    timers: provider.timers,
    log,
  });

  it.each([
    ["telegram", TELEGRAM, 80, () => telegramChannel(common()), "f"],
    ["zalo", ZALO, 80, () => zaloChannel({ ...common(), pictures: { publish: async () => null } }), null],
  ] as const)(
    "%s: every call has one of its ends, receiving goes on, and the token stays in",
    async (name, methods, runs, make, reference) => {
      const unheard = await unheardDuring(() =>
        fuzz(scripts(methods), runs, async (script) => {
          logged = [];
          const quiet = provider.say(script);
          const channel = make();
          const refused = await channel.start(receiver).then(
            () => null,
            (error: unknown) => error,
          );
          const advice = refused instanceof Error ? refused.message : "";
          if (refused !== null) expect(advice).toMatch(/TOKEN|PUBLIC_URL/);
          else await quiet;
          judgeDelivery(await channel.send({ channel: name, chatId: "2001" }, message), script.get("sendMessage"));
          judgeDownload(await channel.download(reference ?? `${provider.root}/photo.jpg`, MOST_BYTES));
          await channel.stop();
          expect(provider.pauses().filter((ms) => !isWait(ms))).toEqual([]);
          expect([advice, ...logged, channel.health().problem ?? ""].join("\n")).not.toContain(TOKEN);
          expect(logged.filter((line) => line.includes("fault of its own"))).toEqual([]);
        }),
      );
      expect(unheard).toEqual([]);
    },
    FUZZ_TIMEOUT_MS,
  );
});
