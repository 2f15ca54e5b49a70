/** The only source of "now". The whole service, deadlines included, lives by it. */
export type Clock = { now(): Date };
