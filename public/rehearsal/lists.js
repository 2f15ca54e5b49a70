import { byId, h, setBadge } from "./dom.js";
import {
  chatsWithNews,
  entriesOf,
  firstLine,
  givenName,
  groupOf,
  initials,
  openChat,
  personOf,
  ROLES,
  SHORT_ROLES,
  titleOf,
  unitInitials,
  unread,
} from "./room.js";

const avatar = (person) =>
  h("span", { class: `avatar role-${person.role}`, "aria-hidden": "true" }, initials(person.name));
const emptyBadge = () => h("b", { class: "badge", hidden: "" });

/** Builds the people and the groups once; {@link updateLists} then only changes what is news, so focus stays put. */
export function buildLists(room, choose) {
  byId("groups").replaceChildren(
    ...room.groups.map((group) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "row", "data-chat": group.chatId, onclick: () => choose.group(group.chatId) },
          h("span", { class: "avatar group", "aria-hidden": "true" }, unitInitials(group.unit)),
          h(
            "span",
            { class: "row-text" },
            h("span", {}, group.title),
            h("small", { class: "last" }, "Chưa có tin nào"),
          ),
          emptyBadge(),
        ),
      ),
    ),
  );

  const units = [...new Set(room.people.map((person) => person.unit))];
  byId("people").replaceChildren(
    ...units.flatMap((unit) => [
      h("h3", {}, unit),
      h(
        "ul",
        { class: "rows" },
        ...room.people
          .filter((person) => person.unit === unit)
          .map((person) =>
            h(
              "li",
              {},
              h(
                "button",
                { type: "button", class: "row", "data-person": person.id, onclick: () => choose.person(person.id) },
                avatar(person),
                h("span", { class: "row-text" }, h("span", {}, person.name), h("small", {}, ROLES[person.role])),
                emptyBadge(),
              ),
            ),
          ),
      ),
    ]),
  );

  byId("strip").replaceChildren(
    ...room.people.map((person) =>
      h(
        "button",
        {
          type: "button",
          class: "face",
          "data-person": person.id,
          onclick: () => choose.person(person.id),
        },
        avatar(person),
        h("span", {}, givenName(person.name)),
        h("small", {}, SHORT_ROLES[person.role]),
        h("span", { class: "hidden-label" }, person.unit),
        emptyBadge(),
      ),
    ),
  );
}

/** Marks who one is and which chat is open, and puts the badges on. */
export function updateLists(room) {
  for (const button of document.querySelectorAll("[data-person]")) {
    const id = button.getAttribute("data-person");
    mark(button, id === room.personId);
    setBadge(button.querySelector(".badge"), unread(room, id));
  }
  for (const button of byId("groups").querySelectorAll("[data-chat]")) {
    const chat = button.getAttribute("data-chat");
    mark(button, chat === room.chatId);
    setBadge(button.querySelector(".badge"), unread(room, chat));
    const last = entriesOf(room, chat).at(-1);
    if (last)
      button.querySelector(".last").textContent =
        `${last.from ? `${givenName(last.from.name)}: ` : ""}${firstLine(last.text)}`;
  }
  const news = chatsWithNews(room);
  const others = news.filter((chat) => chat !== openChat(room));
  setBadge(
    byId("tab-badge"),
    others.reduce((sum, chat) => sum + unread(room, chat), 0),
  );
  document.title = `${others.length > 0 ? `(${others.length}) ` : ""}Nhắc Việc – Phòng diễn tập`;
  return news;
}

/** Under the clock: who has just received something, one tap away. */
export function updateReceived(room, news, choose) {
  byId("received").hidden = news.length === 0;
  byId("received-list").replaceChildren(
    ...news.map((chat) => {
      const badge = emptyBadge();
      setBadge(badge, unread(room, chat));
      const isGroup = groupOf(room, chat) !== null;
      const open = () => (isGroup ? choose.group(chat) : choose.person(chat));
      return h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "row small", onclick: open },
          h(
            "span",
            { class: "row-text" },
            h("span", {}, titleOf(room, chat)),
            h("small", {}, isGroup ? "Nhóm chat" : `Nhắn riêng · ${personOf(room, chat)?.unit ?? ""}`),
          ),
          badge,
        ),
      );
    }),
  );
}

function mark(button, current) {
  if (current) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}
