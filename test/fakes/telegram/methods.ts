import { badRequest } from "./api-error.js";
import type { Chats } from "./chats.js";
import type { Limiter } from "./limits.js";
import type { Mailbox } from "./mailbox.js";
import { type Entity, parseHtml } from "./parse-html.js";
import type { Body, Upload } from "./read-body.js";
import type { Standing } from "./standing.js";

/** A message the bot sent, as its readers see it. */
export type SentMessage = {
  readonly method: string;
  readonly chatId: number;
  readonly messageId: number;
  /** By the server's clock. */
  readonly at: Date;
  /** The text or caption, without its tags. */
  readonly text: string;
  /** The bold runs' words. */
  readonly bold: readonly string[];
  /** Rows of buttons. */
  readonly buttons: readonly (readonly { readonly text: string; readonly data: string }[])[];
  readonly replyTo?: number;
  readonly thread?: number;
  readonly file?: Upload;
  readonly params: Readonly<Record<string, unknown>>;
};

export type BotIdentity = { readonly id: number; readonly username: string; readonly readsAllGroupMessages: boolean };

/** Some of the emoji Telegram allows as reactions. */
const REACTIONS = ["👍", "👎", "❤", "🙏", "👌"];

type Rows = readonly (readonly { readonly text: string; readonly callback_data?: string }[])[];
type Answer = unknown;

export type Methods = {
  call(method: string, body: Body, onGone: (abandon: () => void) => void): Promise<Answer>;
};

type Place = {
  readonly bot: BotIdentity;
  readonly box: Mailbox;
  readonly known: Chats;
  readonly standing: Standing;
  readonly limiter: Limiter;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly now: () => Date;
  readonly onSent: (message: SentMessage) => void;
};

/** The methods the bot uses, with the limits of the real ones. */
export function methods({ bot, box, known, standing, limiter, files, now, onSent }: Place): Methods {
  function send(method: string, { params, files: uploads }: Body, fileParam: string | null): Answer {
    const chat = known.find(params.chat_id);
    const raw = String(params[fileParam ? "caption" : "text"] ?? "");
    const { text, entities } = params.parse_mode === "HTML" ? parseHtml(raw) : { text: raw, entities: [] as Entity[] };
    if (fileParam ? text.length > 1024 : text.length > 4096) {
      throw badRequest(fileParam ? "message caption is too long" : "message is too long");
    }
    if (!fileParam && text.trim() === "") throw badRequest("message text is empty");
    const file = fileParam ? upload(params[fileParam], uploads) : undefined;
    const thread = params.message_thread_id === undefined ? undefined : Number(params.message_thread_id);
    if (thread === 1) throw badRequest("message thread not found");
    standing.check(chat.id, thread);
    const replyTo = replyOf(chat.id, params.reply_parameters);
    const rows = rowsOf(params.reply_markup);
    const at = now();
    limiter.take(chat.id, at);
    const messageId = known.nextMessageId(chat.id);
    onSent({
      method,
      chatId: chat.id,
      messageId,
      at,
      text,
      bold: entities
        .filter(({ type }) => type === "bold")
        .map((run) => text.slice(run.offset, run.offset + run.length)),
      buttons: rows.map((row) => row.map((button) => ({ text: button.text, data: button.callback_data ?? "" }))),
      ...(replyTo !== undefined && { replyTo }),
      ...(thread !== undefined && { thread }),
      ...(file && { file }),
      params,
    });
    const from = { id: bot.id, is_bot: true, first_name: "Nhắc Việc", username: bot.username };
    return { message_id: messageId, date: 0, chat, from, ...(fileParam ? { caption: text } : { text }) };
  }

  function replyOf(chatId: number, parameters: unknown): number | undefined {
    if (parameters === undefined) return undefined;
    const { message_id, allow_sending_without_reply } = parameters as Readonly<Record<string, unknown>>;
    if (known.hasMessage(chatId, Number(message_id))) return Number(message_id);
    if (allow_sending_without_reply !== true) throw badRequest("message to be replied not found");
    return undefined;
  }

  const answered = new Set<string>();
  const table: Readonly<Record<string, (body: Body, onGone: (abandon: () => void) => void) => Answer>> = {
    getMe: () => ({
      id: bot.id,
      is_bot: true,
      first_name: "Nhắc Việc",
      username: bot.username,
      can_join_groups: true,
      can_read_all_group_messages: bot.readsAllGroupMessages,
      supports_inline_queries: false,
    }),
    getUpdates: ({ params }, onGone) => box.poll(params, onGone),
    setWebhook({ params }) {
      const url = String(params.url ?? "");
      if (!/^https?:\/\//.test(url)) throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
      const secret = params.secret_token === undefined ? undefined : String(params.secret_token);
      if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) {
        throw badRequest("secret token contains unallowed characters");
      }
      box.setWebhook({ url, secret }, params.allowed_updates);
      return true;
    },
    deleteWebhook() {
      box.setWebhook(null, undefined);
      return true;
    },
    getWebhookInfo: () => box.webhookInfo(),
    setMyCommands({ params }) {
      const commands = params.commands as readonly { readonly command: string; readonly description: string }[];
      if (commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
      const scope = params.scope as { readonly type: string; readonly chat_id?: number } | undefined;
      if (scope?.type === "chat") known.find(scope.chat_id);
      const wrong = commands.find(({ command }) => !/^[a-z0-9_]{1,32}$/.test(command));
      if (wrong) throw badRequest("BOT_COMMAND_INVALID");
      if (commands.some(({ description }) => description.length < 1 || description.length > 256)) {
        throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
      return true;
    },
    sendMessage: (body) => send("sendMessage", body, null),
    sendPhoto: (body) => send("sendPhoto", body, "photo"),
    sendDocument: (body) => send("sendDocument", body, "document"),
    deleteMyCommands: () => true,
    /** Telegram lets a press be answered once, and for a short while. */
    answerCallbackQuery({ params }) {
      const id = String(params.callback_query_id);
      if (answered.has(id)) throw badRequest("query is too old and response timeout expired or query ID is invalid");
      if (String(params.text ?? "").length > 200) throw badRequest("MESSAGE_TOO_LONG");
      answered.add(id);
      return true;
    },
    setMessageReaction({ params }) {
      const chat = known.find(params.chat_id);
      standing.check(chat.id, undefined);
      if (!known.hasMessage(chat.id, Number(params.message_id))) throw badRequest("message to react not found");
      const reaction = params.reaction as readonly { readonly type: string; readonly emoji: string }[];
      // Bots may set one, of Telegram's own list.
      if (reaction.length > 1) throw badRequest("REACTIONS_TOO_MANY");
      if (reaction.some(({ type, emoji }) => type !== "emoji" || !REACTIONS.includes(emoji))) {
        throw badRequest("REACTION_INVALID");
      }
      return true;
    },
    editMessageReplyMarkup({ params }) {
      const chat = known.find(params.chat_id);
      standing.check(chat.id, undefined);
      rowsOf(params.reply_markup);
      return { message_id: Number(params.message_id), date: 0, chat };
    },
    getChatMember({ params }) {
      const { id } = known.find(params.chat_id);
      return { status: known.rank(id), user: { id: Number(params.user_id), is_bot: false, first_name: "" } };
    },
    getFile({ params }) {
      const bytes = files.get(String(params.file_id));
      if (!bytes) throw badRequest("wrong file_id or the file is temporarily unavailable");
      if (bytes.length > 20 * 1024 * 1024) throw badRequest("file is too big");
      return { file_id: params.file_id, file_size: bytes.length, file_path: `files/${params.file_id}` };
    },
  };

  return {
    async call(method, body, onGone) {
      const run = table[method];
      if (!run) throw badRequest(`the fake has no method ${method}`);
      return await run(body, onGone);
    },
  };
}

function rowsOf(markup: unknown): Rows {
  const rows = (markup as { readonly inline_keyboard?: Rows } | undefined)?.inline_keyboard ?? [];
  if (rows.flat().length > 100 || rows.some((row) => row.length > 8)) throw badRequest("BUTTONS_TOO_MUCH");
  for (const { callback_data } of rows.flat()) {
    const bytes = Buffer.byteLength(callback_data ?? "");
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  return rows;
}

function upload(reference: unknown, uploads: ReadonlyMap<string, Upload>): Upload {
  const file = uploads.get(String(reference).replace("attach://", ""));
  if (!file || file.bytes.length === 0) throw badRequest("file must be non-empty");
  return file;
}
