/** A provider's own are a line long; a page in their place belongs into no log and no ledger. */
const LONGEST = 120;

/** What a provider gives as its reason: one short line of printable characters, which every store takes. */
export function providerWords(words: unknown): string {
  if (typeof words !== "string") return "";
  return words
    .slice(0, LONGEST)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
}

/** Whether it may be the id of something at the provider's: short and printable. */
export function isProviderId(id: unknown): id is string {
  return typeof id === "string" && /^[^\p{C}]{1,200}$/u.test(id);
}
