import { parseUpdates } from "../src/conversation/understanding/parse-updates.js";
import { recognise } from "../src/conversation/understanding/recognise.js";
import { CORPUS } from "../test/conversation/understanding/corpus.js";
import { median, perSecond, type Row } from "./measure.js";

/** A service reads its first thousands of lines with code that is not compiled yet; what it does all day is measured. */
const WARM_UP = 6;
const ROUNDS = 15;
const LINES = 20_000;

/** Reading the labelled lines of the tests, against folding the same lines and splitting them into words. */
export function measureParser(): Row[] {
  const corpus = Object.values(CORPUS).flatMap((lines) => lines.map(([line]) => line));
  const lines = Array.from({ length: LINES }, (_, index) => corpus[index % corpus.length] ?? "");
  const ours = measure(lines, (line) => {
    const said = recognise(line);
    return said?.command === "capnhat" ? parseUpdates(said.rest).length : 0;
  });
  const bare = measure(lines, (line) => line.normalize("NFD").toLowerCase().split(/\s+/).length);
  const what = `lines per second of one core (${corpus.length} different ones)`;
  return [{ what, ours: perSecond(LINES, ours), bare: perSecond(LINES, bare), ratio: bare / ours }];
}

/** Milliseconds of the processor, which other programs' work does not move. */
function measure(lines: readonly string[], read: (line: string) => number): number {
  const times: number[] = [];
  let kept = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const line of lines) kept += read(line);
    const { user, system } = process.cpuUsage(before);
    if (round >= WARM_UP) times.push((user + system) / 1000);
  }
  if (kept === 0) throw new Error("nothing was read");
  return median(times);
}
