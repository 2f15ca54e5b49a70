import { html } from "hono/html";
import type { Evidence } from "../../domain/evidence.js";
import type { History } from "./desk.js";
import { inPlaceOf } from "./in-place-of.js";
import { type Html, NOTHING, type View } from "./view.js";

/** What shows that it was done. All of it belongs to units the viewer may look into, so all of it may be fetched. */
export function evidenceList(view: View, { evidence, occurrences }: History): Html {
  if (evidence.length === 0) return NOTHING;
  const unitOf = new Map(occurrences.map(({ id, unit }) => [id, unit]));
  return html`<section aria-labelledby="evidence"><h2 id="evidence">${view.t("dashboard-evidence")}</h2>
<ul class="plain">${evidence.map(
    (kept) =>
      html`<li>${what(view, kept)}<br><span class="soft">${unitOf.get(kept.occurrenceId) ?? ""} · ${view.t("dashboard-said-by", { name: kept.officer, at: { at: kept.at } })}${inPlaceOf(view, kept.standsFor)}</span></li>`,
  )}</ul></section>`;
}

function what({ t }: View, { id, kind, text, file }: Evidence): Html {
  if (kind === "file" && file)
    return html`<a href="/bang/minh-chung/${id}">${file.name}</a> <span class="soft">(${t("dashboard-kilobytes", { size: Math.max(1, Math.round(file.size / 1024)) })})</span>${text === "" ? NOTHING : html` ${text}`}`;
  if (kind === "link" && isWeb(text)) return html`<a href="${text}" rel="noreferrer noopener nofollow">${text}</a>`;
  return html`${text}`;
}

/** Only an address of the web becomes a link: what people type may be `javascript:…`. */
function isWeb(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}
