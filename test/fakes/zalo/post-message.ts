import type { Answer, Params, ZaloServerOptions } from "./types.js";
import { failure } from "./types.js";

export type Chat = { readonly id: string; readonly group: boolean };
/** What a valid send would post. */
type Post = {
  readonly chat: Chat;
  readonly text: string;
  readonly bold: readonly string[];
  readonly delivered: boolean;
};
/** Null when the platform refuses; then `refusal` says how. */
export type Checked = { readonly post: Post } | { readonly refusal: Answer };

const MARKUP = /[*_`{}<>#]/;

/** Whether the platform would take this send, by its documented limits (platform notes 2 and 7). */
export async function checkPost(
  method: string,
  params: Params,
  chats: ReadonlyMap<string, Chat>,
  options: Readonly<ZaloServerOptions>,
): Promise<Checked> {
  const refuse = (description: string): Checked => ({ refusal: failure(400, description) });
  const { chat_id, text, caption, parse_mode, text_styles } = params;
  if (typeof chat_id !== "string") return refuse("chat_id must be a string");
  const chat = chats.get(chat_id);
  if (!chat) return { refusal: failure(options.unknownChatStatus, "Chat not found") };
  const post = { chat, text: "", bold: [], delivered: true };

  switch (method) {
    case "sendMessage": {
      if (typeof text !== "string") return refuse("text must be a string");
      if (text.length < 1 || text.length > 2_000) return refuse("text must have 1 to 2000 characters");
      if (parse_mode !== undefined && parse_mode !== "markdown" && parse_mode !== "html")
        return refuse("bad parse_mode");
      if (parse_mode !== undefined && options.rejectMarkup && MARKUP.test(text)) return refuse("can't parse markup");
      if (text_styles !== undefined && options.rejectStyles) return refuse("bad text_styles");
      const bold = boldRuns(text, text_styles);
      return bold ? { post: { ...post, text, bold } } : refuse("text_styles outside the text");
    }
    case "sendPhoto": {
      if (caption !== undefined && (typeof caption !== "string" || caption.length > 2_000 || caption.length < 1))
        return refuse("caption must have 1 to 2000 characters");
      if (!(await isPicture(params.photo))) return refuse("photo can't be downloaded");
      return { post: { ...post, text: caption ?? "" } };
    }
    case "sendVoice":
      if (typeof params.voice_url !== "string" || !params.voice_url.endsWith(".aac")) return refuse("bad voice_url");
      return { post: { ...post, delivered: !chat.group } };
    case "sendSticker":
      if (typeof params.sticker !== "string" || params.sticker === "") return refuse("bad sticker");
      return { post };
    default:
      return refuse("unknown method");
  }
}

/** The bold parts, or null when a run lies outside the text. */
function boldRuns(text: string, styles: unknown): string[] | null {
  if (styles === undefined) return [];
  if (!Array.isArray(styles)) return null;
  const runs: string[] = [];
  for (const { start, len, st } of styles) {
    if (!Number.isInteger(start) || !Number.isInteger(len) || start < 0 || len < 1 || start + len > text.length)
      return null;
    if (!Array.isArray(st) || st.length === 0) return null;
    if (st.includes("b")) runs.push(text.slice(start, start + len));
  }
  return runs;
}

/** Zalo downloads the picture itself, more than once. */
async function isPicture(url: unknown): Promise<boolean> {
  if (typeof url !== "string" || !/^https?:\/\//.test(url)) return false;
  for (let download = 0; download < 2; download += 1) {
    const response = await fetch(url).catch((error: unknown) => {
      if (error instanceof TypeError) return null; // nobody there: fetch's way to say so
      throw error;
    });
    await response?.arrayBuffer();
    if (response?.status !== 200 || !response.headers.get("content-type")?.startsWith("image/")) return false;
  }
  return true;
}
