import { say } from "../domain/say.js";
import { rehearsalHeld } from "../office/rehearsal-left.js";
import { boundChats } from "../storage/chats.js";
import type { Texts } from "../text/texts.js";
import type { Command, CommandResult } from "./command.js";
import { checkOperation } from "./doctor/check-operation.js";
import { checkStore } from "./doctor/check-store.js";
import type { Surroundings } from "./doctor/check-surroundings.js";
import { checkWall } from "./doctor/check-wall.js";
import { type Finding, fault } from "./doctor/finding.js";

export const doctorCommand: Command = {
  name: "doctor",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ office, config }) {
    const { clock, texts, database, organization } = office;
    const held = await rehearsalHeld(config, office);
    const groups = await boundChats(database.db, organization.id);
    const zaloUnits = groups.filter(({ address }) => address.channel === "zalo").length;
    return diagnosis(
      [
        ...(await checkStore(office)),
        ...(held ? [fault("rehearsal", held)] : []),
        ...(await checkWall(office, config)),
        ...(await checkOperation(office)),
        ...(await checkOutside({ config, clock, texts, zaloUnits })),
      ],
      texts,
    );
  },
  /** A store that can't be opened is one fault among others: the rest is looked at all the same. */
  async withoutStore({ config, clock, texts, problem }) {
    return diagnosis([fault("store", problem), ...(await checkOutside({ config, clock, texts }))], texts);
  },
};

/** What is not in the store. Loaded for `doctor` alone: no other command needs the bots' and Redis's libraries. */
async function checkOutside(context: Surroundings): Promise<Finding[]> {
  const { checkSurroundings } = await import("./doctor/check-surroundings.js");
  const { checkMachine } = await import("./doctor/check-machine.js");
  return [...(await checkSurroundings(context)), ...(await checkMachine(context))];
}

/** Faults make it a refusal, and what was found is printed in either case. */
function diagnosis(findings: readonly Finding[], texts: Texts): CommandResult {
  const faults = findings.filter((finding) => finding.ok === false);
  const lines = findings.map((finding) =>
    say("doctor-line", { mark: finding.ok === null ? "•" : finding.ok ? "✔" : "✘", what: { say: finding.say } }),
  );
  const json = {
    ok: faults.length === 0,
    findings: findings.map(({ check, ok, say: line }) => ({ check, ok, text: texts.plain("vi", line) })),
  };
  if (faults.length === 0) return { ok: true, json, lines: [...lines, say("doctor-well")] };
  return { ok: false, problems: [say("doctor-faults", { count: faults.length })], found: { json, lines } };
}
