import type { Config } from "../../config.js";
import { say } from "../../domain/say.js";
import { type Finding, fault, fine, remark } from "./finding.js";

const PATIENCE_MS = 10_000;

/**
 * Where updates come by webhook: whether PUBLIC_URL leads to a service of this kind, asked the way the providers come.
 * A remark only where nothing answers: from inside some networks the own public address can't be reached, and the
 * service may not be running yet.
 */
export async function checkPublicAddress({ delivery }: Config): Promise<Finding[]> {
  if (delivery.kind !== "webhook") return [];
  const url = `${delivery.publicUrl}/healthz`;
  try {
    // A redirect is not followed: the providers would not follow one either.
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    const body: unknown = await answer.json().catch(() => null);
    const isOurs = answer.ok && typeof body === "object" && body !== null && "ok" in body;
    if (isOurs) return [fine("public-address", say("doctor-public", { url: delivery.publicUrl }))];
    return [fault("public-address", say("doctor-public-other", { url, status: String(answer.status) }))];
  } catch (error) {
    return [remark("public-address", say("doctor-public-away", { url, reason: reasonOf(error) }))];
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "?";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
