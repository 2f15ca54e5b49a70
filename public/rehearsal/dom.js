/**
 * Builds an element. Strings become text, never markup, so people's words stay words.
 * @param {string} tag
 * @param {Record<string, unknown>} props `onclick` and the like are listeners; `class`, `aria-…` and others attributes
 * @param {...(Node | string | null)} children
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}

/** Shows how many messages wait, or nothing. */
export function setBadge(badge, count) {
  badge.hidden = count === 0;
  badge.replaceChildren(count > 99 ? "99+" : String(count), h("span", { class: "hidden-label" }, " tin chưa đọc"));
}

/** The text with its bold runs as elements. */
export function formatted(text, bold) {
  const parts = [];
  let at = 0;
  for (const { start, length } of bold) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(h("strong", {}, text.slice(start, start + length)));
    at = start + length;
  }
  parts.push(text.slice(at));
  return parts;
}
