import { DateTime } from "luxon";
import type { LocalDate } from "../domain/local-date.js";
import type { Language } from "../domain/officer.js";

/** Two decimals at most, and no "-0" for what rounds to nothing. */
export const NUMBER_FORM = { maximumFractionDigits: 2, signDisplay: "negative" } as const;
// Made once: making one costs more than a thousand uses.
const NUMBER = {
  vi: new Intl.NumberFormat("vi-VN", NUMBER_FORM),
  en: new Intl.NumberFormat("en-GB", NUMBER_FORM),
} as const;

/** As many as a share of two counts is kept with. */
const EXACT_FORM = { maximumFractionDigits: 9, signDisplay: "negative" } as const;
const EXACT = {
  vi: new Intl.NumberFormat("vi-VN", EXACT_FORM),
  en: new Intl.NumberFormat("en-GB", EXACT_FORM),
} as const;

/** 07/03/2025: the office's form, in both languages. */
export function formatDate(day: LocalDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** 09:12 07/03/2025 in `zone`, whatever the host's. */
export function formatInstant(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat("HH:mm dd/MM/yyyy");
}

/**
 * "82,5 %" or "82.5%"; other units after the number: "1.234,5 triệu đồng".
 * @param exact with all its decimals instead of the two that are enough to read
 */
export function formatFigure(language: Language, value: number, unit: string, exact = false): string {
  const number = (exact ? EXACT : NUMBER)[language].format(value);
  if (unit === "%") return language === "vi" ? `${number} %` : `${number}%`;
  return unit === "" ? number : `${number} ${unit}`;
}
