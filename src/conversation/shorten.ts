/** What a button shows without being cut by the phone. */
const MOST_CHARACTERS = 48;

/** People's words, or a label, no longer than a button. */
export function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS ? text : `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}
