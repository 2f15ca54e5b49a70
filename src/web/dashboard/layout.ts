import { html } from "hono/html";
import { say } from "../../domain/say.js";
import { type Html, NOTHING, seesAll, seesLedger, type View } from "./view.js";

type Section = "overview" | "tasks" | "matrix" | "calendar" | "ledger";

const PATHS: Readonly<Record<Section, string>> = {
  overview: "/bang",
  tasks: "/bang/nhiem-vu",
  matrix: "/bang/ma-tran",
  calendar: "/bang/lich",
  ledger: "/bang/so-gui",
};

export type PageParts = {
  readonly title: string;
  /** Null where the page is under none of them. */
  readonly section: Section | null;
  readonly body: Html;
};

/** A page of the dashboard: one row of navigation, one main part, which alone is renewed. */
export function layout(view: View, { title, section, body }: PageParts): Html {
  const { t, words, viewer } = view;
  const sections = (Object.keys(PATHS) as Section[]).filter((one) => isOffered(view, one));
  return html`<!doctype html>
<html lang="${viewer.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#14467c">
<title>${title} · ${words(say("web-product"))}</title>
<link rel="icon" href="/assets/shared/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shared/page.css">
<link rel="stylesheet" href="/assets/dashboard/dashboard.css">
<link rel="stylesheet" href="/assets/dashboard/tables.css">
<link rel="stylesheet" href="/assets/dashboard/print.css" media="print">
<script type="module" src="/assets/dashboard/refresh.js"></script>
</head>
<body>
<a class="skip" href="#main">${t("dashboard-skip")}</a>
<header class="top">
<div class="top-line">
<a class="brand" href="/bang"><img src="/assets/shared/icon.svg" alt="" width="32" height="32"><span>${words(say("web-product"))}</span></a>
<form class="who" method="post" action="/bang/ra"><span class="who-name">${viewer.name}</span><button type="submit">${t("dashboard-sign-out")}</button></form>
</div>
<nav aria-label="${t("dashboard-navigation")}"><ul>${sections.map(
    (one) =>
      html`<li><a class="nav-link" href="${PATHS[one]}"${one === section ? html` aria-current="page"` : NOTHING}>${t(`dashboard-nav-${one}`)}</a></li>`,
  )}</ul></nav>
</header>
<main id="main" tabindex="-1">
${body}
</main>
<footer><p>${t("dashboard-footer", { at: { at: view.now } })}</p></footer>
</body>
</html>
`;
}

function isOffered({ viewer }: View, section: Section): boolean {
  if (section === "ledger") return seesLedger(viewer);
  // Whoever has no unit and sees nobody else's would find an empty table.
  if (section === "matrix") return seesAll(viewer) || viewer.memberships.some(({ unitId }) => unitId !== null);
  return true;
}

/** A short page before or beside the dashboard: sign in, refused, nothing here. */
export function notice(
  language: string,
  product: string,
  { title, text, more = NOTHING }: { readonly title: string; readonly text: string; readonly more?: Html },
): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${product}</title>
<link rel="icon" href="/assets/shared/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shared/page.css">
</head>
<body>
<main class="notice">
<img src="/assets/shared/icon.svg" alt="" width="56" height="56">
<h1>${title}</h1>
<p>${text}</p>
${more}
</main>
</body>
</html>
`;
}
