import { say } from "../../domain/say.js";
import type { NewName } from "./cluster-names.js";
import { type KnownUnits, knownPhrases, phraseOf, unitFinder } from "./known-units.js";
import type { PlanRow } from "./plan-row.js";
import { type Proposal, proposeUnits } from "./propose-units.js";
import type { TableQuestion } from "./question.js";
import { segment, splitUnits } from "./split-units.js";

export type UnitReading = Pick<Proposal, "units" | "sets" | "questions"> & {
  /** Codes by the task's number. A unit that leads is not also listed as supporting. */
  readonly of: ReadonlyMap<string, { readonly leads: readonly string[]; readonly supports: readonly string[] }>;
};

/** "… các cơ quan, tổ chức có liên quan" at the end of a longer piece. */
const RELATED_TAIL = /\s((?:các )(?:phòng|cơ quan|đơn vị|tổ chức|sở|ban|ngành)[^;]*liên quan)$/iu;

/** Who leads and supports each row: stored units where the cells name them, proposals where they do not. */
export function readUnits(rows: readonly PlanRow[], known: KnownUnits): UnitReading {
  const stored = knownPhrases(known);
  const find = remember(unitFinder(known));
  const pieces = rows.map((row) => ({
    code: row.code,
    leads: splitUnits(row.leads, stored),
    supports: splitUnits(row.supports, stored),
  }));
  const all = pieces.flatMap(({ leads, supports }) => [...leads, ...supports]);
  const tails = all.flatMap((piece) => RELATED_TAIL.exec(piece)?.[1] ?? []);
  const phrases = new Set([...stored, ...[...all, ...tails].map(phraseOf)]);
  const separate: (piece: string) => string[] = remember((piece) => {
    if (find(piece) !== null) return [piece];
    const parts = segment(piece, phrases);
    return parts.length === 1 ? parts : parts.flatMap((part) => separate(part));
  });

  const names: NewName[] = [];
  const questions = new Map<string, TableQuestion>();
  const separated = pieces.map(({ code, leads, supports }) => {
    const units = {
      leads: leads.flatMap((part) => separate(part)),
      supports: supports.flatMap((part) => separate(part)),
    };
    for (const piece of [...leads, ...supports]) {
      const parts = separate(piece);
      if (parts.length > 1 && !questions.has(phraseOf(piece)) && parts.some((part) => find(part) === null))
        questions.set(phraseOf(piece), splitQuestion(questions.size + 1, code, piece, parts));
    }
    for (const side of ["leads", "supports"] as const)
      for (const spelling of units[side])
        if (find(spelling) === null) names.push({ spelling, task: code, leads: side === "leads" });
    return { code, ...units };
  });

  const proposal = proposeUnits(names, known);
  const codeOf = (spelling: string) => find(spelling) ?? proposal.codeOf(spelling);
  const of = new Map(
    separated.map(({ code, leads, supports }) => {
      const leadCodes = [...new Set(leads.map(codeOf))];
      const supportCodes = [...new Set(supports.map(codeOf))].filter((unit) => !leadCodes.includes(unit));
      return [code, { leads: leadCodes, supports: supportCodes }];
    }),
  );
  const { units, sets } = proposal;
  return { of, units, sets, questions: [...questions.values(), ...proposal.questions] };
}

/** The same few names stand in every row: each is worked out once. */
function remember<Result>(of: (spelling: string) => Result): (spelling: string) => Result {
  const results = new Map<string, Result>();
  return (spelling) => {
    const known = results.get(spelling);
    if (known !== undefined) return known;
    const result = of(spelling);
    results.set(spelling, result);
    return result;
  };
}

function splitQuestion(number: number, about: string, piece: string, parts: readonly string[]): TableQuestion {
  return {
    id: `table-split-${number}`,
    about,
    text: say("import-question-split", { piece }),
    default: say("import-default-split", { parts: { list: parts.map((part) => `“${part}”`) } }),
  };
}
