import type { ChannelName } from "./officer.js";
import type { Source } from "./plan.js";

/** What shows that a duty was done: an address, a document's number, or a file kept in the store. */
export type Evidence = {
  readonly id: number;
  readonly occurrenceId: string;
  readonly kind: EvidenceKind;
  /** The address or the number; of a file the words that came with it. */
  readonly text: string;
  readonly file: FileFacts | null;
  readonly officerId: string;
  readonly officer: string;
  /** The person in whose place `officer` handed it in; absent, in their own. */
  readonly standsFor?: { readonly officerId: string; readonly officer: string };
  readonly source: Source;
  readonly at: Date;
  /** Null: it stands. */
  readonly withdrawal: EvidenceWithdrawal | null;
};

/** Who took it back, when, where and why; no `channel` where nobody noted it then. */
type EvidenceWithdrawal = {
  readonly officer: string;
  readonly at: Date;
  readonly channel: ChannelName | null;
  readonly reason: string;
};

export type EvidenceKind = "link" | "document" | "file";

type FileFacts = {
  readonly name: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
};

export type NewEvidence = {
  readonly occurrenceId: string;
  readonly officerId: string;
  readonly standsForId?: string | undefined;
  readonly source: Source;
  readonly text: string;
} & (
  | { readonly kind: "link" | "document" }
  | {
      readonly kind: "file";
      readonly file: { readonly name: string; readonly mimeType: string; readonly bytes: Uint8Array };
    }
);

/** Of each kind, for one duty. */
export const MOST_EVIDENCE = 20;
export const MOST_FILE_MEGABYTES = 10;
export const MOST_FILE_BYTES = MOST_FILE_MEGABYTES * 1024 * 1024;
