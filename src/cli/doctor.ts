import { say } from "../domain/say.js";
import { rehearsalHeld } from "../office/rehearsal-left.js";
import { boundChats } from "../storage/chats.js";
import type { Texts } from "../text/texts.js";
import type { Command, CommandResult } from "./command.js";
import { checkMachine } from "./doctor/check-machine.js";
import { checkOperation } from "./doctor/check-operation.js";
import { checkStore } from "./doctor/check-store.js";
import { checkSurroundings } from "./doctor/check-surroundings.js";
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
        ...(await checkSurroundings({ config, clock, texts, zaloUnits })),
        ...(await checkMachine({ config, clock })),
      ],
      texts,
    );
  },
  /** A store that can't be opened is one fault among others: the rest is looked at all the same. */
  async withoutStore({ config, clock, texts, problem }) {
    return diagnosis(
      [
        fault("store", problem),
        ...(await checkSurroundings({ config, clock, texts })),
        ...(await checkMachine({ config, clock })),
      ],
      texts,
    );
  },
};

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
