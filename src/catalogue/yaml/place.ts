export type Path = readonly (string | number)[];

/** A place in the file and what stands there, whatever its shape: checks go on past faults found elsewhere. */
export type Place = { readonly path: Path; readonly value: unknown };

/** What stands under `key` of a group; a place holding `undefined` when there is nothing. */
export function under(place: Place, key: string): Place {
  const { value } = place;
  const isGroup = typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, key);
  return { path: [...place.path, key], value: isGroup ? (value as Record<string, unknown>)[key] : undefined };
}

/** The elements of a list; none when it is no list. */
export function each(place: Place): Place[] {
  const { value, path } = place;
  return Array.isArray(value)
    ? value.map((element: unknown, index) => ({ path: [...path, index], value: element }))
    : [];
}

/** The text of a place, spaces at its ends dropped; null when it holds none. */
export function textOf({ value }: Place): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** The place at the end of `path`. */
export function placeAt(root: Place, path: Path): Place {
  return path.reduce<Place>((place, key) => (typeof key === "string" ? under(place, key) : element(place, key)), root);
}

function element({ path, value }: Place, index: number): Place {
  return { path: [...path, index], value: Array.isArray(value) ? (value[index] as unknown) : undefined };
}
