import { byId, h } from "./dom.js";
import { commandsFor, hasSaid, personOf } from "./room.js";

/** First steps for a newcomer, then the commands the chosen person would use. Each does what its words say. */
export function updateTry(room, on) {
  const leader = room.people.find((person) => person.role === "leader");
  const office = room.people.filter((person) => /văn phòng/i.test(person.unit.normalize("NFC")));
  const officer = office.find((person) => person.role === "officer") ?? office[0];
  const steps = [
    leader && {
      label: "Lãnh đạo hỏi tiến độ",
      detail: "/tiendo",
      done: hasSaid(room, leader.id, "/tiendo"),
      go: () => on.sayAs(leader.id, "/tiendo"),
    },
    officer && {
      label: "Văn phòng báo số liệu",
      detail: "/capnhat 7 82%",
      done: hasSaid(room, officer.id, "/capnhat 7 82%"),
      go: () => on.sayAs(officer.id, "/capnhat 7 82%"),
    },
    { label: "Tua đến lần nhắc", detail: "xem nhóm nhận gì", done: room.moved, go: () => on.advance("next") },
  ].filter((step) => step && !step.done);

  const chips = [
    ...steps.map((step) => chip("step", step.label, step.detail, step.go)),
    ...commandsFor(personOf(room)).map((command) => chip("command", command, null, () => on.say(command))),
  ];
  const key = chips.map((element) => element.textContent).join("|") + (room.personId ?? "");
  const place = byId("try");
  // Rebuilt only when it changed, so that the focus of a keyboard user stays.
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  place.replaceChildren(...(steps.length > 0 ? [h("span", { class: "try-label" }, "Bấm để thử")] : []), ...chips);
  place.scrollLeft = 0;
}

function chip(kind, label, detail, go) {
  return h(
    "button",
    { type: "button", class: `chip ${kind}`, onclick: go },
    h("span", {}, label),
    detail ? h("small", {}, detail) : null,
  );
}
