import { addDays, type LocalDate } from "../domain/local-date.js";
import { say } from "../domain/say.js";
import { instantAt, isoInstant } from "../domain/zone.js";
import { listLedger } from "../storage/ledger.js";
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
    const start = (day: LocalDate) => instantAt(day, "00:00", office.zone);
    const rows = await listLedger(office.database.db, office.organization.id, {
      ...(from.day ? { from: start(from.day) } : {}),
      ...(to.day ? { to: start(addDays(to.day, 1)) } : {}),
    });
    return {
      ok: true,
      json: rows.map((row) => ({
        ...row,
        at: isoInstant(row.at, office.zone),
        slotAt: isoInstant(row.slotAt, office.zone),
      })),
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
