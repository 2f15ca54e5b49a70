import type { View } from "./view.js";

/** " (thay Lan)" behind a name; nothing where somebody acted for themselves. */
export function inPlaceOf({ t }: Pick<View, "t">, absent: { readonly officer: string } | undefined): string {
  return absent ? ` (${t("dashboard-stands-for", { name: absent.officer })})` : "";
}
