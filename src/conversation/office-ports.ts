import type { LocalDate } from "../domain/local-date.js";
import type { ChatAddress, Document } from "../domain/message.js";
import type { OfficeAct } from "../domain/office-act.js";
import type { Account, ChannelName, Officer, Role } from "../domain/officer.js";
import type { Say } from "../domain/say.js";
import type { UnitChange } from "../domain/unit-change.js";

/** Who and what belongs to one unit. */
export type UnitDetails = {
  readonly people: readonly {
    readonly officerId: string;
    readonly name: string;
    readonly role: Role;
    /** None: nobody has linked an account yet. */
    readonly channels: readonly ChannelName[];
  }[];
  /** The group that reminders go to first. */
  readonly chats: readonly { readonly address: ChatAddress; readonly title: string | null }[];
  /** Codes that wait to be used. */
  readonly invited: number;
};

/** What came of using a link code. */
type Linking =
  | { readonly kind: "linked"; readonly officer: Officer }
  /** Unknown, used or expired: one answer for all, so that guessing learns nothing. `left`: how many more tries. */
  | { readonly kind: "wrong"; readonly left: number }
  /** Too many wrong codes: none is looked at before `until`. */
  | { readonly kind: "paused"; readonly until: Date };

/** A file handed in with `/nhap`, as far as it could be read before the transaction. */
export type BroughtFile =
  | { readonly ok: false; readonly problem: Say }
  | {
      readonly ok: true;
      readonly fileName: string;
      /** What the reader gave; only the importer knows its shape. */
      readonly content: unknown;
      /** Its result is not for a group: whoever reads a code may use it. */
      readonly private: boolean;
    };

export type ImportPreview =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | {
      readonly ok: true;
      readonly lines: readonly Say[];
      /** Another one: something else would be changed. */
      readonly digest: string;
      /** None: there is nothing to say yes to. */
      readonly changes: number;
    };

/** What was read, and the digest of what was shown of it. */
type HandedIn = { readonly fileName: string; readonly content: unknown; readonly digest: string };

export type ImportOutcome = { readonly lines: readonly Say[]; readonly document?: Document };

/** Reads a file's bytes; it may take seconds, and never throws for what the file is. */
export type FileReader = (bytes: Uint8Array, fileName: string) => Promise<BroughtFile>;

/** What the conversation asks of the store about units, people and their chats. */
export type OfficeTx = {
  /** Of every unit that has anybody or anything, by the unit's id. */
  unitDetails(at: Date): Promise<ReadonlyMap<string, UnitDetails>>;
  /** How many duties of the unit are not handed in yet. */
  openDuties(unitId: string): Promise<number>;
  /** The last day of what has been frozen; null when nothing has. */
  frozenUntil(planId: string): Promise<LocalDate | null>;
  /** Makes a change that nothing was found against; gives how many duties passed on now. */
  changeUnits(change: UnitChange, officerId: string, at: Date): Promise<{ readonly passed: number }>;
  /** The latest first. */
  officeActs(page: { readonly most: number; readonly skip: number }): Promise<OfficeAct[]>;
  invite(
    invitation: { unitId: string | null; role: Role; name: string | null },
    by: string,
    at: Date,
  ): Promise<{ code: string; expiresAt: Date }>;
  /** Uses the code up and links the account to the officer it stands for. */
  link(
    newcomer: { account: Account; name: string; privateChatId: string | null },
    code: string,
    at: Date,
  ): Promise<Linking>;
  /** The unit's reminders come to this chat from now on, in place of its other groups. */
  bindChat(chat: { address: ChatAddress; unitId: string; title: string | null }, by: string, at: Date): Promise<void>;
  /** False when the chat (this very topic, or its root) was bound to nothing. */
  unbindChat(chat: ChatAddress, by: string, at: Date): Promise<boolean>;
  unitOfChat(chat: ChatAddress): Promise<string | null>;
  /** The unit this very chat or topic is bound to, whatever its root is. */
  boundUnit(chat: ChatAddress): Promise<string | null>;
  previewImport(content: unknown, fileName: string): Promise<ImportPreview>;
  /** Only of what its preview found nothing against, in this transaction. */
  applyImport(content: unknown, fileName: string, officerId: string): Promise<ImportOutcome>;
  /** Keeps what was read until its owner says yes, in place of what they handed in before. */
  keepHandedIn(officerId: string, file: HandedIn, at: Date): Promise<void>;
  /** Takes it out again; null when there is nothing, or its 15 minutes are over. */
  takeHandedIn(officerId: string, at: Date): Promise<HandedIn | null>;
};
