import type { Metric, Operator } from "../../domain/metric.js";

/** Why a figure of a title wants a person's eye. */
type Doubt = {
  readonly kind: "bare" | "range" | "too-large";
  /** The figure as the title has it: "50%". */
  readonly figure: string;
};

export type MetricReading = { readonly metrics: readonly Metric[]; readonly doubts: readonly Doubt[] };

/**
 * A percentage, or a range of two. Only figures with a "%": "mức độ 3,4", "45/2020/NĐ-CP" and dates are none.
 * Not after a digit or mark, so that "1.000%" is not read as "0%".
 */
const FIGURE = /(?<![\p{N}.,/])(\d{1,3}(?:[.,]\d{1,2})?)(\s*%?\s*(?:-|–|đến)\s*\d{1,3}(?:[.,]\d{1,2})?)?\s*%/gu;

/** Characters before a figure in which words about it are looked for. */
const REACH = 300;

/** Words between a comparison and its figure: "tối thiểu đạt 80%", "trên mức 90%". */
const FILLER = "(?:\\s+(?:đạt|là|mức|tỷ lệ|được|có))*\\s*$";
const comparison = (words: string, op: Operator) => [new RegExp(`(?<!\\p{L})(?:${words})${FILLER}`, "u"), op] as const;

/** In order: "không quá" holds "quá", "không dưới" holds "dưới". */
const BEFORE_FIGURE: readonly (readonly [RegExp, Operator])[] = [
  comparison("không (?:được )?(?:vượt quá|vượt|quá|trên|nhiều hơn|cao hơn|lớn hơn)|tối đa|nhiều nhất|cao nhất", "<="),
  comparison("không (?:được )?(?:dưới|ít hơn|thấp hơn|nhỏ hơn)|tối thiểu|ít nhất|thấp nhất|từ", ">="),
  comparison("dưới|thấp hơn|ít hơn|nhỏ hơn", "<"),
  comparison("trên|hơn|vượt|vượt quá|quá|cao hơn|lớn hơn", ">"),
];
const AFTER_FIGURE: readonly (readonly [RegExp, Operator])[] = [
  [/^\s*trở lên/u, ">="],
  [/^\s*trở xuống/u, "<="],
];

const CUT = "(?:cắt giảm|đơn giản h(?:óa|oá)|giảm)";
/** The cut right before its figure: "cắt giảm, đơn giản hóa ít nhất 20%". */
const CUT_BEFORE = new RegExp(`(?<!\\p{L})(${CUT}(?:,? (?:và )?${CUT})*)\\s+(?:[^.;:]{0,40})$`, "u");
const CUT_AFTER = /^[^.,;:]*(?<!\p{L})được (?:cắt giảm|đơn giản h(?:óa|oá))/u;

/**
 * The targets a task's title sets. Ids are the code alone, or with a letter each where there are several.
 * A bare "100%" is "=" (nothing lies beyond it); any other bare figure is taken for a minimum, with a doubt.
 */
export function readMetrics(code: string, title: string): MetricReading {
  const text = title.normalize("NFC");
  const lower = text.toLowerCase();
  const doubts: Doubt[] = [];
  const found: Omit<Metric, "id">[] = [];
  const figures = [...lower.matchAll(FIGURE)];
  for (const [index, match] of figures.entries()) {
    const start = match.index;
    const end = start + match[0].length;
    const previous = figures[index - 1];
    const from = previous ? previous.index + previous[0].length : 0;
    const until = figures[index + 1]?.index ?? text.length;
    const figure = text.slice(start, end);
    const value = Number((match[1] ?? "").replace(",", "."));
    if (value > 100) {
      // A share can't be met above 100; a growth of 120% is no share.
      doubts.push({ kind: "too-large", figure });
      continue;
    }
    const before = lower.slice(Math.max(from, start - REACH), start);
    const after = lower.slice(end, until);
    const stated = operator(before, after);
    if (match[2] !== undefined) doubts.push({ kind: "range", figure });
    else if (!stated && value !== 100) doubts.push({ kind: "bare", figure });
    const isCut = CUT_BEFORE.test(before) || CUT_AFTER.test(after);
    found.push({
      label: labelOf(text.slice(from, start), text.slice(end, until), until < text.length) || figure,
      target: { op: stated ?? (value === 100 ? "=" : ">="), value, unit: "%" },
      tier: /(?<!\p{L})phấn đấu[^.;:]*$/u.test(before) ? "strive" : "must",
      ...(isCut && { isCut }),
    });
  }
  const metrics = found.map((metric, index) => ({ id: found.length === 1 ? code : code + letter(index), ...metric }));
  return { metrics, doubts };
}

function operator(before: string, after: string): Operator | undefined {
  const afterwards = AFTER_FIGURE.find(([words]) => words.test(after));
  return (afterwards ?? BEFORE_FIGURE.find(([words]) => words.test(before)))?.[1];
}

/** a … z, then aa, ab … */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

const LONGEST_LABEL = 80;
/** Where the words of one figure end: with the clause, or with the "và" that leads to the next figure. */
const CLAUSE_END = /[.;:,](?=\s|$)/u;
const CLAUSE_END_BEFORE_NEXT = /[.;:,](?=\s|$)|\s(?:và|với|đạt)(?=\s[^.;:,]*$)/u;
const COMPARISON_END =
  /(?:[\s,]*(?:và|với|trong đó|đạt|đảm bảo|phấn đấu|tối thiểu|ít nhất|trên|dưới|từ|là|mức|tối đa|không|quá|hơn|thấp|cao|nhất|vượt))+\s*$/iu;

/**
 * A few words of the title that say what the figure measures: what follows it ("80% hồ sơ …"), else what stands
 * before ("tỷ lệ hồ sơ … đạt 50%"). A cut names itself, because people confuse it with what remains.
 */
function labelOf(before: string, after: string, hasNext: boolean): string {
  const cut = CUT_BEFORE.exec(before.toLowerCase());
  const following = firstClause(after, hasNext);
  if (cut) return shorten(`${cut[1]} ${following}`);
  if (following !== "") return shorten(following);
  const clause = before.split(/[.;:](?=\s|$)/u).at(-1) ?? "";
  return shorten(clause.replace(COMPARISON_END, ""));
}

function firstClause(after: string, hasNext: boolean): string {
  const text = after.replace(/^\s*trở (?:lên|xuống)/iu, "").replace(/^[\s)]+/u, "");
  if (/^[.;:,]/.test(text)) return "";
  return (text.split(hasNext ? CLAUSE_END_BEFORE_NEXT : CLAUSE_END)[0] ?? "").replace(COMPARISON_END, "").trim();
}

function shorten(text: string): string {
  const tidy = text.replace(/\s+/g, " ").trim();
  if (tidy.length <= LONGEST_LABEL) return tidy;
  const cut = tidy.slice(0, LONGEST_LABEL);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40))}…`;
}
