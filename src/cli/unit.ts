import { type LocalDate, parseLocalDate } from "../domain/local-date.js";
import { type Say, say } from "../domain/say.js";
import { ownUnit, type Unit } from "../domain/unit.js";
import {
  callOffLines,
  changeProblem,
  kindByName,
  namedUnit,
  renamePreview,
  type UnitChange,
} from "../domain/unit-change.js";
import { dayAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { changeUnits } from "../storage/change-units.js";
import { activePlan } from "../storage/plan-facts.js";
import { listUnits } from "../storage/roster.js";
import { frozenUntil, openDuties, unitDetails } from "../storage/unit-details.js";
import { type Command, type CommandContext, type CommandResult, refuse, textOption } from "./command.js";

/** `nhacviec unit …`: what `/donvi` does in chat. With `--dry-run` it only says what would move. */
export const unitCommand: Command = {
  name: "unit",
  usage:
    "add NAME | rename NAME NEW [--on DATE] | alias NAME OTHER [--remove] | merge NAME INTO --on DATE | dissolve NAME --on DATE --to UNIT [--keep-people] [--unbind] | call-off NAME [--dry-run] [--json]",
  options: {
    on: { type: "string" },
    to: { type: "string" },
    remove: { type: "boolean" },
    "keep-people": { type: "boolean" },
    unbind: { type: "boolean" },
    "dry-run": { type: "boolean" },
  },
  positionals: { least: 2, most: 3 },
  async run(context) {
    const { office } = context;
    const { db } = office.database;
    const org = office.organization.id;
    return db.transaction(async (tx): Promise<CommandResult> => {
      const units = await listUnits(tx, org);
      const change = readChange(context, units);
      if (!("kind" in change)) return refuse(change);
      const plan = await activePlan(tx, org);
      const now = office.clock.now();
      const today = dayAt(now, office.zone);
      const problem = changeProblem(change, {
        units,
        today,
        coordinatingUnitId: plan?.coordinatingUnitId ?? null,
        frozenUntil: plan ? await frozenUntil(tx, plan.id) : null,
      });
      if (problem) return refuse(problem);
      const dryRun = context.values["dry-run"] === true;
      const moves = change.kind === "end" ? await movesOf(tx, office, change.unit) : null;
      const { passed } = dryRun
        ? { passed: 0 }
        : await changeUnits(tx, org, change, { officerId: null, channels: office.channels }, now);
      return {
        ok: true,
        json: { change: jsonOf(change), moves, applied: !dryRun, passed },
        lines: [...linesOf(change, moves, today), say(dryRun ? "cli-unit-dry" : "cli-unit-done")],
      };
    });
  },
};

type Moves = { readonly openDuties: number; readonly people: readonly string[]; readonly chats: readonly string[] };

async function movesOf(tx: Parameters<typeof openDuties>[0], office: Office, unit: Unit): Promise<Moves> {
  const details = (await unitDetails(tx, office.organization.id, office.clock.now())).get(unit.id);
  return {
    openDuties: await openDuties(tx, unit.id),
    people: details?.people.map(({ name }) => name) ?? [],
    chats: details?.chats.map(({ title, address }) => title ?? address.channel) ?? [],
  };
}

function readChange({ positionals, values }: CommandContext, units: readonly Unit[]): UnitChange | Say {
  const [verb = "", name = "", other] = positionals;
  if (verb === "add") return { kind: "add", name, unitKind: kindByName(name) };
  const unit = namedUnit(units.filter(ownUnit), name, "cli-invite-unit-unknown");
  if (!("code" in unit)) return unit;
  if (verb === "call-off") return { kind: "call-off", unit };
  const text = textOption(values, "on");
  const on = dayOf(text);
  if (verb === "rename" && other !== undefined) {
    if (text !== undefined && on === null) return say("cli-unit-on", { text });
    return { kind: "rename", unit, name: other, on };
  }
  if (verb === "alias" && other !== undefined) {
    return { kind: "alias", unit, alias: other, remove: values.remove === true };
  }
  if (verb !== "merge" && verb !== "dissolve") return say("cli-unit-verb", { verb });
  const into = other ?? textOption(values, "to");
  if (into === undefined) return say("cli-unit-into", { verb });
  const successor = namedUnit(units, into, "cli-invite-unit-unknown");
  if (!("code" in successor)) return successor;
  if (on === null) return say("cli-unit-on", { text: text ?? "" });
  return {
    kind: "end",
    by: verb === "merge" ? "merger" : "dissolution",
    unit,
    successor,
    on,
    people: values["keep-people"] !== true,
    chats: values.unbind !== true,
  };
}

function dayOf(text: string | undefined): LocalDate | null {
  return text === undefined ? null : parseLocalDate(text);
}

function jsonOf(change: UnitChange): Record<string, unknown> {
  if (change.kind === "add") return { verb: "add", name: change.name, kind: change.unitKind };
  if (change.kind === "rename") {
    return {
      verb: "rename",
      unit: change.unit.name,
      name: change.name,
      ...(change.on === null ? {} : { on: change.on }),
    };
  }
  if (change.kind === "call-off") return { verb: "call-off", unit: change.unit.name };
  if (change.kind === "alias") {
    return { verb: "alias", unit: change.unit.name, alias: change.alias, remove: change.remove };
  }
  const { by, unit, successor, on, people, chats } = change;
  const verb = by === "merger" ? "merge" : "dissolve";
  return { verb, unit: unit.name, successor: successor.name, on, people, chats };
}

function linesOf(change: UnitChange, moves: Moves | null, today: LocalDate): Say[] {
  if (change.kind === "add") return [say("cli-unit-add", { name: change.name })];
  if (change.kind === "rename") return [renamePreview(change, today)];
  if (change.kind === "call-off") return callOffLines(change.unit, today);
  if (change.kind === "alias") {
    const id = change.remove ? "unit-unalias-preview" : "unit-alias-preview";
    return [say(id, { unit: change.unit.name, alias: change.alias })];
  }
  const { by, unit, successor, on, people, chats } = change;
  return [
    say(by === "merger" ? "unit-merge-preview" : "unit-dissolve-preview", {
      unit: unit.name,
      successor: successor.name,
      on: { date: on },
    }),
    say("unit-moves-duties", { count: moves?.openDuties ?? 0, successor: successor.name }),
    moves === null || moves.people.length === 0
      ? say("unit-moves-nobody")
      : say(people ? "unit-moves-people" : "unit-keeps-people", { names: { list: moves.people } }),
    ...(moves === null || moves.chats.length === 0
      ? []
      : [say(chats ? "cli-unit-chats-move" : "unit-unbinds-chats", { chats: { list: moves.chats } })]),
  ];
}
