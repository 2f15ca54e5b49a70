import type { Catalogue } from "../../domain/catalogue.js";
import { type Say, say } from "../../domain/say.js";
import { checkLadders } from "./check-ladders.js";
import { checkReferences } from "./check-references.js";
import { checkReport } from "./check-report.js";
import { checkSchedules } from "./check-schedules.js";
import { checkUnits } from "./check-units.js";
import { excerpt } from "./excerpt.js";
import type { Finding } from "./finding.js";
import { type Position, parseYaml } from "./parse-document.js";
import { type Place, under } from "./place.js";
import { calendarForm, catalogueForm } from "./schema.js";
import { fieldName, type ShapeFinding, shapeProblems } from "./shape-problems.js";
import { toCatalogue, toDays } from "./to-catalogue.js";

/**
 * Something wrong in a catalogue file. `line` and `column` count from 1; `field` is the way to it
 * ("tasks[7].deadline.rule", "" for the file as a whole); `problem` is the whole sentence, file and line included.
 */
export type Fault = {
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly problem: Say;
};

export type YamlReading =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a catalogue written in YAML (the form: catalogues/hai-phong-2025.yaml). All faults come at once, in the order
 * of the file; never throws, whatever the text.
 * @param fileName as the person knows it, for the messages only
 */
export function readYamlCatalogue(text: string, fileName: string): YamlReading {
  const fault = ({ line, column }: Position, field: string, problem: Say): Fault => {
    const where = { file: fileName, line: String(line), column: String(column) };
    const sentence = field === "" ? say("catalogue-fault-file", { ...where, problem: { say: problem } }) : null;
    return {
      line,
      column,
      field,
      problem: sentence ?? say("catalogue-fault", { ...where, field, problem: { say: problem } }),
    };
  };

  const parsed = parseYaml(text);
  if (!parsed.ok) return { ok: false, faults: parsed.faults.map((found) => fault(found, "", found.problem)) };
  const { document } = parsed;
  const root: Place = { path: [], value: document.value };
  const shape = catalogueForm.safeParse(document.value);
  const findings: ShapeFinding[] = [...shapeProblems(shape.error?.issues ?? [], root), ...checkSense(root)];
  const faults = [
    ...document.repeatedKeys.map(({ path, ...position }) =>
      fault(position, fieldName(path, root), say("catalogue-repeated", { found: excerpt(String(path.at(-1))) })),
    ),
    ...findings.map(({ path, key, problem }) =>
      key === undefined
        ? fault(document.positionOf(path), fieldName(path, root), problem)
        : fault(document.positionOfKey(path, key), fieldName([...path, key], root), problem),
    ),
  ];
  if (faults.length > 0 || !shape.success) return { ok: false, faults: faults.toSorted(byPosition) };
  return { ok: true, catalogue: toCatalogue(shape.data) };
}

/** What no single value can say: the parts of the file against each other, whether or not each has the right shape. */
function checkSense(root: Place): Finding[] {
  const calendar = calendarForm.safeParse(under(root, "calendar").value);
  const days = (calendar.data ?? []).flatMap(toDays);
  return [
    ...checkReferences(root),
    ...checkUnits(root),
    ...checkReport(root),
    ...checkSchedules(root, days),
    ...checkLadders(root),
  ];
}

function byPosition(one: Fault, other: Fault): number {
  return one.line - other.line || one.column - other.column;
}
