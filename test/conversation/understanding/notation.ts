import type { Reading, Recognised, SaidPeriod, UpdateItem } from "../../../src/conversation/understanding/intent.js";
import { parseUpdates } from "../../../src/conversation/understanding/parse-updates.js";
import { recognise } from "../../../src/conversation/understanding/recognise.js";

/**
 * What a line was taken to mean, on one line, so that a corpus can be read:
 * `capnhat > 7: 82% (820/1000) in quarter1 at 5/3 about doc 123/BC "note"`, several items joined by ` ; `,
 * `either …` for two readings, `ask(cause, suggestions)` for a doubt, `?` for no value, `-` for no task;
 * `/tiendo "quý 1"` for another command (the slash when it was typed), `talk` for what is none.
 */
export function meaningOf(line: string): string {
  const recognised = recognise(line);
  if (!recognised) return "talk";
  if (recognised.command === "capnhat")
    return `${nameOf(recognised)} > ${itemsOf(parseUpdates(recognised.rest))}`.trim();
  const rest = recognised.rest === "" ? "" : ` ${JSON.stringify(recognised.rest)}`;
  return `${nameOf(recognised)}${rest}`;
}

export function itemsOf(items: readonly UpdateItem[]): string {
  return items.map(itemOf).join(" ; ");
}

export function readingOf(reading: Reading | null): string {
  switch (reading?.kind) {
    case undefined:
      return "null";
    case "figure":
      return figureOf(reading);
    case "state":
      return reading.process;
    case "ambiguous":
      return `either ${reading.readings.map(figureOf).join(", ")}`;
    case "invalid":
      return `ask(${[reading.because, ...reading.suggestions].join(", ")})`;
    case "missing":
      return "?";
  }
}

function itemOf({ task, reading, period, asOf, estimate, evidence, note }: UpdateItem): string {
  const parts = [
    `${task ? `${task.code}${task.part ?? ""}` : "-"}: ${readingOf(reading)}`,
    period && `in ${periodOf(period)}`,
    asOf && `at ${[asOf.day, asOf.month, ...(asOf.year === undefined ? [] : [asOf.year])].join("/")}`,
    estimate && "about",
    evidence && `doc ${evidence}`,
    note && JSON.stringify(note),
  ];
  return parts.filter(Boolean).join(" ");
}

function figureOf(
  figure: Extract<Reading, { kind: "figure" }> | Extract<Reading, { kind: "ambiguous" }>["readings"][number],
) {
  const unit = figure.unit === null ? "" : figure.unit === "%" ? "%" : ` ${figure.unit}`;
  const parts = figure.numerator === undefined ? "" : ` (${figure.numerator}/${figure.denominator})`;
  return `${figure.value}${unit}${parts}`;
}

function periodOf({ unit, index, year }: SaidPeriod): string {
  return `${unit}${unit === "year" ? "" : index === "current" ? " current" : index}${year === null ? "" : ` ${year}`}`;
}

function nameOf(recognised: Recognised): string {
  const name =
    recognised.command === "unknown"
      ? `unknown ${recognised.word}${recognised.nearest ? ` ~${recognised.nearest}` : ""}`
      : recognised.command;
  return recognised.slash ? `/${name}` : name;
}
