import { type DueReport, draftPart } from "../domain/route.js";
import { deliverBy } from "./deliver-by.js";
import type { DeliveryOptions } from "./delivery-options.js";
import { HOLD_MS } from "./hold.js";
import { endWriter } from "./write-ends.js";

/** A whole channel silent for so long: what waits on it is said by another. */
const DEAD_AFTER_MS = 15 * 60_000;

/**
 * Sends what may leave now, each channel at its own pace, until nothing more may or `goOn` says no. Each message is
 * claimed, its items read again (what was done meanwhile is not said), sent once, and its end written down; a crash at
 * any line leaves rows the next pass goes on from.
 * @returns how many messages were claimed; 0 when there is nothing to do
 * @throws when an end could not be written down, after every other message has been seen to
 */
export async function deliverDue(options: DeliveryOptions, goOn: () => boolean = () => true): Promise<number> {
  const { store, clock, channels } = options;
  const waiting = await store.transaction(async (tx) => {
    const now = clock.now();
    await tx.expireLeases(now, new Date(now.getTime() + HOLD_MS));
    const names = await tx.waitingOn(now);
    const absent = names.filter((name) => !channels.some((channel) => channel.name === name));
    const left = await tx.leaveDeadChannels(absent, new Date(now.getTime() - DEAD_AFTER_MS), now);
    return left > 0 ? tx.waitingOn(now) : names;
  });
  const { partLines, draft } = options;
  const shared = {
    ...options,
    partLines: { weekly: once(partLines.weekly), morning: once(partLines.morning) },
    ...(draft ? { draft: oncePerReport(draft) } : {}),
  };
  const write = endWriter(store, clock);
  const lanes = channels
    .filter(({ name }) => waiting.includes(name))
    .map((channel) => deliverBy(channel, shared, write, goOn));
  const ends = await Promise.allSettled(lanes);
  const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : end.value.failures));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sends have no end on record`);
  return ends.reduce((claimed, end) => claimed + (end.status === "fulfilled" ? end.value.claimed : 0), 0);
}

/** Every leader's message carries the same summary: it is worked out when the first one needs it. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= work();
    return result;
  };
}

/** Every coordinator gets the same files: they are made when the first message needs them. */
function oncePerReport<T>(work: (report: DueReport) => Promise<T>): (report: DueReport) => Promise<T> {
  const made = new Map<string, () => Promise<T>>();
  return (report) => {
    const key = draftPart(report);
    const make = made.get(key) ?? once(() => work(report));
    made.set(key, make);
    return make();
  };
}
