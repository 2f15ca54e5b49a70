import type { Officer } from "../domain/officer.js";
import { listUnits, officersWithRoles } from "../storage/roster.js";
import { advanceClock } from "./advance-clock.js";
import type { Office } from "./office.js";
import { groupOf } from "./rehearsal.js";

type DeskParts = {
  readonly room: {
    say(act: {
      person: { userId: string; name: string };
      chat: { channel: "rehearsal"; chatId: string; kind: "private" | "group"; title?: string };
      text: string;
      via?: "text" | "button";
      replyTo?: string;
    }): Promise<void>;
  };
  readonly run: () => Promise<void>;
};

type Act = { personId: string; chatId: string; text: string; via: "text" | "button"; replyTo?: string };

const NAMES = new Intl.Collator("vi");

/** What the rehearsal page may do, on the real store and with the real engine. */
export function rehearsalDesk(office: Office, { room, run }: DeskParts) {
  const { database, organization, clock, zone } = office;
  const { id: org } = organization;

  async function people() {
    const officers = await officersWithRoles(database.db, org);
    return officers.flatMap((officer) => {
      const [first] = officer.memberships;
      return first ? [{ id: officer.id, name: officer.name, role: first.role, unit: first.unitName ?? "" }] : [];
    });
  }

  async function groups() {
    const units = await listUnits(database.db, org);
    return units
      .filter(({ kind }) => kind === "office" || kind === "school")
      .sort((a, b) => (a.kind === b.kind ? NAMES.compare(a.name, b.name) : a.kind === "office" ? -1 : 1))
      .map(({ code, name }) => ({ chatId: groupOf(code), title: `Nhóm ${name}`, unit: name }));
  }

  async function say({ personId, chatId, text, via, replyTo }: Act): Promise<void> {
    const person = await officer(personId);
    const group = chatId === "private" ? null : (await groups()).find((candidate) => candidate.chatId === chatId);
    if (group === undefined) throw new RangeError("no such group in the rehearsal");
    const chat = group
      ? ({ channel: "rehearsal", chatId: group.chatId, kind: "group", title: group.title } as const)
      : ({ channel: "rehearsal", chatId: personId, kind: "private" } as const);
    const act = { person: { userId: personId, name: person.name }, chat, text, via };
    await room.say(replyTo === undefined ? act : { ...act, replyTo });
  }

  async function officer(id: string): Promise<Officer> {
    const [found] = await officersWithRoles(database.db, org, [id]);
    if (!found) throw new RangeError("no such person in the rehearsal");
    return found;
  }

  return {
    people,
    groups,
    say,
    clock: () => ({ now: clock.now(), zone }),
    async advance(to: "next" | "day" | "week"): Promise<{ now: Date; sent: boolean }> {
      const sent = await advanceClock(office, run, to);
      return { now: clock.now(), sent };
    },
    async summary() {
      const summary = await office.summary({ kind: "plan" });
      if (!summary) throw new Error("the rehearsal has no plan");
      return summary;
    },
  };
}
