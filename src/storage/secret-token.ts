import { createHash, randomBytes } from "node:crypto";

/** 256 random bits in 43 characters that need no escaping in an address. */
const BYTES = 32;

/** A key nobody can guess; what is kept of it is its hash alone. */
export function newSecret(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(BYTES).toString("base64url");
  return { token, hash: hashOfSecret(token) };
}

/** Without salt: 256 random bits are in no dictionary, and a key is looked up by its hash. */
export function hashOfSecret(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
