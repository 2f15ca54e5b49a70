import { isRecord } from "./is-record.js";

export type Update = Readonly<Record<string, unknown>> & { readonly event_name: string };

/**
 * The updates in a webhook's body or a poll's result. The documents show `{ok, result: {…}}` where production sends
 * the bare event, and a poll may bring one object, a list, null or {} (platform notes 2 and 3).
 */
export function readUpdates(body: unknown): Update[] {
  const inner = isRecord(body) && !("event_name" in body) && "result" in body ? body.result : body;
  return (Array.isArray(inner) ? inner : [inner]).filter(isUpdate);
}

/** Zalo's own calls to see whether the webhook answers: "webhook.test", or nothing at all. They may lack the secret. */
export function isProbe(body: unknown): boolean {
  if (body === null || body === undefined || body === "") return true;
  if (isRecord(body) && Object.keys(body).length === 0) return true;
  const updates = readUpdates(body);
  return updates.length > 0 && updates.every((update) => update.event_name === "webhook.test");
}

function isUpdate(value: unknown): value is Update {
  return isRecord(value) && typeof value.event_name === "string";
}
