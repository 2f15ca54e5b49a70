import type { Config } from "../config.js";
import { type Say, say } from "../domain/say.js";
import type { Logger } from "../log.js";
import { StartProblem } from "../start-problem.js";
import { inventedPeople, isLivedIn, takeRoles } from "../storage/invented.js";
import type { Office } from "./office.js";

/**
 * Keeps what a rehearsal invented out of a real office. A store in which nothing but a rehearsal was held is refused:
 * its figures are invented as well, so only an empty one will do. Where real people have worked beside the invented
 * ones, those lose their roles and the office goes on.
 * @throws StartProblem
 */
export async function leaveRehearsal(config: Config, office: Office, log: Logger): Promise<void> {
  const held = await rehearsalHeld(config, office);
  if (held) throw new StartProblem(held, new Error("the store holds a rehearsal"));
  if (office.channels.has("rehearsal")) return;
  const { database, organization } = office;
  const people = await inventedPeople(database.db, organization.id);
  if (people.length === 0) return;
  await takeRoles(database.db, organization.id, people);
  log.warn({ people: people.length }, "the people a rehearsal invented have no roles in this office any more");
}

/** Why the store is not one to begin for real on, and what to do; null where it is, and in a rehearsal. */
export async function rehearsalHeld({ database: location }: Config, office: Office): Promise<Say | null> {
  if (office.channels.has("rehearsal")) return null;
  const { db } = office.database;
  const org = office.organization.id;
  const people = (await inventedPeople(db, org)).length;
  if (people === 0 || (await isLivedIn(db, org))) return null;
  if (location.kind === "postgres")
    return say("start-rehearsal-database", {
      name: decodeURIComponent(new URL(location.url).pathname.slice(1)),
      people,
    });
  const folder = location.folder.replace(/(?<=.)\/+$/, "");
  return say("start-rehearsal-folder", { folder, aside: `${folder}-dien-tap`, people });
}
