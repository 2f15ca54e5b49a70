const collator = new Intl.Collator("vi", { numeric: true });

/** Vietnamese order: Đ after D, "Quận 2" before "Quận 10". */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/** `text` in at most `most` characters, cut at a word, with "…" where something was left out. */
export function shortenText(text: string, most: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const characters = [...flat];
  if (characters.length <= most) return flat;
  const head = characters.slice(0, most - 1).join("");
  const space = head.lastIndexOf(" ");
  // A single enormous word has no good place to be cut.
  return `${(space > most / 2 ? head.slice(0, space) : head).replace(/[\s,;:.]+$/, "")}…`;
}
