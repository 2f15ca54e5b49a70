import { fold } from "../../domain/fold.js";
import type { DayRef } from "./intent.js";
import { callOffIn } from "./read-call-off.js";
import { readDay } from "./read-date.js";
import { tokenise } from "./tokens.js";

/** What is asked of the roster of units, with units as typed. */
export type UnitRequest =
  | { readonly kind: "list"; readonly page: number }
  | { readonly kind: "log"; readonly page: number }
  | { readonly kind: "unit"; readonly unit: string }
  | { readonly kind: "add"; readonly name: string; readonly confirmed: boolean }
  | {
      readonly kind: "rename";
      readonly unit: string;
      readonly name: string;
      /** Null where none was named: at once; as typed where it is no day. */
      readonly on: DayRef | string | null;
      readonly confirmed: boolean;
    }
  | { readonly kind: "call-off"; readonly unit: string; readonly confirmed: boolean }
  | {
      readonly kind: "alias";
      readonly unit: string;
      readonly alias: string;
      readonly remove: boolean;
      readonly confirmed: boolean;
    }
  | EndRequest;

export type EndRequest = {
  readonly kind: "end";
  readonly by: "merger" | "dissolution";
  readonly unit: string;
  /** "" where none was named. */
  readonly successor: string;
  /** Null where none was named; as typed where it is no day. */
  readonly on: DayRef | string | null;
  /** Null where it was not said. */
  readonly people: boolean | null;
  readonly chats: boolean | null;
  readonly confirmed: boolean;
};

type Act = "rename" | "merger" | "dissolution" | "add-alias" | "remove-alias";

type IsUnit = (text: string) => boolean;

const ACTS: readonly (readonly [string, Act])[] = [
  ["botenkhac", "remove-alias"],
  ["bo ten khac", "remove-alias"],
  ["themtenkhac", "add-alias"],
  ["them ten khac", "add-alias"],
  ["tenkhac", "add-alias"],
  ["ten khac", "add-alias"],
  ["doiten", "rename"],
  ["doi ten", "rename"],
  ["sapnhap", "merger"],
  ["sap nhap", "merger"],
  ["giaithe", "dissolution"],
  ["giai the", "dissolution"],
];
/** Words between the act and a new name: "đổi tên thành …". Without their marks they may be the name's own. */
const BEFORE_NAME = new Set(["thành", "là"]);
/** Words before the unit that follows: "sáp nhập vào …", "giao cho …". */
const BEFORE_UNIT = new Set(["vào", "vao", "với", "voi", "giao", "cho"]);
const OPTIONS: Readonly<Record<string, { people: boolean } | { chats: boolean }>> = {
  chuyennguoi: { people: true },
  giunguoi: { people: false },
  chuyennhom: { chats: true },
  gonhom: { chats: false },
};

/**
 * Reads what follows `/donvi`.
 * @param isUnit whether a unit answers to the text: of several places where an act may begin, the one behind a unit counts
 */
export function readUnitRequest(rest: string, isUnit: IsUnit): UnitRequest {
  const { words, confirmed } = confirmation(rest);
  const text = words.join(" ");
  const folded = fold(text);
  if (folded === "") return { kind: "list", page: 1 };
  if (isUnit(text)) return { kind: "unit", unit: text };
  const page = /^(?:trang )?(\d{1,3})$/.exec(folded);
  if (page) return { kind: "list", page: Number(page[1]) };
  const log = /^nhat ?ky(?: (?:trang )?(\d{1,3}))?$/.exec(folded);
  if (log) return { kind: "log", page: Number(log[1] ?? 1) };
  const calledOff = callOffIn(words, isUnit);
  if (calledOff !== null) return { kind: "call-off", unit: calledOff, confirmed };
  const added = /^(?:them|moi)(?: don vi)? /.exec(`${folded} `);
  const found = actIn(words, isUnit);
  if (!found) {
    if (!added) return { kind: "unit", unit: text };
    const skipped = added[0].trim().split(" ").length;
    return { kind: "add", name: words.slice(skipped).join(" "), confirmed };
  }
  const unit = words.slice(0, found.at).join(" ");
  const after = words.slice(found.at + found.length);
  if (found.act === "rename") return { kind: "rename", unit, ...nameAndDay(after), confirmed };
  if (found.act === "add-alias" || found.act === "remove-alias") {
    return { kind: "alias", unit, alias: newName(after), remove: found.act === "remove-alias", confirmed };
  }
  return { kind: "end", by: found.act, unit, ...endOf(after, isUnit), confirmed };
}

function confirmation(rest: string): { words: string[]; confirmed: boolean } {
  const text = rest.trim();
  const confirmed = text.endsWith("!");
  const words = text
    .replace(/[\s!]+$/u, "")
    .split(/\s+/)
    .filter((word) => word !== "");
  return { words, confirmed };
}

function actIn(words: readonly string[], isUnit: IsUnit) {
  const folded = words.map(fold);
  const found = folded.flatMap((_, at) => {
    if (at === 0) return [];
    const act = ACTS.find(([phrase]) => phrase.split(" ").every((word, offset) => folded[at + offset] === word));
    return act ? [{ at, act: act[1], length: act[0].split(" ").length }] : [];
  });
  return found.find(({ at }) => isUnit(words.slice(0, at).join(" "))) ?? found[0] ?? null;
}

/** "Thanh tra GDĐT từ 1/7/2025": the name, and the day where one ends the line. */
function nameAndDay(after: readonly string[]): { name: string; on: DayRef | string | null } {
  const at = after.findLastIndex((word, index) => fold(word) === "tu" && beginsDay(after.slice(index + 1)));
  const found = at < 0 ? null : dayIn(after.slice(at + 1).join(" "));
  if (found === null || found.rest.length > 0) return { name: newName(after), on: null };
  return { name: newName(after.slice(0, at)), on: found.day };
}

function newName(words: readonly string[]): string {
  return words.slice(BEFORE_NAME.has(lower(words[0])) ? 1 : 0).join(" ");
}

/** "giao duc trung hoc" is a unit; "giao cho giao duc trung hoc" names it. */
function unitIn(words: readonly string[], isUnit: IsUnit): string {
  let from = 0;
  while (!isUnit(words.slice(from).join(" ")) && BEFORE_UNIT.has(lower(words[from]))) from++;
  return words.slice(from).join(" ");
}

function lower(word = ""): string {
  return word.normalize("NFC").toLowerCase();
}

function endOf(after: readonly string[], isUnit: IsUnit): Pick<EndRequest, "successor" | "on" | "people" | "chats"> {
  let said: { people: boolean | null; chats: boolean | null } = { people: null, chats: null };
  const words: string[] = [];
  for (const word of after) {
    const option = OPTIONS[fold(word)];
    if (option) said = { ...said, ...option };
    else words.push(word);
  }
  const at = words.findIndex((word, index) => fold(word) === "tu" && beginsDay(words.slice(index + 1)));
  if (at < 0) return { ...said, successor: unitIn(words, isUnit), on: null };
  const { day, rest } = dayIn(words.slice(at + 1).join(" "));
  const successor = [unitIn(words.slice(0, at), isUnit), unitIn(rest.split(/\s+/), isUnit)].join(" ").trim();
  return { ...said, successor, on: day };
}

/** "từ" is also a part of names; before a day it is not. */
function beginsDay([first = "", second = ""]: readonly string[]): boolean {
  return /^\d/.test(fold(first) === "ngay" ? second : first);
}

function dayIn(text: string): { day: DayRef | string; rest: string } {
  const typed = text.replace(/^\S*[^\d\s]\S*\s+(?=\d)/u, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?=\s|$)/.exec(typed);
  if (iso) {
    const day = { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) };
    return { day, rest: typed.slice(iso[0].length).trim() };
  }
  const tokens = tokenise(typed);
  const found = readDay(tokens, 0);
  const last = found && tokens.list[found.next - 1];
  if (found && last) return { day: found.value, rest: tokens.text.slice(last.end).trim() };
  const [first = "", ...others] = typed.split(/\s+/);
  return { day: first, rest: others.join(" ") };
}
