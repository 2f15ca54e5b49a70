import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

const YES = /^(c|có|co|y|yes)$/i;

/** Asks on a terminal; anything but a yes, the end of the input too, is a no. */
export async function confirmOn(input: Readable, output: Writable, question: string): Promise<boolean> {
  const terminal = createInterface({ input, output });
  try {
    const ended = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
    const answer = await Promise.race([terminal.question(`${question} `), ended]);
    return YES.test(answer.trim().normalize("NFC"));
  } finally {
    terminal.close();
  }
}
