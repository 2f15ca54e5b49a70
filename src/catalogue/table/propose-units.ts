import type { UnitDraft, UnitSetDraft } from "../../domain/catalogue.js";
import { type Arg, say } from "../../domain/say.js";
import { clusterNames, type NewName, spellingsOf } from "./cluster-names.js";
import { words } from "./fold.js";
import type { KnownUnits } from "./known-units.js";
import type { TableQuestion } from "./question.js";
import { codeFor, codeGiver } from "./unit-code.js";
import { groupKey, isGroup, isOutside } from "./unit-key.js";

export type Proposal = {
  readonly units: readonly UnitDraft[];
  readonly sets: readonly UnitSetDraft[];
  readonly questions: readonly TableQuestion[];
  /** The code proposed for a spelling. */
  codeOf(spelling: string): string;
};

/**
 * Proposes a unit or a set for every name nobody knows yet. Spellings of one unit are put together, the longest is
 * its name and the others are aliases; whatever was put together or taken for a group is also asked.
 */
export function proposeUnits(names: readonly NewName[], known: KnownUnits): Proposal {
  const clusters = clusterNames(names);
  const taken = new Set([...known.units, ...known.sets].map(({ code }) => code));
  const isFirstImport = taken.size === 0;
  const freeCode = codeGiver(taken);
  const units: UnitDraft[] = [];
  const groups: { readonly about: string; readonly draft: Omit<UnitSetDraft, "members"> }[] = [];
  const questions: TableQuestion[] = [];
  const codes = new Map<string, string>();
  for (const clustered of clusters) {
    const [name = "", ...aliases] = spellingsOf(clustered);
    const code = freeCode(codeFor([name, ...aliases]));
    const about = clustered[0]?.task ?? "";
    for (const { spelling } of clustered) codes.set(spelling, code);
    if (!isSet(clustered)) {
      units.push({ code, name, aliases, kind: kindOf(name, clustered) });
      if (isFirstImport) {
        if (aliases.length > 0) questions.push(oneUnit(code, about, name, aliases));
      } else questions.push(newUnit(code, about, name));
    } else groups.push({ about, draft: { code, name, aliases } });
  }
  const offices = [...known.units, ...units].filter(({ kind }) => kind === "office");
  const sets = groups.map(({ about, draft }) => {
    const members = groupKey(draft.name) === "cac phong" ? offices : [];
    questions.push(
      setQuestion(
        draft,
        about,
        members.map(({ name }) => name),
      ),
    );
    return { ...draft, members: members.map(({ code }) => code) };
  });
  return { units, sets, questions, codeOf };

  function codeOf(spelling: string): string {
    const code = codes.get(spelling);
    if (code === undefined) throw new RangeError("a spelling that was not among the names");
    return code;
  }
}

/** Outsiders who only support are one external unit; as a lead they would owe something nobody could be told of. */
function isSet(names: readonly NewName[]): boolean {
  return names.some(({ spelling, leads }) => isGroup(spelling) && (!isOutside(spelling) || leads));
}

function kindOf(name: string, names: readonly NewName[]): UnitDraft["kind"] {
  const text = words(name).join(" ");
  if (/^(?:ban giam doc|ban lanh dao|lanh dao so|giam doc|pho giam doc)\b/.test(text)) return "leaders";
  if (/^(?:truong|trung tam)\b/.test(text)) return "school";
  if (/^phong (?:gddt|gd dt|giao duc va dao tao) (?:quan|huyen|thi xa|thanh pho)\b/.test(text)) return "district";
  const supportsOnly = names.every(({ leads }) => !leads);
  if (supportsOnly && /^(?:so|ubnd|uy ban|bo|cong an|thanh uy|tinh uy|bao hiem|kho bac)\b/.test(text))
    return "external";
  return isOutside(name) ? "external" : "office";
}

function oneUnit(code: string, about: string, name: string, aliases: readonly string[]): TableQuestion {
  return {
    id: `table-unit-${code}`,
    about,
    text: say("import-question-one-unit", { name, aliases: { list: aliases } }),
    default: say("import-default-one-unit", { name }),
  };
}

function newUnit(code: string, about: string, name: string): TableQuestion {
  return {
    id: `table-unit-${code}`,
    about,
    text: say("import-question-new-unit", { name }),
    default: say("import-default-new-unit", { code }),
  };
}

function setQuestion(set: Omit<UnitSetDraft, "members">, about: string, members: readonly Arg[]): TableQuestion {
  const spellings = { list: [set.name, ...set.aliases] };
  return {
    id: `table-set-${set.code}`,
    about,
    text: say("import-question-set", { spellings }),
    default:
      members.length > 0 ? say("import-default-set", { members: { list: members } }) : say("import-default-set-empty"),
  };
}
