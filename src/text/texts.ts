import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import type { FormattedText } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { Arg, Say } from "../domain/say.js";
import { formatDate, formatFigure, formatInstant, NUMBER_FORM } from "./format.js";
import { BOLD_END, BOLD_START, toFormattedText } from "./formatted-text.js";

const LOCALES = fileURLToPath(new URL("../../locales/", import.meta.url));
const ZONE_DEFAULT = "Asia/Ho_Chi_Minh";

export type Texts = {
  /** Plain text, bold dropped: for logs of the command line, file contents, labels. */
  plain(language: Language, say: Say): string;
  /** One message made of lines; a line that is empty stays as a blank line. */
  format(language: Language, lines: readonly Say[]): FormattedText;
};

/**
 * Loads every `locales/<language>/*.ftl`. A missing message throws in a language nobody speaks here (tests compare
 * the languages), and English falls back to Vietnamese rather than show an id to a person.
 */
export function loadTexts(zone: string = ZONE_DEFAULT): Texts {
  const bundles = loadBundles();

  function raw(language: Language, { id, args = {} }: Say): string {
    const found = [bundles[language], bundles.vi].find((candidate) => candidate.hasMessage(id));
    const pattern = found?.getMessage(id)?.value;
    if (!found || !pattern) throw new Error(`no text "${id}": add it to locales/vi and locales/en`);
    const values = Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, value(language, arg)]));
    const errors: Error[] = [];
    const text = found.formatPattern(pattern, values, errors);
    if (errors[0]) throw new Error(`text "${id}": ${errors[0].message}`);
    return text;
  }

  /** A number stays one, so that a text can choose its words by it. */
  function value(language: Language, arg: Arg): string | FluentNumber {
    return typeof arg === "number" ? new FluentNumber(arg, NUMBER_FORM) : words(language, arg);
  }

  function words(language: Language, arg: Arg): string {
    if (typeof arg === "string") return withoutMarkers(arg);
    if (typeof arg === "number") return formatFigure(language, arg, "");
    if ("date" in arg) return formatDate(arg.date);
    if ("at" in arg) return formatInstant(arg.at, zone);
    if ("figure" in arg) return formatFigure(language, arg.figure, arg.unit, arg.exact);
    if ("say" in arg) return raw(language, arg.say);
    return arg.list.map((item) => words(language, item)).join(", ");
  }

  return {
    plain: (language, say) => toFormattedText(raw(language, say)).text,
    format: (language, lines) => toFormattedText(lines.map((line) => raw(language, line)).join("\n")),
  };
}

/** People's words can't switch bold on: the markers are ours alone. */
function withoutMarkers(text: string): string {
  return text.replaceAll(BOLD_START, "").replaceAll(BOLD_END, "");
}

let loaded: Readonly<Record<Language, FluentBundle>> | null = null;

/** Read once a process: the texts do not change while it runs, and parsing them is a tenth of its start. */
function loadBundles(): Readonly<Record<Language, FluentBundle>> {
  loaded ??= { vi: bundle("vi"), en: bundle("en") };
  return loaded;
}

function bundle(language: Language): FluentBundle {
  // Isolation marks (U+2068) would reach the chat as invisible characters and break copying of commands.
  const bundle = new FluentBundle(language === "vi" ? "vi-VN" : "en-GB", { useIsolating: false });
  for (const file of readdirSync(`${LOCALES}${language}`).filter((name) => name.endsWith(".ftl"))) {
    const source = readFileSync(`${LOCALES}${language}/${file}`, "utf8")
      .replaceAll("<b>", BOLD_START)
      .replaceAll("</b>", BOLD_END);
    const errors = bundle.addResource(new FluentResource(source));
    if (errors[0]) throw new Error(`locales/${language}/${file}: ${errors[0].message}`);
  }
  return bundle;
}
