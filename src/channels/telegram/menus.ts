import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { BotCommandScope } from "grammy/types";
import type { Language } from "../../domain/officer.js";
import type { ChannelLog } from "../channel-log.js";
import { backOff, type Timers, withinBoth } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { readFailure } from "./failure.js";

const CALL_LIMIT_MS = 15_000;
/** A refusal that lasts is asked about this seldom. */
const LONG_PAUSE_MS = 3_600_000;

export type MenuEntry = {
  readonly command: string;
  readonly description: { readonly vi: string; readonly en: string };
};

/** What Telegram offers when somebody types "/": to people, and in groups. */
export type Menus = { readonly people: readonly MenuEntry[]; readonly groups: readonly MenuEntry[] };

/** Keeps what was set, so that a start does not set it again. */
export type MenuMemory = { read(): Promise<unknown>; write(mark: string): Promise<void> };

type MenuNeeds = { readonly api: Api; readonly log: ChannelLog; readonly timers: Timers };

/**
 * Sets the bot's menus where they are not set yet, until it is done or `signal` aborts; never rejects. A menu is a
 * convenience: a Bot API server that refuses it hinders nothing, is asked again, and is spoken of once.
 */
export async function keepMenus(
  { api, log, timers }: MenuNeeds,
  menus: Menus,
  botId: string,
  memory: MenuMemory,
  signal: AbortSignal,
): Promise<void> {
  const mark = createHash("sha256")
    .update(JSON.stringify([botId, menus.people, menus.groups]))
    .digest("base64url");
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      if ((await memory.read()) === mark) return;
      for (const call of callsFor(menus)) {
        await withinBoth(signal, timers.limit(CALL_LIMIT_MS), (within) =>
          api.setMyCommands(call.commands, call.options, grammySignal(within)),
        );
      }
      return await memory.write(mark);
    } catch (error) {
      if (signal.aborted) return;
      const { reason, waitMs } = refusal(error, failures);
      if (failures === 1) log.warn({ reason }, "telegram: the command menu could not be set, will try again");
      await timers.pause(waitMs, signal);
    }
  }
}

/** `refused`: this chat will never take it; `later`: worth another try. */
export type MenuSet = "set" | "refused" | "later";

/** Gives one private chat a menu of its own, in its person's language; takes it away without `entries`. */
export async function setChatMenu(
  { api, timers }: Pick<MenuNeeds, "api" | "timers">,
  chatId: string,
  own: { readonly entries: readonly MenuEntry[]; readonly language: Language } | null,
): Promise<MenuSet> {
  const scope = { scope: { type: "chat", chat_id: Number(chatId) } } as const;
  const signal = grammySignal(timers.limit(CALL_LIMIT_MS));
  try {
    if (own) await api.setMyCommands(commandsOf(own.entries, own.language), scope, signal);
    else await api.deleteMyCommands(scope, signal);
    return "set";
  } catch (error) {
    const failure = readFailure(error);
    return failure.kind === "answered" && (failure.code === 400 || failure.code === 403) ? "refused" : "later";
  }
}

/** The narrower scope goes first at Telegram; a language of none stands for all that have none of their own. */
function callsFor({ people, groups }: Menus) {
  const scopes: readonly [BotCommandScope["type"] & ("default" | `all_${string}_chats`), readonly MenuEntry[]][] = [
    ["default", groups],
    ["all_private_chats", people],
    ["all_group_chats", groups],
  ];
  return scopes.flatMap(([type, entries]) => [
    { commands: commandsOf(entries, "vi"), options: { scope: { type } } },
    { commands: commandsOf(entries, "en"), options: { scope: { type }, language_code: "en" as const } },
  ]);
}

function commandsOf(entries: readonly MenuEntry[], language: Language) {
  return entries.map(({ command, description }) => ({ command, description: description[language] }));
}

function refusal(error: unknown, failures: number): { readonly reason: string; readonly waitMs: number } {
  // The memory is a database: what it says may quote rows.
  if (!(error instanceof Error) || !/Grammy|Http/.test(error.name))
    return { reason: "what was set before can't be looked up", waitMs: backOff(failures) };
  const failure = readFailure(error);
  const lasting = failure.kind === "answered" && failure.code === 400;
  const asked = failure.kind === "answered" ? failure.retryAfterMs : undefined;
  return { reason: failure.reason, waitMs: asked ?? (lasting ? LONG_PAUSE_MS : backOff(failures)) };
}
