import { say } from "../domain/say.js";
import { isoInstant } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { listOccurrences } from "../storage/progress.js";
import { type Misfit, verifyHistory } from "../storage/verify-history.js";
import type { Command } from "./command.js";

/** Whether the history is as it was written. */
export const verifyCommand: Command = {
  name: "verify",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ office }) {
    const { entries, evidence, seal, misfit } = await verifyHistory(office.database.db, office.organization.id);
    const sealed = seal && {
      id: seal.id,
      at: isoInstant(seal.at, office.zone),
      rows: seal.rows,
      digest: seal.digest,
    };
    const duty = misfit ? await dutyOf(office, misfit) : null;
    const first = misfit && {
      kind: misfit.kind,
      id: misfit.id,
      ...duty,
      at: misfit.at && isoInstant(misfit.at, office.zone),
    };
    const json = { ok: misfit === null, entries, evidence, seal: sealed, misfit: first };
    const lines = [
      say("verify-read", { entries, evidence }),
      seal
        ? say("verify-seal", { id: String(seal.id), at: { at: seal.at }, digest: seal.digest })
        : say("verify-no-seal"),
    ];
    if (!misfit) return { ok: true, json, lines: [...lines, say("verify-whole")] };
    const facts = {
      id: String(misfit.id),
      task: duty?.task ?? "?",
      unit: duty?.unit ?? "?",
      period: duty?.period ?? "?",
    };
    return { ok: false, problems: [say(BROKEN[misfit.kind], facts)], found: { json, lines } };
  },
};

const BROKEN: Readonly<Record<Misfit["kind"], string>> = {
  entry: "verify-broken-entry",
  evidence: "verify-broken-evidence",
  file: "verify-broken-file",
  figure: "verify-broken-figure",
  seal: "verify-broken-seal",
};

/** Null where the misfit is about no duty, or about one of a plan that is not in force. */
async function dutyOf(office: Office, { occurrenceId }: Misfit) {
  const plan = await office.plan();
  if (!plan || occurrenceId === null) return null;
  const [duty] = await listOccurrences(office.database.db, plan.id, { ids: [occurrenceId] });
  return duty ? { task: duty.task, period: duty.period, unit: duty.unit } : null;
}
