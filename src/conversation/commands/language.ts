import { fold } from "../../domain/fold.js";
import type { Language, Officer } from "../../domain/officer.js";
import { say } from "../../domain/say.js";
import type { Context } from "../context.js";
import { type Reply, reply } from "../reply.js";

const WORDS: Readonly<Record<string, Language>> = {
  vi: "vi",
  vn: "vi",
  "tieng viet": "vi",
  vietnamese: "vi",
  en: "en",
  "tieng anh": "en",
  english: "en",
};

/** `/ngonngu vi|en`. Kept for linked people; a stranger is answered once in the language asked for. */
export async function setLanguage(context: Context & { actor: Officer | null }, rest: string): Promise<Reply> {
  const language = WORDS[fold(rest)];
  if (!language) {
    return {
      lines: [say("language-which")],
      choices: [
        { label: say("language-vi"), line: "/ngonngu vi", lasting: true },
        { label: say("language-en"), line: "/ngonngu en", lasting: true },
      ],
    };
  }
  if (!context.actor) return { ...reply(say("language-once")), language };
  await context.tx.setLanguage(context.actor.id, language);
  return { ...reply(say("language-set")), language };
}
