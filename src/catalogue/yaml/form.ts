import { z } from "zod";
import { parseLocalDate } from "../../domain/local-date.js";

/*
 * What the form of a catalogue file is made of. Every scalar arrives as text (see parse-document.ts), so nobody has to
 * know when YAML makes "07" a number or "no" a truth value.
 *
 * zod's message slot carries the id of the text that says what is wanted; for a key nobody knows it carries the keys
 * that are known, parted by spaces.
 */

/** "name: value" entries, none but these. */
export const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? Object.keys(shape).join(" ") : "catalogue-want-group"),
  });

export const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: "catalogue-want-list" });

/** A scalar that `read` understands; `want` is the text id that says what it understands. */
export function scalar<Value>(want: string, read: (text: string) => Value | null) {
  return z.string({ error: want }).transform((raw, context) => {
    const value = read(raw.normalize("NFC").replace(/\s+/gu, " ").trim());
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: want });
    return z.NEVER;
  });
}

export const matching = (want: string, pattern: RegExp) =>
  scalar(want, (found) => (pattern.test(found) ? found : null));
export const oneOf = <const Word extends string>(want: string, words: readonly Word[]) =>
  scalar(want, (found) => words.find((word) => word === found) ?? null);

/** A value written in one of two ways, told apart by its shape; its faults are those of the way it is written in. */
export function eitherForm<One extends z.ZodType, Other extends z.ZodType>(
  isOne: (value: unknown) => boolean,
  one: One,
  other: Other,
) {
  return z.unknown().transform((value, context): z.output<One> | z.output<Other> => {
    const read = (isOne(value) ? one : other).safeParse(value);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ ...issue });
    return z.NEVER;
  });
}

/** Whether the value has fields of its own. */
export function isGroup(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const text = matching("catalogue-want-text", /\S/u);
export const texts = list(text).default([]);
export const date = scalar("catalogue-want-date", parseLocalDate);
