import type { LocalDate } from "./local-date.js";

/** Something to be said to a person: a message of `locales/` and its arguments. The language is chosen at the rim. */
export type Say = { readonly id: string; readonly args?: Readonly<Record<string, Arg>> };

/** Values that read differently in each language ("82,5 %" and "82.5%") stay values until then. */
export type Arg =
  | string
  | number
  | { readonly date: LocalDate }
  /** Date and time of day in the organization's zone. */
  | { readonly at: Date }
  /** `exact`: with all its decimals, where people choose what is to be stored. */
  | { readonly figure: number; readonly unit: string; readonly exact?: true }
  | { readonly say: Say }
  | { readonly list: readonly Arg[] };

/** A message by its id in `locales/`, with the values its text names. */
export function say(id: string, args?: Readonly<Record<string, Arg>>): Say {
  return args ? { id, args } : { id };
}
