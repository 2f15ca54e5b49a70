/** A file somebody sent, or why it could not be had. `reason` is for the log and holds no token. */
export type Download =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: "too-big" | "gone" | "unreachable"; readonly reason: string };
