/** No provider's limit lasts longer; a timer or a date far beyond would be none. */
const LONGEST_MS = 86_400_000;

/** How long a provider asks to wait, in milliseconds; undefined where what it says is no time. */
export function askedWait(seconds: unknown): number | undefined {
  if (typeof seconds !== "number" || !(seconds >= 0)) return undefined;
  return Math.min(Math.ceil(seconds * 1_000), LONGEST_MS);
}
