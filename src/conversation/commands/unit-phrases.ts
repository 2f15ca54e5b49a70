import type { ChannelName } from "../../domain/officer.js";
import { type Arg, say } from "../../domain/say.js";
import type { UnitDetails } from "../office-ports.js";

/** "Telegram", "diễn tập". */
export function channelPhrase(channel: ChannelName): Arg {
  return { say: say(`chat-channel-${channel}`) };
}

/** "“Nhóm Thanh tra” (Telegram)". */
export function chatPhrase({ address, title }: UnitDetails["chats"][number]): Arg {
  const channel = channelPhrase(address.channel);
  return { say: title === null ? say("unit-chat-untitled", { channel }) : say("unit-chat", { title, channel }) };
}

/** "Lan, Hùng và 3 người khác". */
export function peopleUpTo(names: readonly string[], most: number): Arg {
  const others = names.length - most;
  if (others <= 0) return { list: names };
  return { say: say("unit-and-people", { names: { list: names.slice(0, most) }, count: others }) };
}
