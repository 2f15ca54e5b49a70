import type { Clock } from "../../src/domain/clock.js";
import type { Channel, ChatAddress, Delivery, Outgoing } from "../../src/domain/message.js";

/** What reached a chat. */
type Received = { readonly at: Date; readonly chat: string; readonly text: string };

/** How the next sends end; null lets the message arrive. */
export type Script = (to: ChatAddress, message: Outgoing) => Delivery | null | Promise<Delivery | null>;

export type ScriptedChannel = Pick<Channel, "name" | "send"> & {
  readonly received: Received[];
  /** Every request that left, whatever became of it. */
  readonly requests: Received[];
  follow(script: Script): void;
  /** What one chat got, as texts. */
  textsIn(chat: string): string[];
};

/** Stands in for a provider: takes everything, unless a script says how a send ends. */
export function scriptedChannel(clock: Clock, name: Channel["name"] = "telegram"): ScriptedChannel {
  const received: Received[] = [];
  const requests: Received[] = [];
  let script: Script = () => null;
  return {
    name,
    received,
    requests,
    follow(next) {
      script = next;
    },
    textsIn: (chat) => received.filter((message) => message.chat === chat).map(({ text }) => text),
    async send(to, message) {
      const chat = to.thread === undefined ? to.chatId : `${to.chatId}/${to.thread}`;
      const entry = { at: clock.now(), chat, text: message.text.text };
      requests.push(entry);
      const ending = await script(to, message);
      if (ending) return ending;
      received.push(entry);
      return { outcome: "sent", messageIds: [String(received.length)] };
    },
  };
}

/** A script that ends the sends one after another as listed, and lets the rest arrive. */
export function endings(...list: readonly (Delivery | null)[]): Script {
  const left = [...list];
  return () => left.shift() ?? null;
}
