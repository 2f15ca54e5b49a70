import { parseUpdates } from "../src/conversation/understanding/parse-updates.js";
import { recognise } from "../src/conversation/understanding/recognise.js";
import { CORPUS } from "../test/conversation/understanding/corpus.js";
import { median, perSecond, type Row } from "./measure.js";

const ROUNDS = 9;
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
  const what = `lines per second (${corpus.length} different ones)`;
  return [{ what, ours: perSecond(LINES, ours), bare: perSecond(LINES, bare), ratio: bare / ours }];
}

function measure(lines: readonly string[], read: (line: string) => number): number {
  const times: number[] = [];
  let kept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const line of lines) kept += read(line);
    times.push(performance.now() - start);
  }
  if (kept === 0) throw new Error("nothing was read");
  return median(times);
}
