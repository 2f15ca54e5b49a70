import type { Unit } from "../../domain/unit.js";

const NAMES = new Intl.Collator("vi", { numeric: true });

/** Offices before schools, each in Vietnamese order. */
export function compareUnits(a: Unit, b: Unit): number {
  if (a.kind !== b.kind && (a.kind === "office" || b.kind === "office")) return a.kind === "office" ? -1 : 1;
  return NAMES.compare(a.name, b.name);
}
