import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Audience } from "../../src/domain/ladder.js";
import type { Language, Role } from "../../src/domain/officer.js";
import type { Owed } from "../../src/domain/reminder.js";
import { addressKey, type Contacts, type Destination, distinctItems, route } from "../../src/domain/route.js";
import { anOccurrence } from "./an-occurrence.js";

const chat = (chatId: string, language: Language = "vi"): Destination => ({
  address: { channel: "telegram", chatId },
  language,
});

/** A book of who can be reached: groups by unit, people by "role unit". */
function contacts(groups: Record<string, Destination>, people: Record<string, readonly Destination[]>): Contacts {
  return {
    group: (unitId) => groups[unitId] ?? null,
    people: (role, unitId) =>
      unitId === null
        ? Object.entries(people).flatMap(([key, found]) => (key.split(" ")[0] === role ? found : []))
        : (people[`${role} ${unitId}`] ?? []),
  };
}

const owes = (audience: Audience, given: Parameters<typeof anOccurrence>[0] = {}): Owed => ({
  occurrence: anOccurrence(given),
  audience,
  offset: 1,
});

/** "chat: what each line is read by", as far as a chat is told anything. */
const told = (owed: readonly Owed[], book: Contacts) =>
  route(owed, book).messages.map(({ address, items }) => [
    address.chatId,
    ...items.map((item) => `${item.occurrence.id} ${item.readBy}${item.unreachableUnit ? " (unreached)" : ""}`),
  ]);

const everyone = contacts(
  { vp: chat("group-vp") },
  {
    "officer vp": [chat("an")],
    "head vp": [chat("binh")],
    "coordinator vp": [chat("cuc")],
    "leader bgd": [chat("phuong"), chat("son")],
  },
);

describe("a reminder goes", () => {
  it.each<[string, Owed, Contacts, string[][]]>([
    ["to the unit's group", owes("unit"), everyone, [["group-vp", "o1 unit"]]],
    [
      "without a group, to every officer in private",
      owes("unit"),
      contacts({}, { "officer vp": [chat("an"), chat("lan")], "head vp": [chat("binh")] }),
      [
        ["an", "o1 unit"],
        ["lan", "o1 unit"],
      ],
    ],
    [
      "without officers, to the head",
      owes("unit"),
      contacts({}, { "head vp": [chat("binh")], "coordinator vp": [chat("cuc")] }),
      [["binh", "o1 unit"]],
    ],
    [
      "without anybody in the unit, to the coordinators, who are told so",
      owes("unit"),
      contacts({ other: chat("elsewhere") }, { "officer other": [chat("x")], "coordinator vp": [chat("cuc")] }),
      [["cuc", "o1 coordinator (unreached)"]],
    ],
    ["to the unit's own head, not another's", owes("head"), everyone, [["binh", "o1 head"]]],
    [
      "to coordinators wherever they sit",
      owes("coordinator", { unitId: "ttra" }),
      everyone,
      [["cuc", "o1 coordinator"]],
    ],
    [
      "to every leader",
      owes("leader"),
      everyone,
      [
        ["phuong", "o1 leader"],
        ["son", "o1 leader"],
      ],
    ],
  ])("%s", (_name, owed, book, expected) => {
    expect(told([owed], book)).toEqual(expected);
    expect(route([owed], book).unreachable).toEqual([]);
  });

  it.each<[string, Owed]>([
    ["the unit when there is nobody at all", owes("unit")],
    ["a head who is not linked", owes("head")],
    ["leaders who are not linked", owes("leader")],
  ])("nowhere to %s, and it is kept as such", (_name, owed) => {
    expect(route([owed], contacts({}, {}))).toEqual({ messages: [], unreachable: [owed] });
  });

  it("with everything else for that chat, in the order it came", () => {
    const owed = [owes("unit", { id: "a" }), owes("coordinator", { id: "a" }), owes("unit", { id: "b" })];
    expect(told(owed, everyone)).toEqual([
      ["group-vp", "a unit", "b unit"],
      ["cuc", "a coordinator"],
    ]);
  });

  it("in one message to a group two units share", () => {
    const shared = contacts({ vp: chat("both"), ttra: chat("both") }, {});
    const owed = [owes("unit", { id: "a" }), owes("unit", { id: "b", unitId: "ttra" })];
    expect(told(owed, shared)).toEqual([["both", "a unit", "b unit"]]);
  });

  it("apart to two topics of one group, and to one id on two channels", () => {
    const topic = (thread: string): Destination => ({
      address: { channel: "telegram", chatId: "g", thread },
      language: "vi",
    });
    const zalo: Destination = { address: { channel: "zalo", chatId: "g" }, language: "vi" };
    const book = contacts({ a: topic("1"), b: topic("2"), c: zalo }, {});
    const owed = ["a", "b", "c"].map((unitId) => owes("unit", { id: unitId, unitId }));
    expect(route(owed, book).messages).toHaveLength(3);
  });

  it("in the reader's language", () => {
    const book = contacts({}, { "leader x": [chat("john", "en")] });
    expect(route([owes("leader")], book).messages[0]?.language).toBe("en");
  });

  it("once in a person's text, though they are told in two roles", () => {
    const both = contacts({}, { "officer vp": [chat("binh")], "head vp": [chat("binh")] });
    const [message, ...others] = route([owes("unit"), owes("head")], both).messages;
    expect(others).toEqual([]);
    expect(message?.items.map(({ audience }) => audience)).toEqual(["unit", "head"]);
    expect(distinctItems(message?.items ?? []).map(({ audience }) => audience)).toEqual(["unit"]);
  });

  const anyBook = fc
    .record({
      groups: fc.dictionary(fc.constantFrom("u1", "u2", "u3"), fc.constantFrom("g1", "g2")),
      people: fc.dictionary(
        fc
          .tuple(fc.constantFrom<Role>("officer", "head", "coordinator", "leader"), fc.constantFrom("u1", "u2", "u3"))
          .map((pair) => pair.join(" ")),
        fc.uniqueArray(fc.constantFrom("p1", "p2", "p3"), { maxLength: 3 }),
      ),
    })
    .map(({ groups, people }) =>
      contacts(
        Object.fromEntries(Object.entries(groups).map(([unit, id]) => [unit, chat(id)])),
        Object.fromEntries(Object.entries(people).map(([key, ids]) => [key, ids.map((id) => chat(id))])),
      ),
    );
  const anyOwed = fc.array(
    fc
      .tuple(
        fc.constantFrom<Audience>("unit", "head", "coordinator", "leader"),
        fc.constantFrom("u1", "u2", "u3"),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(([audience, unitId, id]) => owes(audience, { id: `o${id}`, unitId })),
    { maxLength: 12 },
  );

  it("somewhere or into the ledger, never nowhere; and a chat gets one message", () =>
    fc.assert(
      fc.property(anyOwed, anyBook, (owed, book) => {
        const { messages, unreachable } = route(owed, book);
        const chats = messages.map(({ address }) => addressKey(address));
        expect(new Set(chats).size).toBe(chats.length);
        const sent = new Set(messages.flatMap(({ items }) => items.map((item) => word(item))));
        const kept = new Set(unreachable.map(word));
        for (const each of owed) expect(sent.has(word(each)) !== kept.has(word(each))).toBe(true);
        expect(messages.every(({ items }) => items.length > 0)).toBe(true);
      }),
    ));

  const word = ({ occurrence, audience }: Owed) => `${occurrence.id} ${occurrence.unitId} ${audience}`;
});
