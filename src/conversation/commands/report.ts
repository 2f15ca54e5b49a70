import { may } from "../../domain/permission.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { askedPeriod } from "./ask-period.js";

/** `/baocao quý 1`: the period's report as a document and a workbook, with what is still missing in it. */
export async function sendReport(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, actor, forms, now } = context;
  if (!may(actor, { act: "report" })) return reply(say("report-refused"));
  const asked = await askedPeriod(context, rest, "baocao", (line) => say("report-which", { line }));
  if ("reply" in asked) return asked.reply;
  const report = await tx.periodReport(asked.period, now);
  if (!report) return reply(say("chat-no-plan"));
  return { lines: forms.report(report), report };
}
