import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in a time that tells nothing of either: the hashes have one length whatever was given. */
export function sameSecret(given: string | null, expected: string): boolean {
  return given !== null && timingSafeEqual(sha256(given), sha256(expected));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
