import type { Config } from "../config.js";
import { type Conversation, conversation } from "../conversation/converse.js";
import { type Dialogue, type DialogueStore, DialoguesUnavailable } from "../conversation/dialogue-ports.js";
import { CountsUnavailable, type FloodGuard, floodGuard, sharedFloodGuard } from "../conversation/flood-guard.js";
import type { FileSource, Site, SummaryForms } from "../conversation/ports.js";
import type { Channel, ChatAddress } from "../domain/message.js";
import type { Say } from "../domain/say.js";
import type { Logger } from "../log.js";
import { chatSummary } from "../office/chat-summary.js";
import { importSteps } from "../office/import-by-chat.js";
import { missingUnits } from "../office/missing-units.js";
import type { Office } from "../office/office.js";
import { readPeriodReport } from "../office/period-report.js";
import { REPORT_FORMATS, reportFile } from "../office/report-files.js";
import { missingPage } from "../reports/missing-lines.js";
import { progressLines } from "../reports/progress-lines.js";
import { reportLines } from "../reports/report-lines.js";
import { overduePage, soonLines, worstLines, yearLines } from "../reports/view-lines.js";
import { changeLines } from "../reports/weekly-changes.js";
import { conversationStore } from "../storage/conversation-store.js";
import { type DialogueKeeper, memoryDialogues } from "../storage/dialogues.js";
import { logOutage } from "./log-outage.js";

/** What people send, fetched over the channel it came by. */
export function filesOf(channels: readonly Channel[]): FileSource {
  return async (name, reference, maxBytes) => {
    const channel = channels.find((one) => one.name === name);
    return channel?.download?.(reference, maxBytes) ?? nothingSent(name, reference, maxBytes);
  };
}

type ChatAdvice = (chat: ChatAddress) => Promise<readonly Say[]>;

/** How a chat's own channel hears people there. */
export function adviceOf(channels: readonly Channel[]): ChatAdvice {
  return async (chat) => (await channels.find(({ name }) => name === chat.channel)?.advise?.(chat)) ?? [];
}

/** Where nobody can send files: the terminal, the rehearsal room. */
const nothingSent: FileSource = async (name) => ({ ok: false, because: "gone", reason: `no files come by ${name}` });

/** Where no page is served: a command beside the service. */
const noSite: Site = { address: () => null };

/** Who speaks in the terminal waits for each answer: a limit would only lose lines of a file that is piped in. */
const unguarded: FloodGuard = () => "welcome";

/** What stands around a conversation. Where there are channels, all of it; in the terminal the dialogues alone. */
export type Surroundings = {
  readonly dialogues: DialogueStore;
  readonly fetchFile?: FileSource;
  readonly startLink?: (code: string) => string | null;
  readonly site?: Site;
  readonly chatAdvice?: ChatAdvice;
  readonly guard?: FloodGuard;
};

/** The conversation on this office's store: shared by the channels and the terminal. */
export function createConversation(
  office: Office,
  {
    dialogues,
    fetchFile = nothingSent,
    startLink = () => null,
    site = noSite,
    chatAdvice = async () => [],
    guard = unguarded,
  }: Surroundings,
): Conversation {
  const { database, organization, channels, clock, zone, texts } = office;
  const imports = importSteps(office, startLink);
  const readFile = imports.read;
  const store = conversationStore(database.db, organization.id, channels, {
    summary: (tx, scope, at, detail) => chatSummary(tx, organization, scope, at, detail),
    missingUnits: (tx, scope, stretches) => missingUnits(tx, organization, scope, stretches),
    report: (tx, period, now) => readPeriodReport(tx, organization, period, now),
    imports,
  });
  return conversation({
    store,
    dialogues,
    forms: summaryForms(office),
    fetchFile,
    readFile,
    startLink,
    chatAdvice,
    guard,
    site,
    words: texts,
    clock,
    zone,
  });
}

/** One summary in the forms a chat shows. */
export function summaryForms({ texts }: Pick<Office, "texts">): SummaryForms {
  return {
    lines: progressLines,
    missing: missingPage,
    soon: soonLines,
    worst: worstLines,
    changes: ({ changes }) => (changes ? changeLines(changes) : []),
    year: yearLines,
    overdue: overduePage,
    async picture(summary, language) {
      const { progressPicture } = await import("../reports/picture/progress-picture.js");
      const png = await progressPicture(summary, language, (line) => texts.plain(language, line));
      return { png, fileName: `tien-do-${summary.today}.png` };
    },
    report: reportLines,
    reportFiles: (report) => Promise.all(REPORT_FORMATS.map((format) => reportFile(report, format, texts))),
  };
}

/** Half-finished questions: in Redis where there is one, else in this process. */
export async function openDialogues(config: Config, office: Office, log: Logger): Promise<DialogueKeeper<Dialogue>> {
  if (config.redisUrl === null) return memoryDialogues(office.clock);
  const { redisDialogues } = await import("../storage/redis-dialogues.js");
  const unavailable = (cause: unknown) => new DialoguesUnavailable("Redis can't be reached", { cause });
  const outage = logOutage(log, "dialogues", "one-line commands go on, dialogues do not");
  return redisDialogues(config.redisUrl, office.organization.id, office.clock, unavailable, outage);
}

/** Who says too much: counted in Redis where there is one, for all replicas; else in this process. */
export async function openFloodGuard({ redisUrl }: Config, office: Office, log: Logger) {
  if (redisUrl === null) return { guard: floodGuard(), close: async () => undefined };
  const { redisFloods } = await import("../storage/redis-floods.js");
  const unavailable = (cause: unknown) => new CountsUnavailable("Redis can't be reached", { cause });
  const outage = logOutage(log, "limits", "each process counts messages for itself");
  const counts = redisFloods(redisUrl, office.organization.id, unavailable, outage);
  return { guard: sharedFloodGuard(counts), close: () => counts.close() };
}
