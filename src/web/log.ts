/** What this room needs of a logger; pino is one. */
export type Log = { error(details: object, message: string): void };
