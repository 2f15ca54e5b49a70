import type { Question } from "../../domain/catalogue.js";
import type { Say } from "../../domain/say.js";

/** A {@link Question} before the language is chosen: the import stores it as text in the plan's own language. */
export type TableQuestion = Pick<Question, "id" | "about"> & { readonly text: Say; readonly default: Say };
