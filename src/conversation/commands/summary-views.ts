import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { nextPage } from "../pages.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { readNames } from "./missing.js";

export type View =
  | { readonly kind: "soon" | "worst" | "changes" | "year" }
  | { readonly kind: "overdue"; readonly page: number };

/** What people call them, without diacritics. */
const WORDS: Readonly<Record<Exclude<View["kind"], "overdue">, readonly string[]>> = {
  soon: ["sap tre", "sap den han", "sap han", "sap toi han"],
  worst: ["tre nhat", "cham nhat", "don vi tre nhat", "phong tre nhat"],
  changes: ["thay doi", "thay doi trong tuan", "co gi moi", "tuan qua"],
  year: ["nam", "ca nam", "bieu do", "theo thang"],
};
const OVERDUE = /^(?:qua han|tre han|da tre)(?: trang (\d{1,3})| (\d{1,3}))?$/;

/** The view these folded words ask for, or null. */
export function readView(words: string): View | null {
  const overdue = OVERDUE.exec(words);
  if (overdue) return { kind: "overdue", page: Math.max(1, Number(overdue[1] ?? overdue[2] ?? 1)) };
  for (const kind of ["soon", "worst", "changes", "year"] as const) if (WORDS[kind].includes(words)) return { kind };
  return null;
}

/** One message about the whole plan, seen from one side. */
export async function showView(context: PlanContext, view: View): Promise<Reply> {
  const { tx, forms, now } = context;
  const summary = await tx.summary({ kind: "plan" }, now, view.kind === "year" ? "months" : undefined);
  if (!summary) return reply(say("chat-no-plan"));
  switch (view.kind) {
    case "soon":
      return { lines: forms.soon(summary), choices: others(view.kind) };
    case "worst":
      return { lines: forms.worst(summary), picture: summary, choices: others(view.kind) };
    case "changes":
      return { lines: forms.changes(summary), choices: others(view.kind) };
    case "year":
      return { lines: forms.year(summary), picture: summary, choices: others(view.kind) };
    case "overdue": {
      const shown = forms.overdue(summary, view.page);
      const more = nextPage(view.page, shown.pages, "/tiendo quá hạn");
      return {
        lines: shown.lines(await readNames(context, summary, { kind: "plan" }, shown.stretches)),
        choices: [...(more ? [more.choice] : []), ...others(view.kind)],
      };
    }
  }
}

function others(shown: View["kind"]): ReplyChoice[] {
  return [
    { kind: "worst", label: say("views-choice-worst"), line: "/tiendo trễ nhất" },
    { kind: "soon", label: say("views-choice-soon"), line: "/tiendo sắp trễ" },
    { kind: "changes", label: say("views-choice-changes"), line: "/tiendo thay đổi" },
  ]
    .filter(({ kind }) => kind !== shown)
    .map(({ label, line }) => ({ label, line, lasting: true }));
}
