/**
 * Takes the mention of the bot out of what somebody typed in a group.
 * @returns `named` when this bot was mentioned ("@Bot …", "/lenh@Bot …"); `foreign` when the command names another
 * bot ("/lenh@BotKhac"), which this one must pass over in silence; `text` without the mention
 */
export function readMention(typed: string, botName: string): { text: string; named: boolean; foreign: boolean } {
  // Decomposed accents (some Mac and iOS keyboards) would hide the bot's own name.
  const text = typed.normalize("NFC").trim();
  const mention = new RegExp(`[ \\t]*@${escapeRegExp(botName.normalize("NFC"))}(?![\\p{L}\\p{N}_])[ \\t]*`, "giu");
  const without = text.replace(mention, " ").trim();
  const named = without !== text;
  return { text: named ? without : typed.trim(), named, foreign: !named && /^[/／][^\s@]+@\S/u.test(text) };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
