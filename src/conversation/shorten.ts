/** What a button shows without being cut by the phone. */
const MOST_CHARACTERS = 48;

/** People's words, or a label, no longer than a button, or than `most`. */
export function shorten(text: string, most = MOST_CHARACTERS): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
