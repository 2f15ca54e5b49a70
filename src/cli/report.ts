import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Period, parsePeriod, spanOf } from "../domain/period.js";
import { nearestPeriods, reportablePeriods } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import { dayAt, isoInstant } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { readPeriodReport } from "../office/period-report.js";
import { REPORT_FORMATS, reportFile } from "../office/report-files.js";
import { listOccurrences } from "../storage/progress.js";
import { type Command, refuse, textOption } from "./command.js";

const MOST_NEAR = 4;

/** The periodic report as a file. */
export const reportCommand: Command = {
  name: "report",
  usage: "--period 2025-Q1 --format docx|xlsx --out FILE [--json]",
  options: { period: { type: "string" }, format: { type: "string" }, out: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ office, values, directory }) {
    const asked = await readPeriod(office, textOption(values, "period"));
    if ("problem" in asked) return refuse(asked.problem);
    const { period } = asked;
    const wanted = textOption(values, "format") ?? "";
    const format = REPORT_FORMATS.find((one) => one === wanted.toLowerCase());
    if (!format) return refuse(say("cli-report-bad-format", { found: wanted }));
    const out = textOption(values, "out") ?? "";
    if (out === "") return refuse(say("cli-report-out-missing", { format }));
    const ending = path.extname(out).slice(1).toLowerCase();
    // Word does not open a workbook called .docx, nor Excel the other way round.
    if (ending !== format && REPORT_FORMATS.some((one) => one === ending))
      return refuse(say("cli-report-other-ending", { format, file: path.basename(out) }));
    const { database, organization, clock, texts, zone } = office;
    const report = await readPeriodReport(database.db, organization, period, clock.now());
    if (!report) return refuse(say("cli-no-plan"));
    const file = path.resolve(directory, out);
    const problem = await write(file, (await reportFile(report, format, texts)).bytes);
    if (problem) return refuse(problem);
    const { counts, missing, frozen, at } = report;
    return {
      ok: true,
      json: {
        file,
        period,
        format,
        at: isoInstant(at, zone),
        frozen: frozen && { by: frozen.by, at: isoInstant(frozen.at, zone) },
        counts,
        missing,
      },
      lines: [say("report-written", { file, format, total: counts.total, missing: missing.length })],
    };
  },
};

type Asked = { readonly period: Period } | { readonly problem: Say };

/** The period named, when the plan has something in it; else what to name instead. */
async function readPeriod({ database, plan: readPlan, clock, zone }: Office, text = ""): Promise<Asked> {
  const plan = await readPlan();
  if (!plan) return { problem: say("cli-no-plan") };
  const known = reportablePeriods(await listOccurrences(database.db, plan.id), plan.year);
  const period = parsePeriod(text.trim().toUpperCase());
  if (period && known.includes(period)) return { period };
  const near = nearestPeriods(known, period ? spanOf(period).endsOn : dayAt(clock.now(), zone), MOST_NEAR);
  if (text === "") return { problem: say("cli-report-period-missing", { period: near[0] ?? String(plan.year) }) };
  return { problem: say("cli-report-bad-period", { found: text, near: { list: near } }) };
}

/** Replaces a file that is there. @returns what is wrong with the place; undefined when it is written */
async function write(file: string, bytes: Uint8Array): Promise<Say | undefined> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return say("cli-report-out-directory", { file });
  try {
    await writeFile(file, bytes);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return say("cli-report-out-unwritable", { file, reason: code });
  }
}
