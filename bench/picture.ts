import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { periodsOf, spanOf } from "../src/domain/period.js";
import type { Matrix, MonthLine, Snapshot } from "../src/domain/summary.js";
import { openOffice } from "../src/office/office.js";
import { prepareRehearsal, rehearsalStart } from "../src/office/rehearsal.js";
import { STATES } from "../src/reports/count-states.js";
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
    // Another moment each time: the same picture would come from memory.
    let rounds = 0;
    const another = (shown: Snapshot) => () => {
      const at = new Date(shown.at.getTime() + ++rounds * 60_000);
      return progressPicture({ ...shown, at }, "vi", words);
    };
    const draw = another(summary);
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
      row("the same again, from memory", await medianOf(() => progressPicture(summary, "vi", words))),
      row("units × reports, 60 units", await medianOf(another({ ...summary, matrix: sixtyUnits() }))),
      row("the year, month by month", await medianOf(another({ ...summary, months: aYear() }))),
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

/** Sixty units of which each has handed in, or not, eight reports. */
function sixtyUnits(): Matrix {
  const columns = periodsOf(2025, "month")
    .slice(0, 8)
    .map((period) => ({ task: "BC", period, dueOn: spanOf(period).endsOn }));
  const rows = Array.from({ length: 60 }, (_, unit) => ({
    unit: `Trường THPT số ${unit + 1}`,
    cells: columns.map((_, column) => STATES[(unit + column) % STATES.length] ?? null),
  }));
  return { columns, rows };
}

function aYear(): MonthLine[] {
  return periodsOf(2025, "month").map((month, index) => ({ month, due: 20 + index, handedIn: index < 7 ? 18 : 0 }));
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
