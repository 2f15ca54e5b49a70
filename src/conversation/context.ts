import type { WorkCalendar } from "../domain/calendar.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Incoming } from "../domain/message.js";
import type { Officer } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import type { Say } from "../domain/say.js";
import type { Zone } from "../domain/zone.js";
import type { BroughtFile } from "./office-ports.js";
import type { ConversationTx, ReceivedFile, Site, SummaryForms } from "./ports.js";

/** Everything a command may need to know: who asked, where, when, and of which plan. */
export type Context = {
  readonly incoming: Incoming;
  /** The files that came with it, where the command keeps files. */
  readonly files: readonly ReceivedFile[];
  /** The file that came with `/nhap`; null without one. */
  readonly brought: BroughtFile | null;
  readonly tx: ConversationTx;
  readonly forms: SummaryForms;
  /** How the bot hears people in this chat and what to do about it, where a group is being bound; else empty. */
  readonly chatAdvice: readonly Say[];
  readonly site: Site;
  /** A link that opens the bot with the code typed in; null where there is none. */
  readonly startLink: (code: string) => string | null;
  readonly now: Date;
  readonly today: LocalDate;
  readonly zone: Zone;
};

/** The context of a command that needs a linked person. */
export type LinkedContext = Context & { readonly actor: Officer };

/** The context of a command that needs a plan in force. */
export type PlanContext = LinkedContext & { readonly plan: Plan; readonly calendar: WorkCalendar };
