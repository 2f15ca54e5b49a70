import type { WorkCalendar } from "../domain/calendar.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Incoming } from "../domain/message.js";
import type { Officer } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import type { Zone } from "../domain/zone.js";
import type { ConversationTx, ReceivedFile, SummaryForms } from "./ports.js";

/** Everything a command may need to know: who asked, where, when, and of which plan. */
export type Context = {
  readonly incoming: Incoming;
  /** The files that came with it, where the command keeps files. */
  readonly files: readonly ReceivedFile[];
  readonly tx: ConversationTx;
  readonly forms: SummaryForms;
  readonly now: Date;
  readonly today: LocalDate;
  readonly zone: Zone;
};

/** The context of a command that needs a linked person. */
export type LinkedContext = Context & { readonly actor: Officer };

/** The context of a command that needs a plan in force. */
export type PlanContext = LinkedContext & { readonly plan: Plan; readonly calendar: WorkCalendar };
