import { statePhrase } from "../conversation/commands/undo.js";
import { dutyPhrase } from "../conversation/phrases.js";
import { type Moment, measureFor } from "../domain/metrics-in-force.js";
import type { Language } from "../domain/officer.js";
import { findTask, type Plan, type ProgressEntry } from "../domain/plan.js";
import { addressKey } from "../domain/route.js";
import { type Say, say } from "../domain/say.js";
import { dayAt } from "../domain/zone.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import type { Executor } from "../storage/database.js";
import { entriesSaidIn } from "../storage/entries-of-message.js";
import { takeUnanswered, type Unanswered } from "../storage/inbox.js";
import { planFacts } from "../storage/plan-facts.js";
import { listOccurrences } from "../storage/progress.js";
import { type KeyedMessage, queueMessages } from "../storage/queue-messages.js";
import { privateLanguages } from "../storage/roster.js";
import type { AnswerPlace, WelcomePlace } from "../storage/schema.js";
import { welcomeLines } from "./chat-events.js";
import type { Step } from "./scheduler.js";

/* In real time: the service's clock may run faster. */

/** An answer that has not left after so long will not: its process died, or the provider did not take it. */
const PATIENCE_MS = 60_000;
/** Who wrote longer ago has looked, or asked again. */
const WORTH_TELLING_MS = 24 * 3_600_000;

/** Groups speak Vietnamese: the plan is, and so are the people who read it together. */
const GROUP_LANGUAGE = "vi";

type Message = Unanswered<AnswerPlace>;
type Welcome = Unanswered<WelcomePlace>;

/**
 * Tells people whose message was taken and never answered what became of it, and says its first words in a group that
 * never heard them: a process may be killed between its commit and the reply. Through the outbox, so that nothing gets
 * lost a second time; any number of replicas may run it, for taking what is owed and queueing it are one transaction.
 */
export function lateAnswers(office: Office, log: Logger): Step {
  const { database, organization, channels, clock } = office;
  const org = organization.id;

  async function run(): Promise<void> {
    const now = clock.now();
    const ago = (ms: number) => new Date(now.getTime() - ms * clock.speed);
    await database.db.transaction(async (tx) => {
      const unanswered = await takeUnanswered(tx, org, channels, ago(PATIENCE_MS));
      const recent = unanswered.filter(({ at }) => at > ago(WORTH_TELLING_MS));
      if (recent.length === 0) return;
      const messages = await lateMessages(tx, org, recent, { today: dayAt(now, organization.zone), at: now });
      await queueMessages(tx, org, messages, now);
      log.warn({ messages: recent.length, chats: messages.length }, "answers got lost on their way and are given now");
    });
  }

  return { name: "late answers", run };
}

/** One message for each chat, about everything that happened there. Who has left the office is told nothing. */
async function lateMessages(
  tx: Executor,
  org: string,
  unanswered: readonly (Message | Welcome)[],
  moment: Moment,
): Promise<KeyedMessage[]> {
  const languages = await privateLanguages(tx, org);
  const lines = await linesOf(tx, org, unanswered.filter(isMessage), moment);
  const byChat = new Map<string, KeyedMessage & { readonly notice: Say[] }>();
  for (const message of unanswered) {
    const { kind, channel, chatId, thread, key } = message;
    const address = { channel, chatId, ...(thread === undefined ? {} : { thread }) };
    const language: Language | undefined =
      kind !== "private" ? GROUP_LANGUAGE : languages.get(addressKey({ channel, chatId }));
    if (language === undefined) continue;
    const started = byChat.get(addressKey(address));
    const told = started ?? {
      address,
      language,
      key: `late/${channel}/${key}`,
      slotAt: moment.at,
      parts: [],
      items: [],
      notice: [],
    };
    const said = isMessage(message) ? lines.get(message) : await welcomeLines(tx, org, address, message.advice);
    told.notice.push(...(said ?? []));
    byChat.set(addressKey(address), told);
  }
  return [...byChat.values()];
}

function isMessage(unanswered: Message | Welcome): unanswered is Message {
  return unanswered.kind !== "welcome";
}

/** What each message wrote, as it was written; where it wrote no entry, that it came. */
async function linesOf(
  tx: Executor,
  org: string,
  unanswered: readonly Message[],
  moment: Moment,
): Promise<ReadonlyMap<Message, Say[]>> {
  const { plan } = await planFacts(tx, org);
  const entries = plan ? await entriesSaidIn(tx, org, unanswered) : [];
  const lineOf = plan ? await entryLines(tx, plan, entries, moment) : () => [];
  return new Map(
    unanswered.map((message) => {
      const said = { at: { at: message.at } };
      const own = entries.filter((entry) => isOf(entry, message));
      const recorded = own.flatMap(lineOf);
      return [message, recorded.length > 0 ? [say("late-recorded", said), ...recorded] : [say("late-received", said)]];
    }),
  );
}

/** By the moment too: buttons of one message are pressed one after the other. */
function isOf({ source, at }: ProgressEntry, message: Message): boolean {
  const { channel, chatId, messageId } = source;
  const same = channel === message.channel && chatId === message.chatId && messageId === message.messageId;
  return same && at.getTime() === message.at.getTime();
}

async function entryLines(
  tx: Executor,
  plan: Plan,
  entries: readonly ProgressEntry[],
  moment: Moment,
): Promise<(entry: ProgressEntry) => Say[]> {
  const occurrences = await listOccurrences(tx, plan.id, {
    ids: [...new Set(entries.map((entry) => entry.occurrenceId))],
  });
  return ({ occurrenceId, metricId, before, after }) => {
    const occurrence = occurrences.find(({ id }) => id === occurrenceId);
    if (!occurrence) return [];
    const unit = measureFor(findTask(plan, occurrence.task), metricId, occurrence, moment);
    return [
      say("late-entry", {
        code: metricId ?? occurrence.task,
        title: dutyPhrase(plan, occurrence),
        unit: occurrence.unit,
        before: statePhrase(before, metricId, unit),
        after: statePhrase(after, metricId, unit),
      }),
    ];
  };
}
