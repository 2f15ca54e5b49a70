/**
 * The first `most` of a list and the rest, which are only counted. Where one alone would be left it is shown: "and 1
 * other" takes the room of its name and says less.
 */
export function firstFew<T>(
  all: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly rest: readonly T[] } {
  const end = all.length === most + 1 ? all.length : most;
  return { shown: all.slice(0, end), rest: all.slice(end) };
}
