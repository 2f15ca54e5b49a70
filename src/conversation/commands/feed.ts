import { fold } from "../../domain/fold.js";
import { type Say, say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import { type Reply, reply } from "../reply.js";

/** `/lich`: the secret address of this person's calendar. `/lich moi` gives a new one, `/lich tat` ends it. */
export async function feed(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, incoming, site } = context;
  if (incoming.chat.kind !== "private") return reply(say("feed-in-private"));
  const address = site.address();
  if (!address) return reply(say("feed-no-site"));
  switch (fold(rest).trim()) {
    case "": {
      const since = await tx.feedSince(actor.id);
      return since ? offerNew(since) : reply(...(await newAddress(context, address)));
    }
    case "moi":
    case "new": {
      const had = await tx.feedSince(actor.id);
      return reply(...(had ? [say("feed-renewed")] : []), ...(await newAddress(context, address)));
    }
    case "tat":
    case "off":
      return reply(say((await tx.revokeFeed(actor.id)) ? "feed-off" : "feed-off-none"));
    default:
      return reply(say("feed-unclear", { text: rest.trim() }));
  }
}

/** Only its hash is kept, so an address can't be said twice. */
function offerNew(since: Date): Reply {
  return {
    lines: [say("feed-since", { at: { at: since } })],
    choices: [
      { label: say("feed-renew-choice"), line: "/lich moi" },
      { label: say("feed-off-choice"), line: "/lich tat" },
    ],
  };
}

async function newAddress(
  { tx, actor, now }: LinkedContext,
  { url, onlyHere }: { readonly url: string; readonly onlyHere: boolean },
): Promise<Say[]> {
  const address = `${url}/lich/${await tx.renewFeed(actor.id, now)}.ics`;
  return [
    say("feed-link"),
    say("feed-webcal", { url: address.replace(/^https?:/, "webcal:") }),
    say("feed-https", { url: address }),
    say("feed-secret"),
    ...(onlyHere ? [say("feed-local")] : []),
  ];
}
