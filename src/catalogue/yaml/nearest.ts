import { plain } from "../table/fold.js";

/** The known word a slip of the hand most likely meant, or null when none is near (a third of its letters off). */
export function nearest(typed: string, known: readonly string[]): string | null {
  const wanted = plain(typed).slice(0, LONGEST);
  let best: string | null = null;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate).slice(0, LONGEST));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Names are shorter; a pasted page compared letter by letter would only cost time. */
const LONGEST = 80;

/** Levenshtein: letters put in, left out or changed. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    let left = index + 1;
    const next = [left];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      left = Math.min(changed, left + 1, (row[column] ?? 0) + 1);
      next.push(left);
    }
    row = next;
  }
  return row[to.length] ?? from.length;
}
