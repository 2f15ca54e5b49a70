import type { LocalDate } from "../domain/local-date.js";
import type { ChatAddress, Document } from "../domain/message.js";
import type { OfficeAct } from "../domain/office-act.js";
import type { ChannelName } from "../domain/officer.js";
import type { Say } from "../domain/say.js";
import type { UnitChange } from "../domain/unit-change.js";
import { changeUnits } from "./change-units.js";
import { type BoundChat, bindOnlyChat, boundUnit, unbindChat, unitOfChat } from "./chats.js";
import type { Executor } from "./database.js";
import { type HandedIn, keepHandedIn, takeHandedIn } from "./handed-in.js";
import { type Linking, linkByCode, type Newcomer } from "./link-account.js";
import { listOfficeActs, writeOfficeAct } from "./office-acts.js";
import { createInvite, type Invitation, listUnits } from "./roster.js";
import { frozenUntil, openDuties, type UnitDetails, unitDetails } from "./unit-details.js";

/** How a file is shown and applied inside a transaction: what reads plans is no business of the store. */
export type Imports = {
  preview(tx: Executor, content: unknown, fileName: string): Promise<Preview>;
  apply(tx: Executor, content: unknown, fileName: string, officerId: string): Promise<Outcome>;
};
type Preview =
  | { readonly ok: false; readonly problems: readonly Say[] }
  | { readonly ok: true; readonly lines: readonly Say[]; readonly digest: string; readonly changes: number };
type Outcome = { readonly lines: readonly Say[]; readonly document?: Document };

/** Units, people and their chats, as one conversation sees them. */
export function officeTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>, imports: Imports) {
  const nameOf = async (unitId: string) => (await listUnits(tx, org)).find(({ id }) => id === unitId)?.name ?? "";
  return {
    unitDetails: (at: Date): Promise<ReadonlyMap<string, UnitDetails>> => unitDetails(tx, org, at),
    openDuties: (unitId: string): Promise<number> => openDuties(tx, unitId),
    frozenUntil: (planId: string): Promise<LocalDate | null> => frozenUntil(tx, planId),
    changeUnits: (change: UnitChange, officerId: string, at: Date) =>
      changeUnits(tx, org, change, { officerId, channels }, at),
    officeActs: (page: { most: number; skip: number }): Promise<OfficeAct[]> => listOfficeActs(tx, org, page),
    async invite(invitation: Invitation, by: string, at: Date) {
      const { unitId, role } = invitation;
      const subject = unitId === null ? "" : await nameOf(unitId);
      await writeOfficeAct(tx, org, { officerId: by, act: "invite", subject, details: { role } }, at);
      return createInvite(tx, org, invitation, at);
    },
    link: (newcomer: Newcomer, code: string, at: Date): Promise<Linking> => linkByCode(tx, org, newcomer, code, at),
    async bindChat(chat: BoundChat, by: string, at: Date): Promise<void> {
      await bindOnlyChat(tx, org, chat, by, at);
      const subject = await nameOf(chat.unitId);
      const details = { chat: chat.title ?? "" };
      await writeOfficeAct(tx, org, { officerId: by, act: "bind_chat", subject, details }, at);
    },
    async unbindChat(address: ChatAddress, by: string, at: Date): Promise<boolean> {
      const unitId = await unbindChat(tx, org, address);
      if (unitId === null) return false;
      const act = { officerId: by, act: "unbind_chat", subject: await nameOf(unitId), details: {} } as const;
      await writeOfficeAct(tx, org, act, at);
      return true;
    },
    unitOfChat: (chat: ChatAddress): Promise<string | null> => unitOfChat(tx, org, chat),
    boundUnit: (chat: ChatAddress): Promise<string | null> => boundUnit(tx, org, chat),
    previewImport: (content: unknown, fileName: string) => imports.preview(tx, content, fileName),
    applyImport: (content: unknown, fileName: string, officerId: string) =>
      imports.apply(tx, content, fileName, officerId),
    keepHandedIn: (officerId: string, file: HandedIn, at: Date) => keepHandedIn(tx, org, officerId, file, at),
    takeHandedIn: (officerId: string, at: Date): Promise<HandedIn | null> => takeHandedIn(tx, org, officerId, at),
  };
}
