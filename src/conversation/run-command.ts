import type { Officer } from "../domain/officer.js";
import { type Action, may } from "../domain/permission.js";
import { say } from "../domain/say.js";
import { askExtension } from "./commands/ask-extension.js";
import { bindChat } from "./commands/bind-chat.js";
import { correct } from "./commands/correct.js";
import { dashboardLink } from "./commands/dashboard-link.js";
import { approve, reject } from "./commands/decide.js";
import { delegate } from "./commands/delegate.js";
import { evidence } from "./commands/evidence.js";
import { feed } from "./commands/feed.js";
import { finish, reportNil } from "./commands/finish.js";
import { freeze } from "./commands/freeze.js";
import { handOverDuties } from "./commands/hand-over.js";
import { help } from "./commands/help.js";
import { showHistory } from "./commands/history.js";
import { importFile } from "./commands/import-file.js";
import { invite } from "./commands/invite.js";
import { setLanguage } from "./commands/language.js";
import { leaveUnit } from "./commands/leave-unit.js";
import { link, linkFirst, welcome } from "./commands/link.js";
import { showMissing } from "./commands/missing.js";
import { mute, unmute } from "./commands/mute.js";
import { nudge } from "./commands/nudge.js";
import { showOwnWork } from "./commands/own-work.js";
import { sendReport } from "./commands/report.js";
import { snooze } from "./commands/snooze.js";
import { showSummary } from "./commands/summary.js";
import { takeLeave } from "./commands/take-leave.js";
import { showTasks } from "./commands/tasks.js";
import { undo } from "./commands/undo.js";
import { units } from "./commands/units.js";
import { update } from "./commands/update.js";
import { why } from "./commands/why.js";
import type { Context, LinkedContext, PlanContext } from "./context.js";
import { type Reply, reply } from "./reply.js";
import type { CommandName, Recognised } from "./understanding/intent.js";

type LinkedCommand = (context: LinkedContext, rest: string) => Reply | Promise<Reply>;
type PlanCommand = (context: PlanContext, rest: string) => Reply | Promise<Reply>;

/** Commands for linked people. */
const LINKED = {
  trogiup: help,
  moi: invite,
  nhom: bindChat,
  donvi: units,
  nhap: importFile,
  lich: permitted("see-plan", feed),
  bangdieukhien: permitted("see-plan", dashboardLink),
  tat: permitted("mute", mute),
  bat: permitted("mute", unmute),
  uyquyen: permitted("mute", delegate),
  nghi: permitted("mute", takeLeave),
  bangiao: permitted("mute", handOverDuties),
  roi: permitted("mute", leaveUnit),
} satisfies Partial<Record<CommandName, LinkedCommand>>;
/** Commands that anybody may type. */
type OpenCommand = "start" | "lienket" | "ngonngu";

/** Commands about the plan in force. Those that concern particular units ask for permission themselves. */
const ABOUT_PLAN: Record<Exclude<CommandName, OpenCommand | keyof typeof LINKED>, PlanCommand> = {
  viec: permitted("see-own-duties", showOwnWork),
  nhiemvu: permitted("see-plan", showTasks),
  lichsu: permitted("see-history", showHistory),
  capnhat: update,
  xong: finish,
  khongphatsinh: reportNil,
  minhchung: permitted("see-plan", evidence),
  huy: undo,
  sua: correct,
  tiendo: showSummary,
  thieu: showMissing,
  nhac: nudge,
  hoan: snooze,
  giahan: askExtension,
  duyet: approve,
  tuchoi: reject,
  baocao: sendReport,
  chot: freeze,
  visao: permitted("see-why", why),
};

/** Carries out what was recognised. Every refusal is a reply; a throw is a bug or an outage. */
export async function runCommand(
  context: Context & { readonly actor: Officer | null },
  said: Recognised,
): Promise<Reply> {
  if (said.command === "start" || said.command === "lienket") return link(context, said.rest);
  if (said.command === "ngonngu") return setLanguage(context, said.rest);
  const { actor } = context;
  if (!actor) return said.command === "trogiup" ? welcome(context.incoming) : linkFirst();
  if (said.command === "unknown") return unknownCommand(said);
  const { command, rest } = said;
  if (isLinked(command)) return LINKED[command]({ ...context, actor }, rest);
  const plan = await context.tx.plan();
  if (!plan) return reply(say(may(actor, { act: "import" }) ? "chat-no-plan-import" : "chat-no-plan"));
  return ABOUT_PLAN[command]({ ...context, actor, plan, calendar: await context.tx.calendar() }, rest);
}

function isLinked(command: CommandName): command is keyof typeof LINKED {
  return command in LINKED;
}

type Simple = "see-own-duties" | "see-plan" | "see-history" | "see-why" | "mute";

function permitted<C extends LinkedContext>(
  act: Simple,
  run: (context: C, rest: string) => Reply | Promise<Reply>,
): (context: C, rest: string) => Reply | Promise<Reply> {
  const action: Action = { act };
  return (context, rest) => (may(context.actor, action) ? run(context, rest) : reply(say("chat-no-role")));
}

/** Offers the whole line with its command word put right; a press is still the person's own word. */
function unknownCommand({ word, rest, nearest }: Extract<Recognised, { command: "unknown" }>): Reply {
  if (!nearest) return reply(say("chat-unknown", { word }));
  const line = `/${nearest} ${rest}`.trim();
  return {
    lines: [say("chat-unknown-near", { word, line })],
    choices: [{ label: say("chat-line", { line }), line }],
  };
}
