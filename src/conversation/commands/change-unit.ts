import { type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { type Say, say } from "../../domain/say.js";
import type { Unit } from "../../domain/unit.js";
import {
  callOffLines,
  changeProblem,
  kindByName,
  namedUnit,
  renamePreview,
  type UnitChange,
  type UnitEnd,
} from "../../domain/unit-change.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import type { EndRequest, UnitRequest } from "../understanding/read-unit-request.js";
import { ownUnits } from "./bind-chat.js";
import { endChoices, endLines } from "./end-unit.js";

type ChangeRequest = Exclude<
  UnitRequest,
  { readonly kind: "list" } | { readonly kind: "log" } | { readonly kind: "unit" }
>;

/** `/donvi X đổi tên Y` and the like: says exactly what would change, and changes it once that is agreed to. */
export async function changeUnit(context: LinkedContext, all: readonly Unit[], request: ChangeRequest): Promise<Reply> {
  const { tx, actor, now, today } = context;
  const change = await toChange(context, all, request);
  if ("lines" in change) return change;
  const plan = await tx.plan();
  const problem = changeProblem(change, {
    units: all,
    today,
    coordinatingUnitId: plan?.coordinatingUnitId ?? null,
    frozenUntil: plan ? await tx.frozenUntil(plan.id) : null,
  });
  if (problem) return reply(problem);
  if (request.confirmed) {
    const { passed } = await tx.changeUnits(change, actor.id, now);
    return reply(...doneLines(change, passed, context));
  }
  if (change.kind === "end") {
    const asked = request.kind === "end" && (request.people !== null || request.chats !== null);
    return endQuestion(context, change, asked);
  }
  const line = lineOf(change);
  return {
    lines: [...previewLines(change, today), say("unit-confirm", { line })],
    choices: [{ label: say("unit-yes"), line }],
    yesNo: true,
  };
}

/** The change with its units found, or the question for what is missing. */
async function toChange(
  context: LinkedContext,
  all: readonly Unit[],
  request: ChangeRequest,
): Promise<UnitChange | Reply> {
  if (request.kind === "add") {
    if (request.name === "") return ask(say("unit-add-which"), "/donvi them");
    return { kind: "add", name: request.name, unitKind: kindByName(request.name) };
  }
  const unit = namedUnit(ownUnits(all), request.unit);
  if (!isUnit(unit)) return reply(unit);
  if (request.kind === "call-off") return { kind: "call-off", unit };
  if (request.kind === "rename") {
    if (request.name === "") return ask(say("unit-rename-to", { unit: unit.name }), `/donvi ${unit.name} doiten`);
    if (request.on === null) return { kind: "rename", unit, name: request.name, on: null };
    const on = await dayAsked(context, request.on);
    if (!("say" in on)) return { kind: "rename", unit, name: request.name, on: on.day };
    return ask(on.say, `/donvi ${unit.name} doiten ${request.name} tu`);
  }
  if (request.kind === "alias") {
    const word = request.remove ? "botenkhac" : "tenkhac";
    if (request.alias === "") return ask(say("unit-alias-which", { unit: unit.name }), `/donvi ${unit.name} ${word}`);
    return { kind: "alias", unit, alias: request.alias, remove: request.remove };
  }
  return toEnd(context, all, unit, request);
}

async function toEnd(
  context: LinkedContext,
  all: readonly Unit[],
  unit: Unit,
  request: EndRequest,
): Promise<UnitEnd | Reply> {
  const word = request.by === "merger" ? "sapnhap" : "giaithe giao";
  if (request.successor === "") {
    const question = request.by === "merger" ? "unit-merge-into" : "unit-dissolve-to";
    return ask(say(question, { unit: unit.name }), `/donvi ${unit.name} ${word}`);
  }
  const successor = namedUnit(all, request.successor);
  if (!isUnit(successor)) return reply(successor);
  const prefix = `/donvi ${unit.name} ${word} ${successor.name} tu`;
  if (request.on === null) return ask(say("unit-end-when", { unit: unit.name, successor: successor.name }), prefix);
  const on = await dayAsked(context, request.on);
  if ("say" in on) return ask(on.say, prefix);
  const { people, chats } = request;
  return { kind: "end", by: request.by, unit, successor, on: on.day, people: people ?? true, chats: chats ?? true };
}

/** The day meant, in the plan's year where none was said; or the sentence that it is none. */
async function dayAsked({ tx, today }: LinkedContext, asked: NonNullable<EndRequest["on"]>) {
  const year = (await tx.plan())?.year ?? Number(today.slice(0, 4));
  const day = typeof asked === "string" ? null : dayOf(asked, year);
  return day ? { day } : { say: say("unit-end-no-day", { text: typeof asked === "string" ? asked : "?" }) };
}

function dayOf({ day, month, year }: Exclude<EndRequest["on"], string | null>, planYear: number) {
  const two = (number: number) => String(number).padStart(2, "0");
  return parseLocalDate(`${year ?? planYear}-${two(month)}-${two(day)}`);
}

function isUnit(found: Unit | Say): found is Unit {
  return "code" in found;
}

/** The next plain answer, whatever it looks like, completes the line. */
function ask(question: Say, prefix: string): Reply {
  return { lines: [question], prefix, anyWords: true };
}

/** Says what would move, and lets people and the group be left out. */
async function endQuestion(context: LinkedContext, change: UnitEnd, asked: boolean): Promise<Reply> {
  const { tx, now } = context;
  const details = await tx.unitDetails(now);
  const open = await tx.openDuties(change.unit.id);
  const plan = await tx.plan();
  const sets = plan?.sets.filter(({ members }) => members.includes(change.unit.code)).map(({ name }) => name) ?? [];
  const choices = endChoices(change, details.get(change.unit.id) ?? null, asked);
  return {
    lines: [
      ...endLines(change, {
        open,
        sets,
        own: details.get(change.unit.id) ?? null,
        other: details.get(change.successor.id) ?? null,
      }),
      say("unit-confirm", { line: choices[0]?.line ?? "" }),
    ],
    choices,
    ...(choices.length === 1 ? { yesNo: true } : {}),
  };
}

function previewLines(change: Exclude<UnitChange, UnitEnd>, today: LocalDate): Say[] {
  if (change.kind === "add") return [say("unit-add-preview", { name: change.name, kind: kindPhrase(change.unitKind) })];
  if (change.kind === "rename") return [renamePreview(change, today)];
  if (change.kind === "call-off") return callOffLines(change.unit, today);
  const id = change.remove ? "unit-unalias-preview" : "unit-alias-preview";
  return [say(id, { unit: change.unit.name, alias: change.alias })];
}

function kindPhrase(kind: Unit["kind"]) {
  return { say: say(kind === "school" ? "unit-kind-school" : "unit-kind-office") };
}

function lineOf(change: Exclude<UnitChange, UnitEnd>): string {
  if (change.kind === "add") return `/donvi them ${change.name} !`;
  if (change.kind === "call-off") return `/donvi ${change.unit.name} huy !`;
  if (change.kind === "rename") {
    const from = change.on === null ? "" : ` tu ${change.on}`;
    return `/donvi ${change.unit.name} doiten ${change.name}${from} !`;
  }
  return `/donvi ${change.unit.name} ${change.remove ? "botenkhac" : "tenkhac"} ${change.alias} !`;
}

function doneLines(change: UnitChange, passed: number, { today }: LinkedContext): Say[] {
  if (change.kind === "add") {
    return [say("unit-added", { name: change.name }), say("unit-added-next", { name: change.name })];
  }
  const { name: unit } = change.unit;
  if (change.kind === "call-off") return [say("unit-called-off", { unit }), say("unit-end-log")];
  if (change.kind === "rename" && change.on !== null && change.on > today) {
    return [
      say("unit-rename-later", { unit, name: change.name, on: { date: change.on } }),
      say("unit-call-off-how", { unit }),
    ];
  }
  if (change.kind === "rename") return [say("unit-renamed", { unit, name: change.name })];
  if (change.kind === "alias") {
    return [say(change.remove ? "unit-alias-removed" : "unit-alias-added", { unit, alias: change.alias })];
  }
  const args = { unit, successor: change.successor.name, on: { date: change.on } };
  return [
    change.on <= today ? say("unit-end-done", { ...args, count: passed }) : say("unit-end-later", args),
    ...(change.on > today ? [say("unit-call-off-how", { unit })] : []),
    say("unit-end-log"),
  ];
}
