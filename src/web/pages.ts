import { html } from "hono/html";
import type { Language } from "../domain/officer.js";
import { type Say, say } from "../domain/say.js";

/** The few words the server itself says on a page; what a page is about lives in `locales/<language>/web.ftl`. */
export type Pages = {
  running(): Promise<string>;
  notFound(): Promise<string>;
  notAllowed(): Promise<string>;
  failed(): Promise<string>;
};

/** The pages that are about no plan, made of the texts of one language. */
export function pages(words: (say: Say) => string, language: Language): Pages {
  async function page(name: "running" | "not-found" | "not-allowed" | "failed"): Promise<string> {
    const title = words(say(`web-${name}-title`));
    // hono's `html` escapes what is put into it.
    return String(
      await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words(say("web-product"))}</title>
<link rel="icon" href="/assets/shared/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shared/page.css">
</head>
<body>
<main class="notice">
<img src="/assets/shared/icon.svg" alt="" width="56" height="56">
<h1>${title}</h1>
<p>${words(say(`web-${name}-text`))}</p>
${name === "running" ? "" : html`<p><a class="button" href="/">${words(say("web-home"))}</a></p>`}
</main>
</body>
</html>
`,
    );
  }

  return {
    running: () => page("running"),
    notFound: () => page("not-found"),
    notAllowed: () => page("not-allowed"),
    failed: () => page("failed"),
  };
}
