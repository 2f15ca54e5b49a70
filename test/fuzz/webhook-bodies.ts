/** Stands for a number that no body before had: what is delivered twice is heard once. */
export const FRESH = "424242";
const fresh = Number(FRESH);

const from = { id: 2001, is_bot: false, first_name: "Lan", last_name: "Trần", language_code: "vi" };
const chat = { id: 2001, first_name: "Lan", type: "private" };
const group = { id: -100500, title: "Văn phòng", type: "supergroup" };
const common = { message_id: fresh, from, date: 1_736_000_000 };
const file = { file_id: "doc1", file_unique_id: "u", file_name: "Báo cáo.pdf", file_size: 1_000 };

/** What Telegram sends, one of each kind that is read. */
export const TELEGRAM_BODIES: readonly unknown[] = [
  { update_id: fresh, message: { ...common, chat, text: "/capnhat 7 82% đã đối chiếu" } },
  {
    update_id: fresh,
    message: {
      ...common,
      chat: group,
      text: "@NhacViecBot /viec",
      entities: [
        { type: "mention", offset: 0, length: 12 },
        { type: "bot_command", offset: 13, length: 5 },
      ],
      reply_to_message: { message_id: 5, from: { id: 7_654_321, is_bot: true, first_name: "Nhắc Việc" } },
    },
  },
  {
    update_id: fresh,
    message: {
      ...common,
      chat: { ...group, is_forum: true },
      is_topic_message: true,
      message_thread_id: 7,
      text: "/viec",
    },
  },
  { update_id: fresh, message: { ...common, chat, caption: "/xong 1", document: file, media_group_id: "g1" } },
  { update_id: fresh, message: { ...common, chat, photo: [{ ...file, file_name: undefined, width: 9, height: 9 }] } },
  { update_id: fresh, edited_message: { ...common, chat, edit_date: 1_736_000_060, text: "/capnhat 7 83%" } },
  {
    update_id: fresh,
    callback_query: { id: `cb${FRESH}`, from, data: "/viec", message: { message_id: 9, chat, date: 1_736_000_000 } },
  },
  {
    update_id: fresh,
    my_chat_member: {
      chat: group,
      from,
      date: 1_736_000_000,
      old_chat_member: { status: "left", user: from },
      new_chat_member: { status: "member", user: from },
    },
  },
  { update_id: fresh, message: { ...common, chat: group, migrate_to_chat_id: -100_600 } },
];

const person = { id: "bb22cc33dd44", display_name: "Hoa", is_bot: false };
const said = {
  message_id: `z${FRESH}`,
  date: 1_736_000_000_000,
  from: person,
  chat: { id: person.id, chat_type: "PRIVATE" },
};
const line = { event_name: "message.text.received", message: { ...said, text: "/capnhat 7 82%" } };

/** What Zalo sends, bare and wrapped. */
export const ZALO_BODIES: readonly unknown[] = [
  line,
  { ok: true, result: line },
  { ok: true, result: [line, { event_name: "message.text.received", message: { ...said, text: "/viec" } }] },
  {
    event_name: "message.text.received",
    message: { ...said, chat: { id: "zgr-1", chat_type: "GROUP" }, text: "@Nhắc Việc /viec" },
  },
  {
    event_name: "message.image.received",
    message: { ...said, photo_url: "https://photo.zdn.vn/x.jpg", caption: "xong 1" },
  },
  { event_name: "message.voice.received", message: { ...said, voice_url: "https://voice.zdn.vn/x.aac" } },
  {
    event_name: "message.sticker.received",
    message: { ...said, sticker: "s1", url: "https://zalo-sticker.example/s.png" },
  },
  { event_name: "message.unsupported.received", message: said },
  { event_name: "webhook.test" },
];
