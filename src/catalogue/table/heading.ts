import { plain, words } from "./fold.js";

/** The columns a task is read from. */
export type Field = "code" | "title" | "leads" | "supports" | "deadline" | "products";
export type Heading = Field | "ignored" | "blank" | "unknown";

/** Without these a row is no task. */
const REQUIRED: readonly Field[] = ["code", "title", "leads", "deadline"];

/**
 * The many wordings of each heading, after folding. In order: the first that fits decides, so that "Đơn vị chủ trì
 * thực hiện nhiệm vụ" is a lead and "Kết quả hoàn thành" a product.
 */
const WORDINGS: readonly (readonly [Exclude<Heading, "blank" | "unknown">, RegExp])[] = [
  ["code", /^(?:s ?tt|tt|so|so tt|so thu tu|thu tu|ma|ma so|ma nhiem vu|ma so nhiem vu)$/],
  [
    "ignored",
    /^(?:ghi chu|kinh phi|du toan|nguon (?:luc|von|kinh phi)|can cu|lanh dao|nguoi|ca nhan|chi tieu|muc tieu|(?:thoi gian|ngay) bat dau|muc do uu tien|dia diem)/,
  ],
  ["supports", /phoi hop/],
  [
    "leads",
    /chu tri|tham muu|dau moi|(?:don vi|co quan|bo phan|phong|to chuc) (?:thuc hien|phu trach|chiu trach nhiem|duoc giao)|^(?:don vi|co quan|phan cong)$/,
  ],
  ["products", /san pham|dau ra|ket qua/],
  [
    "deadline",
    /thoi han|thoi gian|thoi diem|tien do|han (?:hoan thanh|thuc hien|nop|cuoi)|ngay hoan thanh|^(?:han|hoan thanh|ky han)$/,
  ],
  ["title", /noi dung|nhiem vu|cong viec|hoat dong|dau viec/],
];

/** Longer than any real heading; a sentence that mentions "nội dung" is none. */
const LONGEST = 60;

/** What a heading cell names. One column for lead and support together is unknown: who owes could not be told. */
export function readHeading(cell: string): Heading {
  const text = words(cell).join(" ");
  if (plain(cell) === "") return "blank";
  if (text.length > LONGEST) return "unknown";
  if (/phoi hop/.test(text) && /chu tri|thuc hien chinh/.test(text)) return "unknown";
  return WORDINGS.find(([, wording]) => wording.test(text))?.[0] ?? "unknown";
}

/** A heading over two rows ("Đơn vị thực hiện" above "Chủ trì" and "Phối hợp"), read column by column. */
export function joinHeadings(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, column) => {
    const [above = "", below = ""] = [upper[column], lower[column]];
    // "Đơn vị thực hiện" stands over both; the row below says which of the two.
    if (below !== "" && readHeading(below) !== "unknown") return below;
    return above === below ? above : `${above} ${below}`.trim();
  });
}

type Columns = ReadonlyMap<Field, number>;

export type HeadingRow = {
  readonly columns: Columns;
  /** Columns nothing is read from, with their headings: known ones like "Ghi chú". */
  readonly ignored: ReadonlyMap<number, string>;
  readonly unknown: readonly string[];
  readonly missing: readonly Field[];
  /** Two headings that name the same field. */
  readonly rivals: readonly string[];
};

/** Reads a row as headings. It is one when nothing is `missing`. */
export function readHeadingRow(cells: readonly string[]): HeadingRow {
  const columns = new Map<Field, number>();
  const ignored = new Map<number, string>();
  const unknown: string[] = [];
  const rivals: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const heading = readHeading(cell);
    if (heading === "blank") continue;
    if (heading === "ignored") ignored.set(index, cell);
    else if (heading === "unknown") unknown.push(cell);
    else if (columns.has(heading)) rivals.push(cells[columns.get(heading) ?? 0] ?? "", cell);
    else columns.set(heading, index);
  }
  return { columns, ignored, unknown, rivals, missing: REQUIRED.filter((field) => !columns.has(field)) };
}
