import type { UnitDraft } from "../domain/catalogue.js";
import { fold } from "../domain/fold.js";
import type { UnitOverlay } from "../domain/unit.js";

/**
 * The units of a catalogue as they are to be stored: what the office changed of them meanwhile (a new name, a merger,
 * another spelling) stands, as long as the catalogue says what it said before. Where it says something new it counts.
 * @param overlays by the unit's code
 */
export function keepUnitOverlays(
  drafts: readonly UnitDraft[],
  stored: readonly UnitDraft[],
  overlays: ReadonlyMap<string, UnitOverlay>,
): UnitDraft[] {
  return drafts.map((draft) => {
    const overlay = overlays.get(draft.code);
    const current = stored.find(({ code }) => code === draft.code);
    return overlay && current ? kept(draft, current, overlay) : draft;
  });
}

function kept(draft: UnitDraft, current: UnitDraft, { renamed, aliases, ended }: UnitOverlay): UnitDraft {
  const name = renamed?.from === draft.name ? renamed.to : draft.name;
  const { added = [], removed = [] } = aliases ?? {};
  const gone = new Set([...removed, name].map(fold));
  const spellings = new Map([...draft.aliases, ...added].map((alias) => [fold(alias), alias]));
  const standing = ended !== undefined && draft.endedOn === undefined;
  return {
    ...draft,
    name,
    aliases: [...spellings].flatMap(([folded, alias]) => (gone.has(folded) ? [] : [alias])),
    ...(standing && current.endedOn !== undefined && { endedOn: current.endedOn }),
    ...(standing && current.successor !== undefined && { successor: current.successor }),
  };
}
