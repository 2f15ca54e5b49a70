import type { FormattedText } from "../../domain/message.js";

/** Telegram's HTML: people's words escaped, bold runs in `<b>`. Runs that touch or overlap become one. */
export function toHtml({ text, bold }: FormattedText): string {
  let html = "";
  let at = 0;
  for (const { start, length } of [...bold].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    const to = start + length;
    if (to <= from) continue;
    html += `${escapeHtml(text.slice(at, from))}<b>${escapeHtml(text.slice(from, to))}</b>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at));
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
