import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { openOffice } from "../src/office.js";
import { prepareRehearsal, rehearsalStart } from "../src/rehearsal.js";
import { progressPicture } from "../src/reports/picture/progress-picture.js";
import { progressLines } from "../src/reports/progress-lines.js";
import { configOf } from "../test/support/config.js";
import { median, milliseconds, type Row, timed } from "./measure.js";

const ROUNDS = 15;

/** The shipped plan's picture and text, against drawing an empty picture of the same size. */
export async function measurePicture(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-bench-"));
  const office = await openOffice(configOf({ DATA_DIR: folder }), { rehearsalStart: rehearsalStart() });
  try {
    await prepareRehearsal(office);
    const summary = await office.summary({ kind: "plan" });
    if (!summary) throw new Error("there is no plan");
    const words = (line: Parameters<typeof office.texts.plain>[1]) => office.texts.plain("vi", line);
    const draw = () => progressPicture(summary, "vi", words);
    const { width, height } = sizeOf(await draw());
    const empty = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/></svg>`;
    const bare = await medianOf(async () => (await renderAsync(empty)).asPng());
    const row = (what: string, ours: number) => ({
      what,
      ours: milliseconds(ours),
      bare: milliseconds(bare),
      ratio: ours / bare,
    });
    return [
      row(`picture, ${width} × ${height}`, await medianOf(draw)),
      row(
        "figures read from the store, and their text",
        await medianOf(async () => {
          const read = await office.summary({ kind: "plan" });
          if (read) office.texts.format("vi", progressLines(read));
        }),
      ),
    ];
  } finally {
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work));
  return median(times.slice(1));
}

/** From the PNG's own header (IHDR: width and height at 16 and 20). */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
