import { type Entry, fromBuffer } from "yauzl";

/** One part of an Office file, as text. */
export async function partOf(file: Uint8Array, name: string): Promise<string> {
  const part = (await partsOf(file)).get(name);
  if (part === undefined) throw new Error(`the file has no ${name}`);
  return part;
}

export function partsOf(file: Uint8Array): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts = new Map<string, string>();
      zip.on("error", reject);
      zip.on("end", () => resolve(parts));
      zip.on("entry", (entry: Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("error", reject);
          stream.on("end", () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** XML text as it was before it was escaped. */
function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_whole, decimal, hex, name) =>
    name ? (ENTITIES[name] ?? `&${name};`) : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
  );
}

/** The words of each cell of each row of a Word document's last table but those without a frame; a break is "\n". */
export function tableOf(documentXml: string): string[][] {
  const tables = documentXml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  const table = tables.find((one) => one.includes("<w:tblHeader/>")) ?? "";
  return (table.match(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gs) ?? []).map((row) =>
    (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((cell) =>
      (cell.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []).map(wordsOf).join("\n"),
    ),
  );
}

/** A paragraph's words. */
export function wordsOf(paragraph: string): string {
  const parts = paragraph.match(/<w:t(?: [^>]*)?>[^<]*<\/w:t>|<w:br\/>/g) ?? [];
  return unescapeXml(parts.map((part) => (part === "<w:br/>" ? "\n" : part.replace(/<[^>]*>/g, ""))).join(""));
}
