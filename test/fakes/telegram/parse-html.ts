import { badRequest } from "./api-error.js";

export type Entity = { readonly type: string; readonly offset: number; readonly length: number };

/** Bot API, "HTML style": the tags Telegram knows, and what they become. */
const TAGS: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
};
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const TOKEN = /<\/?([^\s<>/]*)([^<>]*)>|&(#x[0-9a-f]+|#\d+|lt|gt|amp|quot);|[\s\S]/giu;

/** Telegram's parser: unknown, unclosed and crossed tags are refused; a lone "&" is itself, a lone "<" is not. */
export function parseHtml(html: string): { readonly text: string; readonly entities: readonly Entity[] } {
  const open: { readonly tag: string; readonly offset: number }[] = [];
  const entities: Entity[] = [];
  let text = "";
  for (const { 0: token, 1: tag, 3: character, index } of html.matchAll(TOKEN)) {
    const at = `at byte offset ${Buffer.byteLength(html.slice(0, index))}`;
    if (character !== undefined) text += decode(character);
    else if (tag === undefined) {
      if (token === "<") throw cantParse(`Unclosed start tag ${at}`);
      text += token;
    } else if (token.startsWith("</")) {
      const started = open.pop();
      if (!started) throw cantParse(`Unexpected end tag ${at}`);
      if (started.tag !== tag.toLowerCase()) {
        throw cantParse(`Unmatched end tag ${at}, expected "</${started.tag}>", found "</${tag}>"`);
      }
      const type = TAGS[started.tag] ?? started.tag;
      if (text.length > started.offset)
        entities.push({ type, offset: started.offset, length: text.length - started.offset });
    } else {
      if (TAGS[tag.toLowerCase()] === undefined) throw cantParse(`Unsupported start tag "${tag}" ${at}`);
      open.push({ tag: tag.toLowerCase(), offset: text.length });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw cantParse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset) };
}

function decode(name: string): string {
  if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? "";
  return String.fromCodePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
}

const cantParse = (why: string) => badRequest(`can't parse entities: ${why}`);
