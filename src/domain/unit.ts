import { fold } from "./fold.js";
import type { LocalDate } from "./local-date.js";

export type UnitKind = "office" | "school" | "district" | "leaders" | "external";

export type Unit = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  /** The first day it is no longer there. */
  readonly endedOn?: LocalDate;
  /** Code of the unit that follows it. */
  readonly successor?: string;
  /** The office ended it, not the catalogue: until the day comes it may call that off. */
  readonly endedByOffice?: true;
  /** The name it has from a day on. */
  readonly renaming?: Renaming;
};

export type Renaming = { readonly to: string; readonly on: LocalDate };

/**
 * What the office changed of a unit beside the catalogue. A catalogue loaded again must not take it back unknowingly:
 * each part holds until the catalogue itself says something else than it did.
 */
export type UnitOverlay = {
  /** It was renamed; `from` is what the catalogue calls it. */
  readonly renamed?: { readonly from: string; readonly to: string };
  readonly aliases?: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** It was merged or dissolved: whether its people and its group go to the successor. */
  readonly ended?: { readonly people: boolean; readonly chats: boolean };
  /** It is to be renamed. */
  readonly renaming?: Renaming;
};

/** Whether people can belong to it; what the plan merely mentions has no groups and nobody to invite. */
export function ownUnit({ kind }: Pick<Unit, "kind">): boolean {
  return kind !== "external";
}

/** The unit a person means by `text`: its name, an alias or its code, whatever the case and diacritics; null if none. */
export function findUnit<U extends Pick<Unit, "code" | "name" | "aliases">>(
  units: readonly U[],
  text: string,
): U | null {
  const wanted = bare(text);
  if (wanted === "") return null;
  const names = (unit: U) => [unit.name, unit.code, ...unit.aliases].map(bare);
  return units.find((unit) => names(unit).includes(wanted)) ?? null;
}

/** The units whose names share most words with `text`, best first: offered, never chosen. */
export function nearestUnits<U extends Pick<Unit, "name" | "aliases">>(
  units: readonly U[],
  text: string,
  most = 3,
): U[] {
  const words = new Set(bare(text).split(" "));
  const score = (unit: U) =>
    Math.max(
      ...[unit.name, ...unit.aliases].map(
        (name) =>
          bare(name)
            .split(" ")
            .filter((word) => words.has(word)).length,
      ),
    );
  return units
    .map((unit) => ({ unit, score: score(unit) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ unit }) => unit);
}

/** "Phòng Tổ chức Cán bộ" and "Tổ chức cán bộ" are one unit to a person. */
function bare(text: string): string {
  return fold(text).replace(/^phong (?=\p{L})/u, "");
}
