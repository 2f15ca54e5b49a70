import type { Say } from "../../domain/say.js";

/** One thing looked at. `ok` null is a remark: worth knowing, nothing to mend. */
export type Finding = { readonly check: string; readonly ok: boolean | null; readonly say: Say };

export const fine = (check: string, line: Say): Finding => ({ check, ok: true, say: line });
/** `line` says what is wrong and how to mend it. */
export const fault = (check: string, line: Say): Finding => ({ check, ok: false, say: line });
export const remark = (check: string, line: Say): Finding => ({ check, ok: null, say: line });
