/** What the page knows: who there is, who one is, which chat is open, and what was said where. */

export const ROLES = {
  officer: "Cán bộ đầu mối",
  head: "Trưởng đơn vị",
  coordinator: "Điều phối",
  leader: "Lãnh đạo",
  admin: "Quản trị",
};
/** The same for a face on a phone. */
export const SHORT_ROLES = { ...ROLES, officer: "Cán bộ", head: "Trưởng" };

/** Commands worth one tap, by what the role lives with. */
const COMMANDS = {
  officer: ["/viec", "/nhiemvu", "/trogiup"],
  head: ["/viec", "/tiendo", "/thieu", "/trogiup"],
  coordinator: ["/thieu", "/tiendo", "/viec", "/trogiup"],
  leader: ["/tiendo", "/thieu", "/trogiup"],
  admin: ["/donvi", "/trogiup"],
};

export function createRoom(people, groups) {
  // A phone shows five faces at first: the leaders should be among those soon reached, after the first unit.
  const rank = ({ unit, role }) => (unit === people[0]?.unit ? 0 : role === "leader" ? 1 : 2);
  return {
    people: [...people].sort((a, b) => rank(a) - rank(b)),
    groups,
    personId: people[0]?.id ?? null,
    /** "private" or a group's chat id. */
    chatId: "private",
    entries: new Map(),
    seen: new Map(),
    /** Entries up to here were said before this page was opened: they are no news. */
    floor: 0,
    replyTo: null,
    moved: false,
  };
}

export const personOf = (room, id = room.personId) => room.people.find((person) => person.id === id) ?? null;
export const groupOf = (room, chatId) => room.groups.find((group) => group.chatId === chatId) ?? null;
/** A private chat goes by its person's id. */
export const openChat = (room) => (room.chatId === "private" ? room.personId : room.chatId);
export const entriesOf = (room, chat) => room.entries.get(chat) ?? [];
export const titleOf = (room, chat) => groupOf(room, chat)?.title ?? personOf(room, chat)?.name ?? "";
export const commandsFor = (person) => COMMANDS[person?.role] ?? ["/trogiup"];

/** "NH" of "Nguyễn Thu Hà". */
export function initials(name) {
  const words = name
    .replace(/\(.*?\)/g, "")
    .trim()
    .split(/\s+/);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words.at(-1) : ""];
  return `${first.charAt(0)}${last.charAt(0)}`.toUpperCase();
}

/** "TC" of "Phòng Tổ chức cán bộ". */
export function unitInitials(unit) {
  const [first = "", second = ""] = unit
    .replace(/\(.*?\)|^(phòng|trường|nhóm) /giu, "")
    .trim()
    .split(/\s+/);
  return `${first.charAt(0)}${second.charAt(0)}`.toUpperCase();
}

/** The name one calls a Vietnamese by: the last word. */
export const givenName = (name) =>
  name
    .replace(/\(.*?\)/g, "")
    .trim()
    .split(/\s+/)
    .at(-1) ?? name;

/** Forgets what was said, because the server tells all of it again. */
export function startAfresh(room, last) {
  room.entries.clear();
  room.seen.clear();
  room.floor = last;
  room.replyTo = null;
}

export function add(room, entry) {
  const list = room.entries.get(entry.chatId) ?? [];
  room.entries.set(entry.chatId, list);
  list.push(entry);
}

export function markSeen(room, chat) {
  const last = entriesOf(room, chat).at(-1);
  if (last) room.seen.set(chat, last.sequence);
}

/** How many of the bot's messages in this chat nobody has looked at. */
export function unread(room, chat) {
  const seen = Math.max(room.floor, room.seen.get(chat) ?? 0);
  return entriesOf(room, chat).filter((entry) => entry.from === null && entry.sequence > seen).length;
}

/** Chats with news, groups first. */
export function chatsWithNews(room) {
  return [...room.groups.map(({ chatId }) => chatId), ...room.people.map(({ id }) => id)].filter(
    (chat) => unread(room, chat) > 0,
  );
}

/** Whether the person has said this somewhere: the first steps tick themselves off. */
export function hasSaid(room, personId, text) {
  for (const list of room.entries.values()) {
    if (list.some((entry) => entry.from?.id === personId && entry.text === text)) return true;
  }
  return false;
}

/** Enough of a message to know it by. */
export function firstLine(text) {
  const line = text.trim().split("\n", 1)[0] ?? "";
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}
