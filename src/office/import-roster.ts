import { personKey, type RosterRow, readRoster } from "../catalogue/roster/read-roster.js";
import { type CodeRow, rosterCsv, rosterXlsx } from "../catalogue/roster/write-roster.js";
import type { Table } from "../catalogue/table/table.js";
import type { LocalDate } from "../domain/local-date.js";
import { type Say, say } from "../domain/say.js";
import type { Unit } from "../domain/unit.js";
import { dayAt } from "../domain/zone.js";
import type { Executor } from "../storage/database.js";
import { diffRoster, inviteAll, type RosterDiff } from "../storage/invite-roster.js";
import { writeOfficeAct } from "../storage/office-acts.js";
import { listUnits } from "../storage/roster.js";
import type { Office } from "./office.js";

export type ListedPerson = RosterRow & { readonly unitId: string };
export type InvitedPerson = ListedPerson & { readonly code: string; readonly expiresAt: Date };
type RosterPlan =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | { readonly ok: true; readonly diff: RosterDiff<ListedPerson> };

/** What a list of people would change, read in the caller's transaction. */
export async function planRoster(office: Office, db: Executor, tables: readonly Table[]): Promise<RosterPlan> {
  const org = office.organization.id;
  const today = dayAt(office.clock.now(), office.zone);
  const read = readRoster(tables, standing(await listUnits(db, org), today));
  if (!read.ok) return read;
  const posts = read.rows.map((row) => ({ ...row, unitId: row.unit.id }));
  return { ok: true, diff: await diffRoster(db, org, posts, personKey, office.clock.now()) };
}

/** Makes a link code for everybody who has to be invited, and notes who had the list read in. */
export async function applyRoster(
  office: Office,
  db: Executor,
  fileName: string,
  { toInvite }: RosterDiff<ListedPerson>,
  officerId: string | null,
): Promise<InvitedPerson[]> {
  const at = office.clock.now();
  const org = office.organization.id;
  const invited = await inviteAll(db, org, toInvite, at);
  if (invited.length > 0) {
    const details = { count: invited.length };
    await writeOfficeAct(db, org, { officerId, act: "import_roster", subject: fileName, details }, at);
  }
  return invited;
}

/** The codes as a file to hand out. */
export async function rosterFile(
  { texts }: Pick<Office, "texts">,
  invited: readonly InvitedPerson[],
  format: "xlsx" | "csv",
  startLink: (code: string) => string | null,
): Promise<Uint8Array> {
  const plain = (line: Say) => texts.plain("vi", line);
  const heading = ["name", "unit", "role", "code", "link", "until"].map((column) =>
    plain(say(`roster-column-${column}`)),
  );
  const rows: CodeRow[] = invited.map(({ name, unit, role, code, expiresAt }) => ({
    name,
    unit: unit.name,
    role: plain(say(`chat-role-${role}`)),
    code,
    link: startLink(code),
    until: plain(say("roster-until", { at: { at: expiresAt } })),
  }));
  return format === "csv" ? rosterCsv(heading, rows) : rosterXlsx(heading, rows);
}

function standing(units: readonly Unit[], today: LocalDate): Unit[] {
  return units.filter(({ endedOn }) => endedOn === undefined || endedOn > today);
}
