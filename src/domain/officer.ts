/** What a person is in a unit. `admin` belongs to the installation and may have no unit. */
export type Role = "officer" | "head" | "coordinator" | "leader" | "admin";
export const ROLES: readonly Role[] = ["officer", "head", "coordinator", "leader", "admin"];

export type ChannelName = "telegram" | "zalo" | "rehearsal";

/** A person's identity on one channel. Usernames are never trusted; ids are. */
export type Account = { readonly channel: ChannelName; readonly userId: string };

export type Membership = {
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly role: Role;
  /** The absent person whose role it is; absent, it is the officer's own. */
  readonly standsFor?: { readonly officerId: string; readonly officer: string };
};

export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly memberships: readonly Membership[];
};

export type Language = "vi" | "en";
