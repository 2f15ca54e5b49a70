/** What XML 1.0 can't hold, and marks that turn the direction of everything behind them. */
const UNSAFE = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF\uE000\uE001]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu;

/** People's words for a file of an office program: letters of every script and emoji stay, what breaks a file goes. */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSAFE, "");
}
