import { say } from "../domain/say.js";
import { ledgerDocument, readLedger } from "../service/documents.js";
import { type Command, refuse } from "./command.js";
import { dayOption } from "./dates.js";

export const ledgerCommand: Command = {
  name: "ledger",
  usage: "[--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]",
  options: { from: { type: "string" }, to: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values }) {
    const from = dayOption(values, "from");
    const to = dayOption(values, "to");
    if (!from.ok) return refuse(from.problem);
    if (!to.ok) return refuse(to.problem);
    if (from.day && to.day && to.day < from.day)
      return refuse(say("cli-range-backwards", { from: from.day, to: to.day }));
    const rows = await readLedger(office, { from: from.day, to: to.day });
    return {
      ok: true,
      json: ledgerDocument(rows, office),
      lines:
        rows.length === 0
          ? [say("cli-ledger-none")]
          : rows.map((row) =>
              say("cli-ledger-row", {
                at: { at: row.at },
                state: row.state,
                rung: row.rung,
                task: row.task,
                period: row.period,
                unit: row.unit,
                audience: row.audience,
                where: row.channel === null ? "—" : `${row.channel}:${row.chat}`,
                reason: row.reason ?? "",
              }),
            ),
    };
  },
};
