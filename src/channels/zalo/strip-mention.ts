/**
 * Takes the mention of the bot out of `text`. Zalo writes it as "@<name> " wherever it was typed, without marking it
 * (platform notes 5), so it is found by the bot's names: any case, any kind of space in and around them, anywhere.
 * Lines stay lines: several figures may come in one message.
 */
export function stripMention(text: string, names: readonly string[]): string {
  const plain = text.normalize("NFC").replaceAll("\u00A0", " ");
  // The longest first: one name may begin with the other.
  const alternatives = names
    .map((name) => name.normalize("NFC").trim())
    .filter((name) => name !== "")
    .sort((a, b) => b.length - a.length)
    .map((name) => name.split(/\s+/).map(escapePattern).join("[^\\S\\n]+"));
  const mention = new RegExp(
    `(?<![\\p{L}\\p{N}_])@[^\\S\\n]*(?:${alternatives.join("|")})(?![\\p{L}\\p{N}_])[,:]?`,
    "giu",
  );
  const rest = alternatives.length > 0 ? plain.replace(mention, " ") : plain;
  return rest
    .split("\n")
    .map((line) => (line === "" ? line : line.replace(/[^\S\n]{2,}/g, " ").trim()))
    .join("\n")
    .trim();
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
