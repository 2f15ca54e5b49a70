import { fold } from "../../domain/fold.js";

/**
 * "huỷ Thanh tra Sở", "Thanh tra Sở huỷ sáp nhập": the unit, or null. "huỷ" is also a part of names ("Ban chỉ huy"):
 * at the end it counts behind a unit only.
 */
export function callOffIn(words: readonly string[], isUnit: (text: string) => boolean): string | null {
  const folded = words.map(fold);
  if (folded[0] === "huy" && words.length > 1) return words.slice(1 + calledOffLength(folded.slice(1))).join(" ");
  const at = folded.findLastIndex((word, index) => {
    const rest = folded.slice(index + 1);
    return word === "huy" && index > 0 && calledOffLength(rest) === rest.length;
  });
  const unit = words.slice(0, Math.max(at, 0)).join(" ");
  return at > 0 && isUnit(unit) ? unit : null;
}

/** How many words name what is called off: "bỏ sáp nhập", "đổi tên". */
function calledOffLength(folded: readonly string[]): number {
  const text = `${folded.join(" ")} `;
  const found = /^(?:bo )?(?:sap ?nhap |giai ?the |doi ?ten )?/.exec(text)?.[0].trim() ?? "";
  return found === "" ? 0 : found.split(" ").length;
}
