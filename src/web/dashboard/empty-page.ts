import { html } from "hono/html";
import type { Html, View } from "./view.js";

/** What somebody sees for whom there is nothing to show yet, and what would change that. */
export function emptyBody({ t }: View, name: "no-plan" | "no-unit" = "no-plan"): Html {
  const [title, text] =
    name === "no-plan"
      ? [t("dashboard-no-plan"), t("dashboard-no-plan-text")]
      : [t("dashboard-no-unit"), t("dashboard-no-unit-text")];
  return html`<h1>${title}</h1>
<p class="empty">${text}</p>`;
}
