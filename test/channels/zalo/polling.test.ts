import { afterEach, expect, it } from "vitest";
import { type Setup, saying, setUp, to } from "./setup.js";

const GROUP = "zgr-77aa";
let setup: Setup;
afterEach(() => setup.end());

async function started(...given: Parameters<typeof setUp>): Promise<Setup> {
  setup = await setUp(...given);
  await setup.start();
  return setup;
}

it("hands over what people write, one update per poll, a second apart", async () => {
  const { server, timers, message, received } = await started();
  await server.userSays({ from: "lan", text: "/viec" });
  await server.userSays({ from: "lan", chat: GROUP, text: "/capnhat 7 82%", mention: true });
  expect(await message()).toMatchObject({ text: "/viec", chat: { chatId: "lan", kind: "private" } });
  expect(received).toHaveLength(1);
  expect(await timers.pass()).toBe(1_000);
  expect(await message(2)).toMatchObject({ text: "/capnhat 7 82%", chat: { chatId: GROUP, kind: "group" } });
});

it("asks for half a minute, as text, and never for an offset", async () => {
  const { server } = await started();
  const { params } = await server.called("getUpdates");
  expect(params).toEqual({ timeout: "30" });
});

it.each([408, 200] as const)(
  "asks again after an idle poll (HTTP %i) without a word in the log, and does not hammer a server that holds none",
  async (status) => {
    const { server, timers, channel, log } = await started({ idleStatus: status });
    const before = await log.until(() => log.text() || undefined);
    for (let time = 1; time <= 3; time += 1) {
      await server.called("getUpdates", time);
      await server.pollHeld();
      server.endIdlePoll();
      expect(await timers.pass()).toBe(200);
    }
    await server.called("getUpdates", 4);
    expect(log.text()).toBe(before);
    expect(channel.health()).toEqual({ ok: true });
  },
);

it.each(["null", "empty-object"] as const)("takes a success with %s for an idle poll", async (idleResult) => {
  const { server, timers, received, message } = await started({ idleResult });
  await server.pollHeld();
  server.endIdlePoll();
  expect(await timers.pass()).toBe(1_000);
  expect(received).toEqual([]);
  await server.userSays({ from: "lan", text: "/viec" });
  await message();
});

it("reads updates that come as a list", async () => {
  const { server, message } = await started({ pollsGiveList: true });
  await server.userSays({ from: "lan", text: "/viec" });
  expect(await message()).toMatchObject({ text: "/viec" });
});

it("gives a repeated update the same key, and asks for it at most once a second", async () => {
  const { server, timers, message, received } = await started({ polls: "replay" });
  await server.userSays({ from: "lan", text: "/capnhat 7 82%" });
  await message(1);
  expect(await timers.pass()).toBe(1_000);
  await message(2);
  expect(await timers.pass()).toBe(1_000);
  await message(3);
  expect(new Set(received.map(({ key }) => key)).size).toBe(1);
});

it("leaves nothing behind of many polls", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on("warning", note);
  const { server, timers, message } = await started();
  for (let time = 1; time <= 30; time += 1) {
    await server.userSays({ from: "lan", text: `/viec ${time}` });
    await message(time);
    await timers.pass();
  }
  await server.called("getUpdates", 31);
  process.off("warning", note);
  expect(warnings).toEqual([]);
});

it("backs off from 1 s to 60 s while Zalo fails, says so, and is well again afterwards", async () => {
  const { server, timers, channel, log } = await started();
  await server.pollHeld();
  server.fail("getUpdates", { kind: "page", status: 504 }, 3);
  server.fail("getUpdates", { kind: "reset" }, 2);
  server.fail("getUpdates", { kind: "error", code: 500, status: 200 }, 2);
  server.endIdlePoll();
  expect(await timers.pass()).toBe(200); // the idle end
  const waits = [];
  for (let time = 0; time < 7; time += 1) {
    waits.push(await timers.pass());
    expect(channel.health().ok).toBe(false);
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
  await server.pollHeld();
  await server.userSays({ from: "lan", text: "/viec" });
  await setup.message();
  expect(channel.health()).toEqual({ ok: true });
  expect(log.text()).toContain("HTTP 504");
  expect(log.text()).not.toContain(server.options.token);
});

it("takes a poll that never ends for a failure", async () => {
  const { server, timers, channel } = await started();
  await server.pollHeld();
  timers.expire();
  expect(await timers.pass()).toBe(1_000);
  expect(channel.health().problem).toContain("no answer in 40 s");
  await server.called("getUpdates", 2);
});

it("says so when the token dies while it runs, and looks again every minute", async () => {
  const { server, timers, channel } = await started();
  await server.pollHeld();
  server.fail("getUpdates", { kind: "error", code: 401, description: "Unauthorized", status: 200 });
  server.endIdlePoll();
  await timers.pass();
  expect(await timers.pass()).toBe(60_000);
  expect(channel.health().problem).toContain("Bot Creator");
});

it("forgets a refused token once Zalo gives updates again", async () => {
  const { server, channel, timers } = await started();
  await server.pollHeld();
  server.fail("sendMessage", { kind: "error", code: 401, status: 200 });
  await channel.send(to("lan"), saying("chào"));
  expect(channel.health().ok).toBe(false);
  server.endIdlePoll();
  await timers.pass();
  await server.called("getUpdates", 2);
  expect(channel.health()).toEqual({ ok: true });
});

it("says so when somebody else has set a webhook, and leaves it", async () => {
  const { server, timers, channel } = await started();
  await server.pollHeld();
  server.fail("getUpdates", { kind: "error", code: 400, description: "webhook is active" });
  server.endIdlePoll();
  await timers.pass();
  await timers.pass();
  expect(channel.health().problem).toContain("a webhook is set for this bot");
  expect(server.calls.filter(({ method }) => method === "deleteWebhook")).toHaveLength(1);
});

it("keeps a message in hand until it can be taken, before it asks for the next", async () => {
  const { server, timers, message, refuse, channel, received } = await started();
  refuse(2);
  await server.userSays({ from: "lan", text: "/xong 5" });
  expect(await timers.pass()).toBe(1_000);
  expect(channel.health().problem).toContain("can't be taken");
  expect(await timers.pass()).toBe(2_000);
  expect(await message()).toMatchObject({ text: "/xong 5" });
  expect(await timers.pass()).toBe(1_000);
  await server.called("getUpdates", 2);
  expect(received).toHaveLength(1);
  expect(channel.health()).toEqual({ ok: true });
});

it("gives up a message that can never be taken, says which, and goes on with the next", async () => {
  const { server, timers, message, refuse, log } = await started();
  refuse(5);
  const lost = await server.userSays({ from: "lan", text: "mật khẩu" });
  await server.userSays({ from: "lan", text: "/viec" });
  for (let time = 0; time < 5; time += 1) await timers.pass();
  expect(await message()).toMatchObject({ text: "/viec" });
  expect(log.text()).toContain(`lan:${lost}`);
  expect(log.text()).not.toContain("mật khẩu");
});

it("leaves aside what it does not understand, and goes on", async () => {
  const { server, timers, message, log } = await started();
  await server.push({ event_name: "message.text.received" });
  await server.push({ event_name: "group.renamed", message: {} });
  await server.userSays({ from: "lan", text: "/viec" });
  await timers.pass();
  await timers.pass();
  expect(await message()).toMatchObject({ text: "/viec" });
  expect(log.text()).toContain("group.renamed");
});

it("does not answer its own echo", async () => {
  const { server, channel, timers, message, received } = await started({ echoOwnSends: true });
  server.addChat("lan");
  await channel.send(to("lan"), saying("chào"));
  await timers.pass();
  await server.userSays({ from: "lan", text: "/viec" });
  await message();
  expect(received.map(({ text }) => text)).toEqual(["/viec"]);
});

it("stops by leaving the poll, without taking an update", async () => {
  const { server, channel, received } = await started();
  await server.pollHeld();
  await channel.stop();
  await server.pollReleased();
  await server.userSays({ from: "lan", text: "/viec" });
  expect(server.waiting()).toBe(1);
  expect(received).toEqual([]);
});

it("stops only when the message in hand is taken", async () => {
  const { server, channel, hold, received } = await started();
  const { offered, release } = hold();
  await server.userSays({ from: "lan", text: "/xong 5" });
  await offered;
  const order: string[] = [];
  const stopped = channel.stop().then(() => order.push(`stopped after ${received.length}`));
  await new Promise((resolve) => setImmediate(resolve));
  order.push("released");
  release();
  await stopped;
  expect(order).toEqual(["released", "stopped after 1"]);
});

it("hands over at once, when it stops, what could not be taken before", async () => {
  const { server, channel, timers, refuse, received, log } = await started();
  refuse(1);
  await server.userSays({ from: "lan", text: "/xong 5" });
  await log.until(() => log.text().includes("can't be taken yet") || undefined);
  await channel.stop();
  expect(received).toHaveLength(1);
  expect(timers.pauses[0]).toBe(1_000);
});
