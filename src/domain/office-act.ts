/** What can be done about units, people and the plan: one word each, kept in the store and shown to people. */
export const OFFICE_ACTS = [
  "add_unit",
  "rename_unit",
  "rename_unit_on",
  "merge_unit",
  "dissolve_unit",
  "call_off_rename",
  "call_off_end",
  "add_alias",
  "remove_alias",
  "bind_chat",
  "unbind_chat",
  "invite",
  "import_plan",
  "import_roster",
  "export_person",
  "erase_person",
] as const;

export type OfficeActName = (typeof OFFICE_ACTS)[number];

/** Shown to people: no codes, tokens or account ids. A day is written `YYYY-MM-DD`. */
export type OfficeActDetails = Readonly<Record<string, string | number | readonly string[]>>;

export type OfficeAct = {
  readonly act: OfficeActName;
  /** What it was about, by the name it had then. */
  readonly subject: string;
  readonly details: OfficeActDetails;
  /** The officer's name; null for the operator, at the command line. */
  readonly by: string | null;
  readonly at: Date;
};
