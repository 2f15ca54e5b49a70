import type { PeriodRef, TaskRef } from "./intent.js";
import { findDocument } from "./read-document.js";
import { readPeriod } from "./read-period.js";
import { readBareCode, readNamedTask } from "./read-task.js";
import { isSign, type Tokens, textBetween, tokenise } from "./tokens.js";

/** What "7 số 123/BC-VP https://…" says; what is not there is null, or empty. */
export type EvidenceWords = {
  readonly task: TaskRef | null;
  readonly period: PeriodRef | null;
  readonly links: readonly string[];
  /** An address that is none of the web's, or no address at all: `ftp://…`, `https://`. */
  readonly badLink: string | null;
  /** A document's number: "123/BC-VP". */
  readonly document: string | null;
  /** "tệp 2": a file that was kept before, to be sent; files of a task count from 1. */
  readonly file: number | null;
  /** All the words behind task and period. */
  readonly words: string;
};

const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/\S*|(?:javascript|data|file|mailto):\S+/gi;
const AROUND = /^[("'<[]+|[)\]"'>.,;!?]+$/g;
const KEPT_FILE = /^(?:tệp|tep|file)\s*(?:số|so)?\s*(\d{1,3})$/i;
const BARE_NUMBER = /^(?:số|so)\s*:?\s*(\d{1,6})$/i;
/** Longer ones are a paste; the store's index takes no more. */
const LONGEST = 500;

/** Task, period, and what is given as evidence of it. Never throws. */
export function parseEvidence(rest: string): EvidenceWords {
  const tokens = tokenise(rest);
  const task = readNamedTask(tokens, 0) ?? readBareCode(tokens, 0);
  const behind = skipSeparators(tokens, task?.next ?? 0);
  const period = task ? readPeriod(tokens, behind) : null;
  const words = textBetween(tokens, skipSeparators(tokens, period?.next ?? behind), tokens.list.length);
  const addresses = [...words.matchAll(ADDRESS)].map(([address]) => address.replace(AROUND, ""));
  const file = KEPT_FILE.exec(words)?.[1];
  return {
    task: task?.value ?? null,
    period: period?.value ?? null,
    links: [...new Set(addresses.filter(isWebAddress))],
    badLink: addresses.find((address) => !isWebAddress(address)) ?? null,
    document: documentIn(words.replace(ADDRESS, " ")),
    file: file === undefined ? null : Number(file),
    words,
  };
}

/** The document's number some words speak of, or null. */
function documentIn(words: string): string | null {
  const tokens = tokenise(words);
  const found = findDocument(tokens, 0, tokens.list.length) ?? BARE_NUMBER.exec(words.trim())?.[1] ?? null;
  return found !== null && found.length <= LONGEST ? found : null;
}

function isWebAddress(text: string): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname !== "";
}

function skipSeparators(tokens: Tokens, from: number): number {
  let at = from;
  while (tokens.list[at]?.kind === "line" || isSign(tokens, at, ":,;.=-–")) at++;
  return at;
}
