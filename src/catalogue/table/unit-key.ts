import { words } from "./fold.js";

/**
 * What two spellings of one unit share: "Phòng Kế hoạch - Tài chính" and "Kế hoạch tài chính", "Văn phòng Sở" and
 * "Văn phòng". A leading "phòng" ("P."), a final "Sở" and the "và" between are the office's own shorthand.
 */
export function unitKey(name: string): string {
  const all = words(name);
  const own = all.length > 1 && /^p(?:hong)?$/.test(all[0] ?? "") ? all.slice(1) : all;
  return withoutOffice(own).join(" ");
}

/**
 * The same for a group: "Các phòng CMNV Sở", "các phòng thuộc Sở" and "các phòng Sở" are one, for all mean the
 * departments of the office; "các đơn vị liên quan" is "các đơn vị có liên quan".
 */
export function groupKey(phrase: string): string {
  const all = words(phrase).join(" ");
  const core = all
    .replace(/\bco lien quan\b/, "lien quan")
    .replace(/^((?:cac )?phong) (?:cmnv|chuyen mon(?: nghiep vu)?|chuc nang)\b/, "$1")
    .replace(/ (?:thuoc|co quan|thuoc co quan) so\b/, " so")
    .replace(/^cac /, "")
    .replace(/ cac /, " ");
  return `cac ${withoutOffice(core.split(" ")).join(" ")}`;
}

function withoutOffice(all: readonly string[]): readonly string[] {
  const trimmed = all.length > 1 && all.at(-1) === "so" ? all.slice(0, -1) : all;
  const meaning = trimmed.filter((word) => word !== "va");
  return meaning.length > 0 ? meaning : trimmed;
}

/** Several units under one phrase: "các phòng …", "Phòng GDĐT quận, huyện", "UBND các xã, phường". */
export function isGroup(phrase: string): boolean {
  return /^(?:cac|nhung|toan the|tat ca)\b|\b(?:quan huyen|xa phuong|phuong xa|so ban nganh|so nganh|ban nganh)\b|\blien quan$|\bcac (?:quan|huyen|xa|phuong)\b/.test(
    words(phrase).join(" "),
  );
}

/** "các cơ quan, tổ chức có liên quan": nobody the office could remind. */
export function isOutside(phrase: string): boolean {
  return (
    /^(?:cac )?(?:co quan|to chuc|so|ban|nganh|dia phuong|ca nhan|doanh nghiep)\b.* lien quan$/.test(
      words(phrase).join(" "),
    ) && !/\b(?:phong|don vi|truong)\b/.test(words(phrase).join(" "))
  );
}

/** "TCCB", "GDTX&ĐH": capitals only. */
export function isAbbreviation(name: string): boolean {
  return /^(?:P\.? ?|Phòng )?[\p{Lu}&.-]{2,12}$/u.test(name.trim());
}

/** The first letters of a name's words, abbreviations inside it whole: "Tổ chức cán bộ" → "tccb". */
export function initials(name: string): string {
  return unitKey(name)
    .split(" ")
    .map((word) => word[0] ?? "")
    .join("");
}
