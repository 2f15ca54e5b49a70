import type { Delivery, Document, FormattedText, Outgoing, Picture } from "../../domain/message.js";
import type { ChannelLog } from "../channel-log.js";
import { partWait } from "../part-wait.js";
import { splitText } from "../split-text.js";
import type { Timers } from "../timers.js";
import type { ZaloApi } from "./api.js";
import { compose } from "./compose.js";
import { toDelivery } from "./to-delivery.js";

/** The platform takes 2,000 characters and doesn't say of which kind: a margin of a hundred. */
const MAX = 1_900;
const TEXT_TIMEOUT_MS = 30_000;
/** Zalo downloads the picture before it answers. */
const PHOTO_TIMEOUT_MS = 150_000;

/** What waits between pieces is short and is not cut off: the message is half out. */
const NEVER = new AbortController().signal;

type Post = { readonly photo?: string; readonly text: FormattedText };

export type SendContext = {
  readonly api: ZaloApi;
  readonly log: ChannelLog;
  readonly timers: Timers;
  /** A public https URL of the picture, good for several downloads; null when the service has none to give. */
  readonly publish: (picture: Picture) => Promise<string | null>;
  /** A public address of the document, for a while; null when the service has none to give. */
  readonly point: (document: Document) => Promise<string | null>;
};

/**
 * Sends one message, in pieces where it is long. Zalo has no buttons (choices are numbered lines), no replies and no
 * files: a document goes as a link, or is left out with the words for that. A picture without a public URL, or one that Zalo refuses, is
 * left out too: the text has every figure.
 */
export async function send(
  { api, log, timers, publish, point }: SendContext,
  chatId: string,
  message: Outgoing,
): Promise<Delivery> {
  const text = compose({ ...message, text: await withLinks(message, point) });
  const photo = message.picture ? await publish(message.picture) : null;
  const textOnly = split(text);
  if (photo) {
    const fits = text.text.length <= MAX;
    const delivery = await sendAll(fits ? [{ photo, text }] : [{ photo, text: NOTHING }, ...textOnly]);
    if (delivery.outcome !== "refused" || delivery.because.kind !== "message" || textOnly.length === 0) return delivery;
    log.warn({ reason: delivery.reason }, "Zalo refuses the picture: the text goes alone");
  }
  if (textOnly.length === 0) return { outcome: "refused", reason: "nothing to send", because: { kind: "message" } };
  return sendAll(textOnly);

  async function sendAll(posts: readonly Post[]): Promise<Delivery> {
    const messageIds: string[] = [];
    for (const [index, post] of posts.entries()) {
      let delivery = await sendOne(post);
      const waitMs = index > 0 ? partWait(delivery) : null;
      if (waitMs !== null) {
        await timers.pause(waitMs, NEVER);
        delivery = await sendOne(post);
      }
      if (delivery.outcome !== "sent") return afterPieces(index, posts.length, delivery);
      messageIds.push(...delivery.messageIds);
    }
    return { outcome: "sent", messageIds };
  }

  async function sendOne({ photo, text: { text, bold } }: Post): Promise<Delivery> {
    if (photo) {
      const caption = text === "" ? {} : { caption: text };
      return toDelivery(await api.call("sendPhoto", { chat_id: chatId, photo, ...caption }, PHOTO_TIMEOUT_MS));
    }
    const plain = { chat_id: chatId, text };
    if (bold.length > 0) {
      // Unlike parse_mode this leaves people's words uninterpreted.
      const text_styles = bold.map(({ start, length }) => ({ start, len: length, st: ["b"] }));
      const delivery = toDelivery(await api.call("sendMessage", { ...plain, text_styles }, TEXT_TIMEOUT_MS));
      if (delivery.outcome !== "refused" || delivery.because.kind !== "message") return delivery;
      log.warn({ reason: delivery.reason }, "Zalo refuses a styled message: once more without bold");
    }
    return toDelivery(await api.call("sendMessage", plain, TEXT_TIMEOUT_MS));
  }
}

/** The text with an address for each document; where one has none, with the words for a message without its files. */
async function withLinks(
  { text, documents = [], withoutFiles = "" }: Outgoing,
  point: SendContext["point"],
): Promise<FormattedText> {
  const links = await Promise.all(
    documents.map(async (document) => {
      const url = await point(document);
      return url === null ? null : `${document.fileName}: ${url}`;
    }),
  );
  const beside = links.includes(null) ? [withoutFiles] : links;
  return { ...text, text: [text.text, ...beside].filter((part) => part !== "").join("\n") };
}

const NOTHING: FormattedText = { text: "", bold: [] };

function split(text: FormattedText): Post[] {
  return splitText(text, MAX).flatMap((piece) => (piece.text.trim() === "" ? [] : [{ text: piece }]));
}

/**
 * Once a piece is posted the whole can't be tried again without a thought: it would post that piece twice. A piece that
 * surely isn't posted was tried once more before.
 */
function afterPieces(sent: number, of: number, delivery: Exclude<Delivery, { outcome: "sent" }>): Delivery {
  if (sent === 0) return delivery;
  const reason = `${delivery.reason} (after ${sent} of ${of} pieces)`;
  if (delivery.outcome === "refused") return { ...delivery, reason };
  return { outcome: "uncertain", reason, ...(delivery.unreachable && { unreachable: true }) };
}
