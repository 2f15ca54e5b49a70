import { say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";

/** `/bangdieukhien`: a one-time link to the dashboard. Whoever opens it is this person, so a group never gets one. */
export async function dashboardLink({ tx, actor, incoming, site, now }: LinkedContext): Promise<Reply> {
  if (incoming.chat.kind !== "private") return reply(say("dashboard-in-private"));
  const address = site.address();
  if (!address) return reply(say("dashboard-no-site"));
  const token = await tx.signInLink(actor.id, now);
  return reply(
    say("dashboard-link", { url: `${address.url}/vao/${token}` }),
    say("dashboard-link-once"),
    ...(address.onlyHere ? [say("dashboard-link-local")] : []),
  );
}
