import { type Say, say } from "../../domain/say.js";
import type { UnitEnd } from "../../domain/unit-change.js";
import type { UnitDetails } from "../office-ports.js";
import type { ReplyChoice } from "../reply.js";
import { chatPhrase, peopleUpTo } from "./unit-phrases.js";

const MOST_NAMES = 5;

type Moves = {
  /** Duties not handed in yet. */
  readonly open: number;
  readonly sets: readonly string[];
  readonly own: UnitDetails | null;
  readonly other: UnitDetails | null;
};

/** What would move with a unit that ends: its open duties always, its people and its group as asked. */
export function endLines({ by, unit, successor, on, people, chats }: UnitEnd, moves: Moves): Say[] {
  const { open, sets, own, other } = moves;
  const names = [...new Set(own?.people.map(({ name }) => name) ?? [])];
  const groups = own?.chats ?? [];
  const to = successor.name;
  const title = by === "merger" ? "unit-merge-preview" : "unit-dissolve-preview";
  return [
    say(title, { unit: unit.name, successor: to, on: { date: on } }),
    say("unit-moves-duties", { count: open, successor: to }),
    names.length === 0
      ? say("unit-moves-nobody")
      : say(people ? "unit-moves-people" : "unit-keeps-people", { names: peopleUpTo(names, MOST_NAMES) }),
    ...(groups.length === 0
      ? []
      : [say(groupLine(chats, other), { chats: { list: groups.map(chatPhrase) }, successor: to })]),
    ...(sets.length === 0 ? [] : [say("unit-moves-sets", { sets: { list: sets }, successor: to })]),
  ];
}

/** The successor's own group stays its only one. */
function groupLine(chats: boolean, other: UnitDetails | null): string {
  if (!chats) return "unit-unbinds-chats";
  return other && other.chats.length > 0 ? "unit-unbinds-second" : "unit-moves-chats";
}

/** The ways to say yes; one only where there is nothing to choose, or the choice was made in the line. */
export function endChoices(change: UnitEnd, own: UnitDetails | null, asked: boolean): ReplyChoice[] {
  const choice = (label: string, people: boolean, chats: boolean): ReplyChoice => ({
    label: say(label),
    line: endLine({ ...change, people, chats }),
  });
  if (asked || !own || (own.people.length === 0 && own.chats.length === 0)) {
    return [choice("unit-yes", change.people, change.chats)];
  }
  return [
    choice("unit-end-all", true, true),
    ...(own.chats.length > 0 ? [choice("unit-end-people", true, false)] : []),
    choice("unit-end-duties", false, false),
  ];
}

/** The line that makes the change, as somebody could type it. */
function endLine({ by, unit, successor, on, people, chats }: UnitEnd): string {
  const act = by === "merger" ? "sapnhap" : "giaithe giao";
  const options = `${people ? "chuyennguoi" : "giunguoi"} ${chats ? "chuyennhom" : "gonhom"}`;
  return `/donvi ${unit.name} ${act} ${successor.name} tu ${on} ${options} !`;
}
