import mammoth from "mammoth";
import { readHtmlRows } from "./read-html-rows.js";
import { readOrMalformed, type Table } from "./table.js";

/** Every table of a Word file, in order. */
export async function readDocx(bytes: Uint8Array): Promise<Table[]> {
  const { value } = await readOrMalformed(() =>
    mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        // An automatic number stands in an otherwise empty paragraph.
        ignoreEmptyParagraphs: false,
        // Pictures would be inlined as base64 text, only to be thrown away.
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    ),
  );
  return readHtmlRows(value, (table, row) => ({ table, row }));
}
