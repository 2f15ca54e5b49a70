import { fold } from "../../domain/fold.js";
import { may } from "../../domain/permission.js";
import { type Say, say } from "../../domain/say.js";
import type { LinkedContext } from "../context.js";
import type { ImportPreview } from "../office-ports.js";
import { type Reply, reply } from "../reply.js";

const YES = "/nhap dongy";
const MOST_PROBLEMS = 8;

/**
 * `/nhap` with a file, or before one: shows what the file would change and asks. Yes applies exactly what was shown; if
 * the plan or the office has changed meanwhile, it is shown anew.
 */
export async function importFile(context: LinkedContext, rest: string): Promise<Reply> {
  const { actor, brought, incoming } = context;
  if (!may(actor, { act: "import" })) return reply(say("nhap-refused"));
  if (/^dong ?y$/.test(fold(rest))) return confirmed(context);
  if (!brought) {
    // No file ever reaches a bot there.
    if (incoming.chat.channel === "zalo") return reply(say("nhap-zalo"));
    return { lines: [say("nhap-send"), say("nhap-kinds")], files: "/nhap", prefix: "/nhap" };
  }
  if (!brought.ok) return reply(brought.problem, say("nhap-nothing"));
  if (brought.private && incoming.chat.kind !== "private") return reply(say("nhap-in-private"));
  return preview(context, brought.fileName, brought.content, []);
}

async function preview(
  { tx, actor, now }: LinkedContext,
  fileName: string,
  content: unknown,
  before: readonly Say[],
): Promise<Reply> {
  const shown = await tx.previewImport(content, fileName);
  if (!shown.ok) return problems(shown);
  const lines = [...before, ...shown.lines];
  if (shown.changes === 0) return reply(...lines, say("nhap-same"));
  await tx.keepHandedIn(actor.id, { fileName, content, digest: shown.digest }, now);
  return {
    lines: [...lines, say("nhap-confirm", { line: YES })],
    choices: [{ label: say("nhap-yes"), line: YES }],
    yesNo: true,
  };
}

/** All of it or nothing, in this message's transaction. */
async function confirmed(context: LinkedContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const kept = await tx.takeHandedIn(actor.id, now);
  if (!kept) return reply(say("nhap-over"));
  const { fileName, content, digest } = kept;
  const shown = await tx.previewImport(content, fileName);
  if (!shown.ok) return problems(shown);
  if (shown.digest !== digest) return preview(context, fileName, content, [say("nhap-changed")]);
  const { lines, document } = await tx.applyImport(content, fileName, actor.id);
  return { lines, ...(document ? { documents: [document] } : {}) };
}

function problems({ problems: found }: Extract<ImportPreview, { readonly ok: false }>): Reply {
  const left = found.length - MOST_PROBLEMS;
  return reply(
    ...found.slice(0, MOST_PROBLEMS),
    ...(left > 0 ? [say("nhap-more-problems", { left })] : []),
    say("nhap-nothing"),
  );
}
