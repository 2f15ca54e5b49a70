// Keeps the page fresh: once a minute the main part is fetched again and put in place when it has changed. Without this
// script the page is the same, only as old as its last load.
const EVERY_MS = 60_000;

async function refresh() {
  if (document.hidden || isBeingRead()) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  // Signed out, or the server is away: what is on the screen stays, with its own moment on it.
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["main", "footer"]) {
    const [now, next] = [document.querySelector(part), fresh.querySelector(part)];
    if (now && next && now.innerHTML !== next.innerHTML && !isBeingRead()) now.replaceChildren(...next.childNodes);
  }
}

/** Somebody has marked text, opened a list or stands on a link: nothing is pulled away under their hands. */
function isBeingRead() {
  const main = document.querySelector("main");
  const focus = document.activeElement;
  const marked = document.getSelection()?.isCollapsed === false;
  return (
    marked || main?.querySelector("details[open]") || (focus !== main && main?.contains(focus)) || hasScrolled(main)
  );
}

function hasScrolled(main) {
  return [...(main?.querySelectorAll(".scroll") ?? [])].some(({ scrollLeft, scrollTop }) => scrollLeft + scrollTop > 0);
}

setInterval(refresh, EVERY_MS);
