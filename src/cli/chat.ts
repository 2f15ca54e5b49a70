import { randomUUID } from "node:crypto";
import type { Conversation } from "../conversation/converse.js";
import type { Incoming, Outgoing } from "../domain/message.js";
import type { Officer } from "../domain/officer.js";
import { say } from "../domain/say.js";
import { findUnit } from "../domain/unit.js";
import type { Office } from "../office/office.js";
import { renameAccount } from "../storage/link-account.js";
import { findOfficer, linkAccount, listUnits, officersWithRoles } from "../storage/roster.js";
import { type Command, type CommandResult, refuse, textOption } from "./command.js";
import { bringsCode } from "./terminal.js";

/**
 * `chat --as NAME --say TEXT`: one line as one person. The terminal's loop says one of these per line. Without a text it
 * tells who NAME is, without either who there is. A link code that nobody is named for is a newcomer's.
 */
export const chatCommand: Command = {
  name: "chat",
  usage: "[--as NAME|NUMBER] [--say TEXT] [--json]",
  options: { as: { type: "string" }, say: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, talk, values }) {
    const as = textOption(values, "as");
    const text = textOption(values, "say");
    if (as === undefined && text !== undefined && bringsCode(text)) return linkNewcomer(office, await talk(), text);
    const people = await listPeople(office);
    if (text === undefined && as === undefined)
      return { ok: true, json: people.map(personJson), lines: peopleLines(people) };
    const person = as === undefined ? people[0] : await findPerson(office, people, as);
    if (!person)
      return refuse(people.length === 0 ? say("chat-cli-empty") : say("chat-cli-nobody", { text: as ?? "" }));
    if (text === undefined)
      return { ok: true, json: personJson(person), lines: [say("chat-cli-speaker", whoIs(person))] };
    return answered(person, await sayAs(office, await talk(), person, text));
  },
};

function answered(person: Pick<Officer, "id" | "name"> | null, answer: Outgoing | null): CommandResult {
  const { id = null, name = null } = person ?? {};
  return {
    ok: true,
    json: { id, person: name, text: answer?.text.text ?? "", choices: answer?.choices ?? [] },
    lines: [say("chat-cli-answer", { text: answer ? inTerminal(answer) : "…" })],
  };
}

async function listPeople(office: Office): Promise<Officer[]> {
  return officersWithRoles(office.database.db, office.organization.id);
}

function personJson(person: Officer) {
  return {
    name: person.name,
    memberships: person.memberships.map(({ role, unitName }) => ({ role, unit: unitName })),
  };
}

function peopleLines(people: readonly Officer[]) {
  if (people.length === 0) return [say("chat-cli-empty")];
  return [
    say("chat-cli-people"),
    ...people.map((person, index) => say("chat-cli-person", { number: String(index + 1), ...whoIs(person) })),
  ];
}

function whoIs({ name, memberships: [first] }: Officer) {
  return { name, role: { say: say(`chat-role-${first?.role ?? "officer"}`) }, unit: first?.unitName ?? "—" };
}

/** By number in the list, by id, by name (or a part of it that only one has), or "role unit". */
async function findPerson(office: Office, people: readonly Officer[], text: string): Promise<Officer | undefined> {
  if (/^\d+$/.test(text)) return people[Number(text) - 1];
  const known = people.find(({ id }) => id === text);
  if (known) return known;
  const exact = people.find((person) => person.name.toLowerCase() === text.toLowerCase());
  if (exact) return exact;
  // "An" is somebody's given name before it is a part of "Trần" or "Lan".
  const word = people.filter((person) => person.name.toLowerCase().split(/\s+/).includes(text.toLowerCase()));
  const part = people.filter((person) => person.name.toLowerCase().includes(text.toLowerCase()));
  for (const [only, ...others] of [word, part]) if (only && others.length === 0) return only;
  const [role, ...words] = text.split(/\s+/);
  const unit = findUnit(await listUnits(office.database.db, office.organization.id), words.join(" "));
  return people.find((person) =>
    person.memberships.some(
      (membership) => membership.role === role && (words.length === 0 || membership.unitId === unit?.id),
    ),
  );
}

/** The terminal is a channel of its own kind: the person's rehearsal account, in a private chat. */
async function sayAs(office: Office, talk: Conversation, person: Officer, text: string): Promise<Outgoing | null> {
  const { database, organization, clock } = office;
  const account = { channel: "rehearsal", userId: person.id } as const;
  await linkAccount(database.db, organization.id, account, person.id, null, clock.now());
  return talk.answer(incoming(person.id, person.name, text));
}

/** Who sends a code is nobody yet; linked, they speak by their own rehearsal account as everybody does. */
async function linkNewcomer(office: Office, talk: Conversation, text: string): Promise<CommandResult> {
  const { database, organization, texts } = office;
  const account = { channel: "rehearsal", userId: randomUUID() } as const;
  const answer = await talk.answer(incoming(account.userId, texts.plain("vi", say("chat-cli-newcomer")), text));
  const officer = await findOfficer(database.db, organization.id, account);
  if (officer) await renameAccount(database.db, organization.id, account, officer.id);
  return answered(officer, answer);
}

function incoming(userId: string, name: string, text: string): Incoming {
  return {
    key: randomUUID(),
    chat: { channel: "rehearsal", chatId: userId, kind: "private" },
    from: { userId, name },
    messageId: randomUUID(),
    text,
    addressed: true,
    via: "text",
  };
}

/** Buttons become numbers, as on Zalo. */
function inTerminal({ text, choices = [], picture, documents = [] }: Outgoing): string {
  const numbered = choices.map((choice, index) => `  ${index + 1}. ${choice.label}`);
  const named = (name: string, { length }: Uint8Array) => `[${name}: ${Math.ceil(length / 1024)} KB]`;
  const drawn = picture ? [named(picture.fileName, picture.png)] : [];
  const files = documents.map(({ fileName, bytes }) => named(fileName, bytes));
  return [...drawn, text.text, ...files, ...numbered].join("\n");
}
