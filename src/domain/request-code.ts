/** What people type to name what waits to be decided, "GH12": no task is numbered so. */
const PREFIX = { extension: "GH", result: "KQ" } as const;

type RequestKind = keyof typeof PREFIX;

/** @param id of the request for a later due date, or of the entry that handed a result in */
export function requestCode(kind: RequestKind, id: number): string {
  return `${PREFIX[kind]}${id}`;
}

/** The ids behind those of the codes that are of one kind; a number that no row can have is none. */
export function idsOfCodes(codes: readonly string[], kind: RequestKind): number[] {
  const prefix = PREFIX[kind];
  return codes
    .filter((code) => code.startsWith(prefix))
    .map((code) => Number(code.slice(prefix.length)))
    .filter(Number.isSafeInteger);
}
