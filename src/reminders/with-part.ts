import { addressKey, type Destination, type MessagePart } from "../domain/route.js";
import type { QueuedMessage } from "./ports.js";

/** Adds a part to what each of `readers` gets in this slot: one message, not two. */
export function withPart(
  messages: readonly QueuedMessage[],
  part: MessagePart,
  readers: readonly Destination[],
): QueuedMessage[] {
  const wanted = new Map(readers.map((reader) => [addressKey(reader.address), reader]));
  const told = messages.map((message) =>
    wanted.delete(addressKey(message.address)) ? { ...message, parts: [...message.parts, part] } : message,
  );
  return [...told, ...[...wanted.values()].map((reader) => ({ ...reader, items: [], parts: [part] }))];
}
