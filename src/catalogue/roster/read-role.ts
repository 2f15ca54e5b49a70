import { ROLES, type Role } from "../../domain/officer.js";
import type { UnitKind } from "../../domain/unit.js";
import { words } from "../table/fold.js";

/** In order: the first that fits decides, so that "Phó Chánh Văn phòng" heads and "Văn phòng" coordinates. */
const WORDINGS: readonly (readonly [Role, RegExp])[] = [
  ["admin", /quan tri/],
  [
    "head",
    /\b(?:truong (?:phong|ban|don vi|khoa|bo phan)|pho phong|truong phong|hieu truong|chanh (?:van phong|thanh tra)|thu truong|head)\b/,
  ],
  ["leader", /\b(?:giam doc|lanh dao|chu tich|bi thu|leader)\b/],
  ["coordinator", /\b(?:dieu phoi|tong hop|van phong|coordinator)\b/],
  ["officer", /\b(?:can bo|dau moi|chuyen vien|nhan vien|giao vien|ke toan|van thu|thu ky|thanh tra vien|officer)\b/],
];

/**
 * What a person is, by the words of a list; an officer where it says nothing. The director of a school or of a centre
 * heads it; only in the office itself is a director one of its leaders.
 * @returns null for words that name no role
 */
export function readRole(text: string, kind: UnitKind): Role | null {
  const said = words(text).join(" ");
  if (said === "") return "officer";
  const named = ROLES.find((role) => role === said);
  if (named) return named;
  const role = WORDINGS.find(([, wording]) => wording.test(said))?.[0] ?? null;
  if (role === "leader" && (kind === "school" || kind === "district")) return "head";
  if (role === null && /^(?:pho )?truong$/.test(said)) return "head";
  return role;
}
