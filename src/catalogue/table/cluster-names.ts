import { groupKey, initials, isAbbreviation, isGroup, unitKey } from "./unit-key.js";

/** A name no stored unit answers to, and where it stands. */
export type NewName = { readonly spelling: string; readonly task: string; readonly leads: boolean };

type Cluster = { readonly key: string; readonly names: NewName[] };

/** Puts together the names of one unit: the same but for the office's shorthand, or a name and its initials. */
export function clusterNames(names: readonly NewName[]): (readonly NewName[])[] {
  return mergeAbbreviations(cluster(names)).map((one) => one.names);
}

function cluster(names: readonly NewName[]): Cluster[] {
  const clusters = new Map<string, Cluster>();
  for (const name of names) {
    const key = isGroup(name.spelling) ? groupKey(name.spelling) : unitKey(name.spelling);
    const found = clusters.get(key) ?? { key, names: [] };
    found.names.push(name);
    clusters.set(key, found);
  }
  return [...clusters.values()];
}

/** "TCCB" joins "Tổ chức cán bộ", when exactly one name has those initials. */
function mergeAbbreviations(clusters: readonly Cluster[]): Cluster[] {
  const isShort = ({ names }: Cluster) => names.every(({ spelling }) => isAbbreviation(spelling));
  const full = clusters.filter((one) => !isShort(one) && !isGroup(one.names[0]?.spelling ?? ""));
  const byInitials = new Map<string, Set<Cluster>>();
  for (const one of full)
    for (const { spelling } of one.names)
      byInitials.set(initials(spelling), (byInitials.get(initials(spelling)) ?? new Set()).add(one));
  const joined = new Map<Cluster, NewName[]>();
  const left = clusters.filter((one) => {
    const [target, ...others] = isShort(one) ? (byInitials.get(one.key) ?? []) : [];
    if (!target || others.length > 0) return true;
    joined.set(target, [...(joined.get(target) ?? []), ...one.names]);
    return false;
  });
  return left.map((one) => ({ ...one, names: [...one.names, ...(joined.get(one) ?? [])] }));
}

/** Different spellings (beyond capitals), the best name first: in full, longest, commonest. */
export function spellingsOf(names: readonly NewName[]): string[] {
  const counts = new Map<string, { readonly spelling: string; count: number }>();
  for (const { spelling } of names) {
    const key = spelling.toLowerCase();
    const seen = counts.get(key) ?? { spelling, count: 0 };
    seen.count++;
    counts.set(key, seen);
  }
  return [...counts.values()]
    .sort(
      (a, b) =>
        Number(isAbbreviation(a.spelling)) - Number(isAbbreviation(b.spelling)) ||
        b.spelling.length - a.spelling.length ||
        b.count - a.count,
    )
    .map(({ spelling }) => spelling);
}
