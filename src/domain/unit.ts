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
};

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
