import type { Zone } from "../domain/zone.js";
import type { RoomEntry } from "./rehearsal-desk.js";
import { renderMoment } from "./render-moment.js";

/** One bubble as the page's JSON. Files become addresses; `from` is null for the bot. */
export function renderEntry(entry: RoomEntry, zone: Zone) {
  const { sequence, messageId, chatId, from, text, choices, via, picture, documents = [], replyTo, at } = entry;
  const address = (file: { readonly id: string; readonly fileName: string } | undefined) =>
    file ? { url: `/rehearsal/files/${file.id}`, fileName: file.fileName } : null;
  return {
    sequence,
    messageId,
    chatId,
    from: from.kind === "bot" ? null : { id: from.userId, name: from.name },
    text: text.text,
    bold: text.bold,
    choices,
    via,
    picture: address(picture),
    documents: documents.map(address),
    replyTo: replyTo ?? null,
    at: renderMoment(at, zone),
  };
}
