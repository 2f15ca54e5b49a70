import { rungPhrase } from "../conversation/commands/rung-lines.js";
import { statePhrase } from "../conversation/commands/undo.js";
import type { Officer } from "../domain/officer.js";
import { periodPhrase, targetPhrase } from "../domain/phrases.js";
import type { ProgressSummary, SummaryScope } from "../domain/summary.js";
import { dayAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { withWeek } from "../office/week.js";
import { countAwaiting, stateOf } from "../reports/count-states.js";
import { awaitingPhrase, weekPhrase } from "../reports/counts-line.js";
import { figurePhrase, linkedPhrase, statePhrases, unitsBehind, verdictOn } from "../reports/phrases.js";
import { dataMark } from "../storage/data-mark.js";
import { listEvidence } from "../storage/evidence.js";
import { evidenceFile } from "../storage/evidence-file.js";
import { listExtensions } from "../storage/extensions.js";
import { planFacts } from "../storage/plan-facts.js";
import { listEntries, listOccurrences } from "../storage/progress.js";
import {
  createSession,
  endSession,
  presentOfficer,
  SESSION_LIMITS,
  type SessionLimits,
  sessionOfficer,
  signInLinkState,
  useSignInLink,
} from "../storage/sessions.js";
import type { DashboardOptions } from "../web/dashboard/dashboard.js";
import type { DashboardDesk, Phrases } from "../web/dashboard/desk.js";
import { readLedger } from "./documents.js";
import type { ServiceMetrics } from "./metrics.js";

/** A rehearsal's clock leaps by weeks: its sessions last as long as the story. */
const REHEARSAL_LIMITS: SessionLimits = { idleMs: 500 * 86_400_000, lifeMs: 500 * 86_400_000 };

/** The dashboard on this office's store, with the words that chat and report use. */
export function dashboardOptions(
  office: Office,
  metrics: Pick<ServiceMetrics, "keyUsed">,
  secure: boolean,
): DashboardOptions {
  return { desk: dashboardDesk(office, metrics), phrases, secure, plain: office.texts.plain };
}

const phrases: Phrases = {
  target: targetPhrase,
  figure: figurePhrase,
  linked: linkedPhrase,
  verdict: verdictOn,
  behind: unitsBehind,
  period: periodPhrase,
  week: weekPhrase,
  awaiting: ({ duties }) => awaitingPhrase("reports-picture-awaiting", countAwaiting(duties)),
  rung: rungPhrase,
  state: statePhrases,
  stateOf,
  recorded: statePhrase,
};

/** What the pages ask, answered from the store. */
function dashboardDesk(office: Office, metrics: Pick<ServiceMetrics, "keyUsed">): DashboardDesk {
  const { database, organization, clock, zone, channels } = office;
  const { db } = database;
  const org = organization.id;
  const isRehearsal = channels.has("rehearsal");
  const limits = isRehearsal ? REHEARSAL_LIMITS : SESSION_LIMITS;
  const summary = keptSummaries(office);

  async function rehearse(personId: string): Promise<string | null> {
    const person = await presentPerson(personId);
    return person && createSession(db, org, person.id, limits, clock.now());
  }

  async function presentPerson(id: string): Promise<Officer | null> {
    return UUID.test(id) ? presentOfficer(db, org, id, dayAt(clock.now(), zone)) : null;
  }

  return {
    zone,
    now: () => clock.now(),
    linkState: (token) => signInLinkState(db, org, token, clock.now()),
    async signIn(token) {
      const now = clock.now();
      return db.transaction(async (tx) => {
        const officerId = await useSignInLink(tx, org, token, now);
        return officerId === null ? null : createSession(tx, org, officerId, limits, now);
      });
    },
    viewer: (token) => sessionOfficer(db, org, token, limits, clock.now(), dayAt(clock.now(), zone)),
    signOut: (token) => endSession(db, org, token),
    ...(isRehearsal ? { rehearse } : {}),
    async board() {
      const { plan, calendar } = await planFacts(db, org);
      return plan && { plan, calendar };
    },
    summary,
    async history(planId, task) {
      const occurrences = await listOccurrences(db, planId, { task });
      const ids = occurrences.map(({ id }) => id);
      const [entries, evidence, extensions] = await Promise.all([
        listEntries(db, ids),
        listEvidence(db, ids),
        listExtensions(db, ids),
      ]);
      return { occurrences, entries, evidence, extensions };
    },
    file: (id) => evidenceFile(db, org, id),
    async ledger(from, to, most) {
      const rows = await readLedger(office, { from, to });
      return { lines: rows.slice(-most).reverse(), total: rows.length };
    },
    counted: (what, outcome) => metrics.keyUsed(what, outcome),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The mark alone can't be relied on for longer (storage/data-mark.ts). */
const KEPT_MS = 5_000;
/** As many parts of the plan are kept: everything a morning's readers look at. */
const MOST_KEPT = 100;

/**
 * The summary of a part of the plan, worked out again only when something was said, the plan changed, or a new day
 * began: sixty people who open the overview at eight cost one.
 */
function keptSummaries({ database, organization, clock, zone, summary }: Office) {
  const kept = new Map<string, { readonly mark: string; readonly summary: Promise<ProgressSummary> }>();
  return async (scope: SummaryScope): Promise<ProgressSummary> => {
    const now = clock.now();
    const key = JSON.stringify(scope);
    const mark = `${await dataMark(database.db, organization.id)} ${dayAt(now, zone)} ${Math.floor(now.getTime() / KEPT_MS)}`;
    const known = kept.get(key);
    if (known?.mark === mark) return known.summary;
    const made = {
      mark,
      summary: summary(scope, now).then((made) => withWeek(database.db, organization, present(made), now)),
    };
    kept.delete(key);
    kept.set(key, made);
    made.summary.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made.summary;
  };
}

function present(summary: ProgressSummary | null): ProgressSummary {
  if (!summary) throw new Error("the plan went away while it was summed up");
  return summary;
}
