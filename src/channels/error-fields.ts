/**
 * What a log may know of an error from the receiver: its name, code and where it happened. Its message stays out,
 * since a database's error quotes the row, and with it people's words. The code may be the cause's: drizzle wraps the
 * driver's error, and "ECONNREFUSED" is what an operator needs.
 */
export function errorFields(error: unknown): { readonly error: string; readonly code?: string; readonly at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = codeOf(error);
  // The message goes first: a line of it may look like a frame of the stack.
  const frames = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return {
    error: error.name,
    ...(code !== undefined && { code }),
    at: frames.slice(0, 5).map((line) => line.trim()),
  };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as Error & { readonly code?: unknown };
  return typeof code === "string" ? code : codeOf(error.cause);
}
