import { isOpen, isSubmitted } from "../domain/progress.js";
import type { ItemEnd, LedgerItem } from "./delivery-ports.js";

/** Why an item need not be said any more; null while it is owed. */
export function whyMoot({ occurrence, dueOn, saidSince, muted }: LedgerItem): Omit<ItemEnd, "id"> | null {
  if (!occurrence) return { state: "dropped", reason: "no longer in the plan" };
  if (isSubmitted(occurrence.process)) return { state: "satisfied", reason: "done before it was sent" };
  if (!isOpen(occurrence.process)) return { state: "dropped", reason: `${occurrence.process} before it was sent` };
  if (occurrence.dueOn !== dueOn) return { state: "dropped", reason: "due on another day now" };
  if (muted) return { state: "muted", reason: "muted before it was sent" };
  return saidSince ? { state: "coalesced", reason: "a later rung was said instead" } : null;
}
