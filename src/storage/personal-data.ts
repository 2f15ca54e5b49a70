/**
 * Every column that names an officer, and what an erasure does with its rows: `forget` takes them away, `keep` leaves
 * them, because they are the office's record of its own work, which then names nobody. A test holds the list against
 * the schema, so that no new table is forgotten.
 */
export type PersonalColumn = {
  readonly table: string;
  readonly column: string;
  readonly erasure: "forget" | "keep";
};

export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: "accounts", column: "officer_id", erasure: "forget" },
  { table: "memberships", column: "officer_id", erasure: "forget" },
  { table: "mutes", column: "officer_id", erasure: "forget" },
  { table: "sign_in_links", column: "officer_id", erasure: "forget" },
  { table: "sessions", column: "officer_id", erasure: "forget" },
  { table: "calendar_feeds", column: "officer_id", erasure: "forget" },
  { table: "handed_in", column: "officer_id", erasure: "forget" },
  { table: "delegations", column: "officer_id", erasure: "forget" },
  { table: "delegations", column: "stand_in_id", erasure: "forget" },
  { table: "delegations", column: "created_by", erasure: "keep" },
  { table: "progress_updates", column: "officer_id", erasure: "keep" },
  { table: "progress_updates", column: "stands_for_id", erasure: "keep" },
  { table: "figures", column: "officer_id", erasure: "keep" },
  { table: "evidence", column: "officer_id", erasure: "keep" },
  { table: "evidence", column: "stands_for_id", erasure: "keep" },
  { table: "evidence_withdrawals", column: "officer_id", erasure: "keep" },
  { table: "extensions", column: "officer_id", erasure: "keep" },
  { table: "extensions", column: "decided_by", erasure: "keep" },
  { table: "extensions", column: "decided_for_id", erasure: "keep" },
  { table: "frozen_periods", column: "officer_id", erasure: "keep" },
  { table: "acknowledgements", column: "officer_id", erasure: "keep" },
  { table: "chats", column: "bound_by", erasure: "keep" },
  { table: "office_acts", column: "officer_id", erasure: "keep" },
];

/** Tables that know a person by account or private chat, or by a name somebody typed, and not by the officer's number. */
export const BY_ADDRESS = ["link_attempts", "outbox", "ledger", "sent_messages", "chat_gates"] as const;
