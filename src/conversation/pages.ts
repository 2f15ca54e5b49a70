import { type Say, say } from "../domain/say.js";
import { type Reply, type ReplyChoice, reply } from "./reply.js";

const PAGE_WORDS = /^(.*?)\s*(?:trang|page)\s*(\d{1,3})$/is;

/** "7 trang 2": the words before the page, and the page; the first where none is said. */
export function readPage(text: string): { readonly words: string; readonly page: number } {
  const found = PAGE_WORDS.exec(text.trim());
  return found ? { words: found[1] ?? "", page: Number(found[2]) } : { words: text.trim(), page: 1 };
}

export type Page<T> =
  | {
      readonly ok: true;
      readonly items: readonly T[];
      /** How much is left, and how to see it. */
      readonly more: readonly Say[];
      readonly choices: readonly ReplyChoice[];
    }
  | { readonly ok: false; readonly reply: Reply };

/** One page of a list that has something in it, from 1; the next is a press, or `command` with its number, away. */
export function pageOf<T>(all: readonly T[], page: number, size: number, command: string): Page<T> {
  const pages = Math.ceil(all.length / size);
  if (page < 1 || page > pages) return { ok: false, reply: reply(say("list-no-page", { page, pages })) };
  const items = all.slice((page - 1) * size, page * size);
  const next = nextPage(page, pages, command);
  if (!next) return { ok: true, items, more: [], choices: [] };
  return {
    ok: true,
    items,
    more: [say("list-more", { left: all.length - page * size, line: { say: next.typed } })],
    choices: [next.choice],
  };
}

/** What is pressed, or typed in the reader's own words, for the page after this one; null on the last. */
export function nextPage(
  page: number,
  pages: number,
  command: string,
): { readonly choice: ReplyChoice; readonly typed: Say } | null {
  if (page >= pages) return null;
  const next = page + 1;
  return {
    choice: { label: say("list-next", { page: next }), line: `${command} trang ${next}`, lasting: true },
    typed: say("list-page-line", { command, page: next }),
  };
}
