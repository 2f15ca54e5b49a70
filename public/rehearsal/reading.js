import { byId } from "./dom.js";

/** Nearer to the end than this, the reader follows the talk; further up they are reading. */
const NEAR_PX = 120;

const log = byId("transcript");
const newer = byId("newer");
/** Where the page itself put the reader; they are still there until they scroll. */
let putAt = 0;
let wasVisible = false;

const isNear = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;

/** Whether the reader goes along with what is added. To be asked before it is added. */
export const isFollowing = () => !wasVisible || isNear() || Math.abs(log.scrollTop - putAt) < 4;

/** Shows what was added to a reader who follows, and tells one who reads further up that it is there. */
export function keepUp(following, hasNews) {
  const visible = log.clientHeight > 0;
  if (!visible) newer.hidden = true;
  else if (following && (hasNews || !wasVisible)) showNews();
  else if (!following && hasNews) newer.hidden = false;
  wasVisible = visible;
}

/** A picture has taken its place: the end has moved, but only for one who has stayed. */
export function onGrown() {
  if (log.clientHeight > 0 && Math.abs(log.scrollTop - putAt) < 4) showNews();
}

/** To the end; but a message taller than the screen is shown from its beginning, where its reading starts. */
function showNews() {
  const last = log.lastElementChild;
  const tall = last && last.offsetHeight > log.clientHeight;
  log.scrollTop = tall ? last.offsetTop - log.offsetTop - 8 : log.scrollHeight;
  putAt = log.scrollTop;
  newer.hidden = true;
}

newer.addEventListener("click", showNews);
log.addEventListener("scroll", () => {
  if (isNear()) newer.hidden = true;
});
