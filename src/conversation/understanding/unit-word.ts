import { phraseSet } from "./phrases.js";

/** Words a unit's name begins with. The names themselves are data that this grammar does not know. */
export const unitWord = phraseSet(
  "phong|van phong|thanh tra|truong|trung tam|to chuc|don vi|khao thi|giao duc|gd|gdtx|gdtrh|ke hoach tai chinh|khtc|tccb|so|ban|thpt|thcs|pho thong|mam non|tieu hoc|vp|kt",
);
