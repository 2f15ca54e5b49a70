/** What a plan says about the report the office sends on it: the letterhead, and how the report is put in order. */
export type ReportSettings = {
  /** Code of the task that is this report ("BC"): a draft is made before each of its due dates. Absent, none is. */
  readonly task?: string;
  /** The body above the office ("UBND thành phố …"), printed above its name. */
  readonly superior?: string;
  /** What stands behind the number still to be given: "BC-SGDĐT". */
  readonly symbol?: string;
  /** What the report is on ("công tác cải cách hành chính"); the plan's title where it is absent. */
  readonly subject?: string;
  /** The title of who signs. */
  readonly signer?: string;
  readonly recipients: readonly string[];
  /** Headings of the table and the tasks under each; tasks under none come last. */
  readonly sections: readonly { readonly title: string; readonly tasks: readonly string[] }[];
};
