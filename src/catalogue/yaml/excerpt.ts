const LONGEST_EXCERPT = 60;

/** Enough of what was found to recognise it. */
export function excerpt(text: string): string {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length <= LONGEST_EXCERPT ? letters.join("") : `${letters.slice(0, LONGEST_EXCERPT).join("")}…`;
}
