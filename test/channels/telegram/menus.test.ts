import { describe, expect, it } from "vitest";
import type { MenuMemory } from "../../../src/channels/telegram/menus.js";
import { ROLES } from "../../../src/domain/officer.js";
import { botMenus, commandMenu, menuFor } from "../../../src/service/menu.js";
import { loadTexts } from "../../../src/text/texts.js";
import { inbox } from "../../fakes/telegram/inbox.js";
import { FAULTS, startTelegramServer } from "../../fakes/telegram-server.js";
import { harness } from "./harness.js";

const entry = (command: string) => ({
  command,
  description: { vi: `Tiếng Việt ${command}`, en: `English ${command}` },
});
const MENUS = { people: [entry("viec"), entry("sua")], groups: [entry("viec")] };

/** Keeps its mark as a store would. */
function memory(): MenuMemory & { readonly written: string[]; next(): Promise<string> } {
  const written: string[] = [];
  const marks = inbox<string>();
  return {
    written,
    next: () => marks.next(),
    read: async () => written.at(-1) ?? null,
    async write(mark) {
      written.push(mark);
      marks.push(mark);
    },
  };
}

const set = (server: { calls: readonly { method: string; params: object }[] }) =>
  server.calls.filter(({ method }) => method === "setMyCommands").map(({ params }) => params);

describe("the bot's menus", () => {
  it("are set for everybody, private chats and groups, in both languages, and only once until they change", async () => {
    const server = await startTelegramServer();
    const kept = memory();
    const started = await harness({ server, menus: { ...MENUS, memory: kept } });
    await started.channel.start(started.receiver);
    await kept.next();
    const [vi, en] = [
      { command: "viec", description: "Tiếng Việt viec" },
      { command: "viec", description: "English viec" },
    ];
    expect(set(server)).toEqual([
      { scope: { type: "default" }, commands: [vi] },
      { scope: { type: "default" }, commands: [en], language_code: "en" },
      { scope: { type: "all_private_chats" }, commands: [vi, { command: "sua", description: "Tiếng Việt sua" }] },
      {
        scope: { type: "all_private_chats" },
        commands: [en, { command: "sua", description: "English sua" }],
        language_code: "en",
      },
      { scope: { type: "all_group_chats" }, commands: [vi] },
      { scope: { type: "all_group_chats" }, commands: [en], language_code: "en" },
    ]);
    const again = await harness({ server, menus: { ...MENUS, memory: kept } });
    await started.channel.stop();
    await again.channel.start(again.receiver);
    await server.idle();
    await again.channel.stop();
    expect(set(server)).toHaveLength(6);
    const changed = await harness({ server, menus: { ...MENUS, groups: [entry("xong")], memory: kept } });
    await changed.channel.start(changed.receiver);
    await kept.next();
    expect(set(server)).toHaveLength(12);
    expect(new Set(kept.written).size).toBe(2);
  });

  it("that are refused keep nothing from working, are spoken of once, and are set when Telegram takes them", async () => {
    const kept = memory();
    const { server, channel, receiver, timers, logged } = await harness({ menus: { ...MENUS, memory: kept } });
    server.fail(FAULTS.tooMany(3), { method: "setMyCommands", times: 2 });
    await channel.start(receiver);
    await server.idle();
    server.userSays({ chat: 11, text: "viec" });
    expect((await receiver.next()).text).toBe("viec");
    for (let refusals = 0; refusals < 2; refusals++) {
      const pause = await timers.nextPause();
      expect(pause.ms).toBe(3_000);
      pause.resume();
    }
    await kept.next();
    await channel.stop();
    expect(logged.filter(({ message }) => message.includes("menu"))).toHaveLength(1);
    expect(channel.health().problem).toBe("stopped");
    expect(set(server)).toHaveLength(8);
  });

  it("unknown to an old Bot API server, no health check fails for them", async () => {
    const { server, channel, receiver, timers } = await harness({ menus: { ...MENUS, memory: memory() } });
    server.fail(FAULTS.notFound, { method: "setMyCommands", times: Infinity });
    await channel.start(receiver);
    await timers.nextPause();
    expect(channel.health()).toEqual({ ok: true });
  });

  it("of one chat are set in its person's language, taken away, and never throw", async () => {
    const { server, channel } = await harness();
    server.open(11);
    expect(await channel.setMenu("11", { entries: MENUS.people, language: "en" })).toBe("set");
    expect(set(server)).toEqual([
      {
        scope: { type: "chat", chat_id: 11 },
        commands: [
          { command: "viec", description: "English viec" },
          { command: "sua", description: "English sua" },
        ],
      },
    ]);
    expect(await channel.setMenu("11", null)).toBe("set");
    expect((await server.nextCall("deleteMyCommands")).params).toEqual({ scope: { type: "chat", chat_id: 11 } });
    expect(await channel.setMenu("12", { entries: MENUS.people, language: "vi" })).toBe("refused");
    server.fail(FAULTS.tooMany(2), { method: "setMyCommands" });
    expect(await channel.setMenu("11", { entries: MENUS.people, language: "vi" })).toBe("later");
    server.cut();
    expect(await channel.setMenu("11", null)).toBe("later");
  });
});

describe("who is offered what", () => {
  const texts = loadTexts();
  const names = (entries: readonly { readonly command: string }[]) => entries.map(({ command }) => command);

  it("an officer's menu holds their work, a coordinator's the office's too, and groups get fewer", () => {
    expect(names(menuFor(texts, ["officer"]))).toEqual(expect.arrayContaining(["viec", "capnhat", "xong", "hoan"]));
    expect(names(menuFor(texts, ["officer"]))).not.toContain("nhom");
    expect(names(menuFor(texts, ["leader"]))).toContain("nhac");
    expect(names(menuFor(texts, ["leader"]))).not.toContain("capnhat");
    expect(names(menuFor(texts, ["coordinator"]))).toEqual(expect.arrayContaining(["moi", "nhom", "thieu"]));
    const { people, groups } = botMenus(texts);
    expect(names(people)).toContain("ngonngu");
    expect(names(groups)).toContain("nhom");
    expect(groups.length).toBeLessThan(commandMenu(texts).length);
  });

  it("every command is offered to some role, and everybody is offered help", () => {
    const offered = new Set(ROLES.flatMap((role) => names(menuFor(texts, [role]))));
    expect(names(commandMenu(texts)).filter((command) => !offered.has(command))).toEqual([]);
    for (const role of ROLES) expect(names(menuFor(texts, [role]))).toContain("trogiup");
  });
});
