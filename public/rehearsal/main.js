import { act, follow, read } from "./api.js";
import { byId } from "./dom.js";
import { buildLists, updateLists, updateReceived } from "./lists.js";
import { updateProgress } from "./progress.js";
import { add, createRoom, firstLine, groupOf, markSeen, openChat, personOf, SHORT_ROLES, startAfresh } from "./room.js";
import { forgetTranscript, updateTranscript } from "./transcript.js";
import { updateTry } from "./try.js";

/** As wide as rehearsal.css shows all three columns at once. */
const wide = matchMedia("(min-width: 1080px)");
/** Several bubbles of one moment make one question to the server. */
const SUMMARY_DELAY_MS = 250;

const [people, groups] = await Promise.all([read("people"), read("groups")]).catch((error) => {
  fault(error);
  throw error;
});
const room = createRoom(people, groups);
const words = byId("words");
const app = byId("app");

const choose = {
  person(id) {
    room.personId = id;
    room.chatId = "private";
    opened();
  },
  group(chatId) {
    room.chatId = chatId;
    opened();
  },
};

const on = {
  say: (text) => send("messages", { text }),
  async sayAs(personId, text) {
    choose.person(personId);
    await on.say(text);
  },
  press: (entry, choice) => send("choices", { messageId: entry.messageId, value: choice.value }),
  reply(entry) {
    room.replyTo = entry;
    refresh();
    words.focus();
  },
  advance,
};

function opened() {
  room.replyTo = null;
  fault(null);
  const chat = room.chatId === "private" ? "" : `&c=${encodeURIComponent(room.chatId)}`;
  history.replaceState(null, "", `#p=${encodeURIComponent(room.personId ?? "")}${chat}`);
  showTab("chat");
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  byId("strip")
    .querySelector(`[data-person="${CSS.escape(room.personId ?? "")}"]`)
    ?.scrollIntoView({ inline: "center", block: "nearest", behavior: reduced ? "auto" : "smooth" });
}

function showTab(tab) {
  app.dataset.tab = tab;
  for (const button of byId("tabs").querySelectorAll("button")) {
    if (button.dataset.tab === tab) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  refresh();
}

let scheduled = false;
function refresh() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    const person = personOf(room);
    const group = groupOf(room, room.chatId);
    if (wide.matches || app.dataset.tab === "chat") markSeen(room, openChat(room));
    byId("chat-title").textContent = group ? group.title : "Nhắn riêng với bot";
    byId("dashboard-person").value = room.personId ?? "";
    byId("chat-self").textContent = person
      ? `Bạn là ${person.name} · ${SHORT_ROLES[person.role]} · ${person.unit}`
      : "";
    words.placeholder = group ? "Nhắn vào nhóm: /viec, 7 82%…" : "Nhắn cho bot: 7 82%, /viec…";
    byId("reply").hidden = room.replyTo === null;
    byId("reply-text").textContent = room.replyTo ? firstLine(room.replyTo.text) : "";
    updateTranscript(room, on);
    updateTry(room, on);
    updateReceived(room, updateLists(room), choose);
  });
}

/** Sends as the chosen person into the open chat. @returns whether it was taken */
async function send(path, body) {
  const { personId, chatId } = room;
  fault(null);
  try {
    await act(path, { personId, chatId, ...body });
    return true;
  } catch (error) {
    fault(error);
    return false;
  }
}

async function advance(to) {
  const buttons = document.querySelectorAll("[data-advance]");
  const setBusy = (busy) => {
    for (const button of buttons) button.disabled = busy;
  };
  setBusy(true);
  byId("clock-note").textContent = "Đang tua đồng hồ…";
  if (!wide.matches) showTab("clock");
  try {
    const { clock, note } = await act("advance", { to });
    room.moved = true;
    showClock(clock);
    byId("clock-note").textContent = note;
    refresh();
  } catch (error) {
    byId("clock-note").textContent = error.message;
  } finally {
    setBusy(false);
  }
}

function showClock({ time, weekday, date }) {
  byId("clock-time").textContent = time;
  byId("clock-day").textContent = `${weekday}, ${date}`;
  askSummary();
}

let summaryTimer;
function askSummary() {
  clearTimeout(summaryTimer);
  summaryTimer = setTimeout(() => read("summary").then(updateProgress).catch(fault), SUMMARY_DELAY_MS);
}

function fault(error) {
  byId("fault").hidden = error === null;
  byId("fault").textContent = error?.message ?? "";
}

function fitWords() {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + 2}px`;
}

byId("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (text === "") return;
  const replyTo = room.replyTo?.messageId;
  words.value = "";
  room.replyTo = null;
  fitWords();
  refresh();
  // What could not be sent comes back, unless the person has begun something new.
  if (!(await send("messages", { text, ...(replyTo && { replyTo }) })) && words.value === "") words.value = text;
});
words.addEventListener("input", fitWords);
words.addEventListener("keydown", (event) => {
  // While an input method puts a Vietnamese syllable together, Enter belongs to it.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("composer").requestSubmit();
});
// The address says who one is and which chat is open, so the link goes there without touching it.
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  showTab("chat");
  words.focus();
});
byId("reply-cancel").addEventListener("click", () => {
  room.replyTo = null;
  refresh();
});
for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => advance(button.dataset.advance));
}
for (const button of byId("tabs").querySelectorAll("button")) {
  button.addEventListener("click", () => showTab(button.dataset.tab));
}
wide.addEventListener("change", refresh);

buildLists(room, choose);
const address = new URLSearchParams(location.hash.slice(1));
if (personOf(room, address.get("p"))) room.personId = address.get("p");
if (groupOf(room, address.get("c"))) room.chatId = address.get("c");
showTab("chat");
follow({
  hello({ fresh, last }) {
    if (!fresh) return;
    startAfresh(room, last);
    forgetTranscript();
    refresh();
  },
  entry(entry) {
    add(room, entry);
    refresh();
    if (entry.from === null) askSummary();
  },
  clock: showClock,
  connected(is) {
    byId("connection").hidden = is;
  },
});
