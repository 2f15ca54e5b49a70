import type { LedgerLine } from "./desk.js";

/** One duty that was spoken of, with the units it was said of. */
type Said = { readonly line: LedgerLine; readonly units: readonly string[] };

/** What went out at one time in one way: one message, or the same to several units. */
export type Sending = { readonly first: LedgerLine; readonly said: readonly Said[] };

/** The lines as sendings, in their order: sixty units that were told the same at eight are one. */
export function sendingsOf(lines: readonly LedgerLine[]): Sending[] {
  const sendings = new Map<string, LedgerLine[]>();
  for (const message of messagesOf(lines)) {
    const key = keyOf(message);
    sendings.set(key, [...(sendings.get(key) ?? []), ...message]);
  }
  return [...sendings.values()].flatMap((all) => (all[0] ? [{ first: all[0], said: saidIn(all) }] : []));
}

function messagesOf(lines: readonly LedgerLine[]): LedgerLine[][] {
  const messages = new Map<string, LedgerLine[]>();
  for (const [index, line] of lines.entries()) {
    const key = line.message === null ? `single ${index}` : `${line.message} ${line.state} ${line.reason}`;
    messages.set(key, [...(messages.get(key) ?? []), line]);
  }
  return [...messages.values()];
}

/** Messages with one key said the same, each of one unit. */
function keyOf(message: readonly LedgerLine[]): string {
  const [first] = message;
  if (!first) return "";
  const { at, channel, audience, state, reason } = first;
  const minute = Math.floor(at.getTime() / 60_000);
  const oneUnit = new Set(message.map(({ unit }) => unit)).size === 1;
  const duties = oneUnit ? message.map(dutyOf) : [`message ${first.message}`];
  return [minute, channel, audience, state, reason, ...duties].join("|");
}

function saidIn(lines: readonly LedgerLine[]): Said[] {
  const duties = new Map<string, { line: LedgerLine; units: Set<string> }>();
  for (const line of lines) {
    const known = duties.get(dutyOf(line)) ?? { line, units: new Set() };
    duties.set(dutyOf(line), { ...known, units: known.units.add(line.unit) });
  }
  return [...duties.values()].map(({ line, units }) => ({ line, units: [...units] }));
}

function dutyOf({ task, period, rung }: LedgerLine): string {
  return `${task} ${period} ${rung}`;
}
