import { byId, formatted, h } from "./dom.js";
import { isFollowing, keepUp, onGrown } from "./reading.js";
import { entriesOf, firstLine, groupOf, openChat, personOf } from "./room.js";

let shown = { chat: null, personId: null, count: 0 };

/** Puts the open chat on the screen: all of it when it has just been opened, else only what came since. */
export function updateTranscript(room, on) {
  const log = byId("transcript");
  const chat = openChat(room);
  const entries = entriesOf(room, chat);
  const same = shown.chat === chat && shown.personId === room.personId && shown.count <= entries.length;
  const start = same ? shown.count : 0;
  const added = entries.slice(start);
  const following = !same || isFollowing() || added.some((entry) => entry.from?.id === room.personId);

  if (!same) {
    // A chat that is opened is not news: a screen reader should not read all of it aloud.
    log.setAttribute("aria-live", "off");
    requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
  }
  if (!same || (start === 0 && added.length > 0)) log.replaceChildren();
  for (const [offset, entry] of added.entries()) {
    const before = entries[start + offset - 1];
    if (before?.at.date !== entry.at.date) {
      log.append(h("p", { class: "day" }, `${entry.at.weekday}, ${entry.at.date}`));
    }
    log.append(bubble(room, entry, entries, on, start > 0));
  }
  if (log.childElementCount === 0) log.append(welcome(room, chat));
  shown = { chat, personId: room.personId, count: entries.length };
  keepUp(following, !same || added.length > 0);
}

/** The server tells everything again. */
export function forgetTranscript() {
  shown = { chat: null, personId: null, count: 0 };
}

function bubble(room, entry, entries, on, isNews) {
  const mine = entry.from?.id === room.personId;
  const kind = entry.from === null ? "bot" : mine ? "mine" : "other";
  const author = entry.from === null ? "Nhắc Việc" : entry.from.name;
  const quoted = entries.find(({ messageId }) => messageId === entry.replyTo);
  return h(
    "article",
    { class: `message ${kind}${isNews ? " new" : ""}`, "aria-label": `${mine ? "Bạn" : author}, ${entry.at.time}` },
    h(
      "div",
      { class: "bubble" },
      mine ? null : h("p", { class: "author" }, author),
      quoted && entry.from !== null && entry.via !== "button"
        ? h("p", { class: "quote" }, firstLine(quoted.text))
        : null,
      entry.picture ? picture(entry.picture) : null,
      entry.text ? h("p", { class: "words" }, ...formatted(entry.text, entry.bold)) : null,
      ...entry.documents.map(({ url, fileName }) => h("a", { class: "file", href: url, download: fileName }, fileName)),
      h(
        "div",
        { class: "foot" },
        entry.from === null
          ? h("button", { type: "button", class: "quiet answer", onclick: () => on.reply(entry) }, "↩ Trả lời")
          : null,
        h("time", { class: "time", datetime: entry.at.iso }, entry.at.time),
      ),
    ),
    entry.choices.length > 0 ? choices(entry, on) : null,
  );
}

function choices(entry, on) {
  return h(
    "div",
    { class: "choices" },
    ...entry.choices.map((choice) =>
      h("button", { type: "button", class: "choice", onclick: () => on.press(entry, choice) }, choice.label),
    ),
  );
}

function picture({ url, fileName }) {
  const image = h("img", { src: url, alt: `Hình: ${fileName}. Nội dung như phần chữ bên dưới.` });
  image.addEventListener("load", onGrown);
  return h("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, image);
}

function welcome(room, chat) {
  const group = groupOf(room, chat);
  const person = personOf(room);
  return h(
    "div",
    { class: "welcome" },
    h("img", { src: "/assets/shared/icon.svg", alt: "", width: "56", height: "56" }),
    h("h3", {}, group ? group.title : `Chào ${person?.name ?? "bạn"}`),
    h(
      "p",
      {},
      group
        ? "Nhóm chưa có tin nào. Tua đồng hồ đến lần nhắc kế tiếp để xem nhóm nhận được gì, hoặc nhắn một lệnh bắt đầu bằng dấu /."
        : "Đây là cuộc trò chuyện riêng với bot. Nhắn như thật, có dấu hay không dấu đều được: “7 82%”, “việc của tôi”, “tiến độ”.",
    ),
    h("p", { class: "hint" }, "Chưa biết bắt đầu từ đâu? Bấm một gợi ý ngay bên dưới."),
  );
}
