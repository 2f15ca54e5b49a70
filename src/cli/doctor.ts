import { say } from "../domain/say.js";
import type { Texts } from "../text/texts.js";
import type { Command, CommandResult } from "./command.js";
import { checkStore } from "./doctor/check-store.js";
import { checkSurroundings } from "./doctor/check-surroundings.js";
import { type Finding, fault } from "./doctor/finding.js";

export const doctorCommand: Command = {
  name: "doctor",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ office, config }) {
    const { clock, texts } = office;
    return diagnosis([...(await checkStore(office)), ...(await checkSurroundings({ config, clock, texts }))], texts);
  },
  /** A store that can't be opened is one fault among others: the rest is looked at all the same. */
  async withoutStore({ config, clock, texts, problem }) {
    return diagnosis([fault("store", problem), ...(await checkSurroundings({ config, clock, texts }))], texts);
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
