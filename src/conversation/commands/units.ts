import { parseLocalDate } from "../../domain/local-date.js";
import type { OfficeAct } from "../../domain/office-act.js";
import { may } from "../../domain/permission.js";
import { shortTitle } from "../../domain/plan.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import { findUnit, type Unit } from "../../domain/unit.js";
import { callOffLines, namedUnit } from "../../domain/unit-change.js";
import type { LinkedContext } from "../context.js";
import type { UnitDetails } from "../office-ports.js";
import { rolePhrase } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { readUnitRequest } from "../understanding/read-unit-request.js";
import { ownUnits } from "./bind-chat.js";
import { changeUnit } from "./change-unit.js";
import { channelPhrase, chatPhrase } from "./unit-phrases.js";

/** What fits a phone screen. */
const PAGE = 8;
const MOST_PEOPLE = 12;
const MOST_TASKS = 8;
const NOBODY: UnitDetails = { people: [], chats: [], invited: 0 };

/** `/donvi …`: the roster, one unit, what was done about units, and changes of them. */
export async function units(context: LinkedContext, rest: string): Promise<Reply> {
  if (!may(context.actor, { act: "manage-units" })) return reply(say("units-refused"));
  const all = await context.tx.units();
  const request = readUnitRequest(rest, (text) => findUnit(all, text) !== null);
  if (request.kind === "list") return listUnits(context, all, request.page);
  if (request.kind === "log") return showActs(context, request.page);
  if (request.kind !== "unit") return changeUnit(context, all, request);
  const unit = namedUnit(all, request.unit);
  return "code" in unit ? showUnit(context, all, unit) : reply(unit);
}

async function listUnits({ tx, now, today }: LinkedContext, all: readonly Unit[], page: number): Promise<Reply> {
  const details = await tx.unitDetails(now);
  const standing = ownUnits(all).filter(({ endedOn }) => endedOn === undefined || endedOn > today);
  if (standing.length === 0) return reply(say("units-none"));
  const of = (unit: Unit) => details.get(unit.id) ?? NOBODY;
  const pages = Math.ceil(standing.length / PAGE);
  if (page < 1 || page > pages) return reply(say("units-no-page", { page, pages }));
  const shown = standing.slice((page - 1) * PAGE, page * PAGE);
  const next: ReplyChoice[] =
    page < pages ? [{ label: say("units-next"), line: `/donvi ${page + 1}`, lasting: true }] : [];
  return {
    lines: [
      say("units-title", { count: standing.length, page, pages }),
      say("units-counts", {
        grouped: standing.filter((unit) => of(unit).chats.length > 0).length,
        empty: standing.filter((unit) => linked(of(unit)).length === 0).length,
      }),
      ...shown.map((unit) => unitLine(unit, of(unit))),
      say("units-hint", { name: shown[0]?.name ?? "" }),
    ],
    choices: next,
  };
}

function unitLine(unit: Unit, details: UnitDetails): Say {
  const people = linked(details);
  const heads = people.filter(({ role }) => role === "head").length;
  const counts = { officers: people.filter(({ role }) => role === "officer").length, heads };
  const missing = missingOf(details);
  const args = { name: unit.name, code: unit.code, ...counts };
  return missing.length === 0
    ? say("units-line", args)
    : say("units-line-missing", { ...args, missing: { list: missing } });
}

/** What keeps reminders from reaching the unit as they should. */
function missingOf(details: UnitDetails): Arg[] {
  const people = linked(details);
  return [
    ...(details.chats.length === 0 ? [{ say: say("units-missing-group") }] : []),
    ...(people.length === 0 ? [{ say: say("units-missing-people") }] : []),
    ...(people.length > 0 && !people.some(({ role }) => role === "head") ? [{ say: say("units-missing-head") }] : []),
  ];
}

function linked({ people }: UnitDetails): UnitDetails["people"] {
  return people.filter(({ channels }) => channels.length > 0);
}

async function showUnit(context: LinkedContext, all: readonly Unit[], unit: Unit): Promise<Reply> {
  const { tx, now, today } = context;
  const details = (await tx.unitDetails(now)).get(unit.id) ?? NOBODY;
  const plan = await tx.plan();
  const sets = plan?.sets.filter(({ members }) => members.includes(unit.code)).map(({ name }) => name) ?? [];
  const leads = plan?.tasks.filter((task) => task.leads.includes(unit.code)) ?? [];
  const successor = all.find(({ code }) => code === unit.successor);
  const missing = missingOf(details);
  return {
    lines: [
      say("unit-title", { name: unit.name, code: unit.code }),
      ...(unit.endedOn === undefined
        ? []
        : [
            say(successor ? "unit-ends-for" : "unit-ends", {
              on: { date: unit.endedOn },
              ...(successor ? { successor: successor.name } : {}),
            }),
          ]),
      ...(unit.renaming ? [say("unit-renames", { name: unit.renaming.to, on: { date: unit.renaming.on } })] : []),
      ...(unit.aliases.length > 0 ? [say("unit-aliases", { aliases: { list: unit.aliases } })] : []),
      ...peopleLines(details),
      details.chats.length === 0
        ? say("unit-no-chat")
        : say("unit-chats", { chats: { list: details.chats.map(chatPhrase) } }),
      ...(sets.length > 0 ? [say("unit-sets", { sets: { list: sets } })] : []),
      ...(leads.length > 0
        ? [
            say("unit-leads", {
              count: leads.length,
              tasks: { list: leads.slice(0, MOST_TASKS).map((task) => shorten(`${task.code} · ${shortTitle(task)}`)) },
            }),
          ]
        : []),
      say("unit-open", { count: await tx.openDuties(unit.id) }),
      ...(missing.length > 0 ? [say("unit-missing", { missing: { list: missing } })] : []),
    ],
    choices: [
      ...(unit.endedOn === undefined && unit.kind !== "external" ? actsOn(unit) : []),
      ...(callOffLines(unit, today).length > 0
        ? [{ label: say("unit-act-call-off"), line: `/donvi ${unit.name} huy` }]
        : []),
    ],
  };
}

function peopleLines({ people, invited }: UnitDetails): Say[] {
  const waiting = invited > 0 ? [say("unit-invited", { count: invited })] : [];
  if (people.length === 0) return [say("unit-no-people"), ...waiting];
  const left = people.length - MOST_PEOPLE;
  return [
    ...people
      .slice(0, MOST_PEOPLE)
      .map(({ name, role, channels }) =>
        channels.length > 0
          ? say("unit-person", { name, role: rolePhrase(role), channels: { list: channels.map(channelPhrase) } })
          : say("unit-person-unlinked", { name, role: rolePhrase(role) }),
      ),
    ...(left > 0 ? [say("unit-people-more", { left })] : []),
    ...waiting,
  ];
}

function actsOn({ name }: Unit): ReplyChoice[] {
  return [
    { label: say("unit-act-invite"), line: `/moi ${name}` },
    { label: say("unit-act-rename"), line: `/donvi ${name} doiten` },
    { label: say("unit-act-merge"), line: `/donvi ${name} sapnhap` },
    { label: say("unit-act-dissolve"), line: `/donvi ${name} giaithe` },
    { label: say("unit-act-alias"), line: `/donvi ${name} tenkhac` },
  ];
}

async function showActs({ tx }: LinkedContext, page: number): Promise<Reply> {
  const found = await tx.officeActs({ most: PAGE + 1, skip: (Math.max(1, page) - 1) * PAGE });
  if (found.length === 0) return reply(say(page > 1 ? "acts-no-more" : "acts-none"));
  const next: ReplyChoice[] =
    found.length > PAGE ? [{ label: say("units-next"), line: `/donvi nhatky ${page + 1}`, lasting: true }] : [];
  return { lines: [say("acts-title", { page }), ...found.slice(0, PAGE).map(actLine)], choices: next };
}

function actLine({ act, subject, details, by, at }: OfficeAct): Say {
  const args = Object.entries(details).map(([name, value]) => [name, detailArg(value)] as const);
  return say("acts-line", {
    at: { at },
    name: by ?? { say: say("acts-operator") },
    what: { say: say(`act-${act.replaceAll("_", "-")}`, { subject, ...Object.fromEntries(args) }) },
  });
}

function detailArg(value: OfficeAct["details"][string]): Arg {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return { list: value };
  const day = parseLocalDate(value);
  return day ? { date: day } : value;
}
