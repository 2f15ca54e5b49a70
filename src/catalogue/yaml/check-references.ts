import { say } from "../../domain/say.js";
import { memberName } from "./check-units.js";
import { excerpt } from "./excerpt.js";
import { type Finding, repeated } from "./finding.js";
import { nearest } from "./nearest.js";
import { each, type Place, textOf, under } from "./place.js";
import { nameKey, namesIn, type UnitDirectory, unitDirectory } from "./unit-directory.js";

/**
 * What a shape can't say: names nobody has, things named twice, figures of metrics that are not there. Reads the file
 * as it stands, shape faults or not, so that one run reports everything.
 */
export function checkReferences(root: Place): Finding[] {
  return [...checkUnitNames(root), ...checkUniqueness(root), ...checkMetrics(root)];
}

function checkUnitNames(root: Place): Finding[] {
  const units = under(root, "units");
  const sets = under(root, "sets");
  const sample = under(root, "sample");
  const sampleUnits = under(sample, "units");
  const [office, setsOnly, owing, everybody] = [
    unitDirectory(units),
    unitDirectory(sets),
    unitDirectory(units, sets),
    unitDirectory(units, sampleUnits),
  ];
  const plan = under(root, "plan");
  const tasks = each(under(root, "tasks"));
  return [
    ...unknownNames([under(plan, "coordinatingUnit"), under(plan, "leadingUnit")], office),
    ...unknownNames(
      each(units).map((unit) => under(unit, "successor")),
      office,
    ),
    ...unknownNames(
      each(sets).flatMap((set) => each(under(set, "members")).map(memberName)),
      office,
    ),
    ...unknownNames(
      tasks.flatMap((task) => [...each(under(task, "lead")), ...each(under(task, "support"))]),
      owing,
    ),
    ...unknownNames(
      each(sampleUnits).flatMap((unit) => each(under(unit, "sets"))),
      setsOnly,
    ),
    ...unknownNames(
      each(under(sample, "officers")).map((officer) => under(officer, "unit")),
      everybody,
    ),
    ...sharedNames([units, sets, sampleUnits]),
  ];
}

function unknownNames(places: readonly Place[], directory: UnitDirectory): Finding[] {
  return places.flatMap((place) => {
    const found = textOf(place);
    if (found === null || directory.codeOf(found) !== null) return [];
    const meant = nearest(found, directory.names);
    const problem = meant
      ? say("catalogue-unknown-unit-nearest", { found: excerpt(found), nearest: meant })
      : say("catalogue-unknown-unit", { found: excerpt(found) });
    return [{ path: place.path, problem }];
  });
}

/** One name for two units would send a duty to the wrong one. */
function sharedNames(lists: readonly Place[]): Finding[] {
  const owners = new Map<string, string>();
  return lists.flatMap(namesIn).flatMap(({ name, code }) => {
    const found = textOf(name) ?? "";
    const owner = owners.get(nameKey(found)) ?? code;
    owners.set(nameKey(found), owner);
    // One code used twice is reported as that.
    return owner.toLowerCase() === code.toLowerCase()
      ? []
      : [{ path: name.path, problem: say("catalogue-name-taken", { found: excerpt(found), owner }) }];
  });
}

function checkUniqueness(root: Place): Finding[] {
  const sample = under(root, "sample");
  const units = [under(root, "units"), under(root, "sets"), under(sample, "units")].flatMap(each);
  const tasks = each(under(root, "tasks"));
  return [
    ...repeated(units.map((unit) => under(unit, "code"))),
    ...repeated(tasks.map((task) => under(task, "code"))),
    ...repeated(tasks.flatMap((task) => each(under(task, "metrics")).map((metric) => under(metric, "id")))),
    ...repeated(each(under(root, "questions")).map((question) => under(question, "id"))),
  ];
}

function checkMetrics(root: Place): Finding[] {
  const metrics = each(under(root, "tasks")).flatMap((task) =>
    each(under(task, "metrics")).map((metric) => ({ metric, code: textOf(under(task, "code")) })),
  );
  // A figure taken from another metric has to be entered there.
  const entered = metrics.flatMap(({ metric }) =>
    under(metric, "figureOf").value === undefined ? [textOf(under(metric, "id"))] : [],
  );
  return metrics.flatMap(({ metric, code }) => {
    const findings: Finding[] = [];
    const id = under(metric, "id");
    const found = textOf(id);
    if (found !== null && code !== null && !(found.startsWith(code) && /^[a-z]?$/.test(found.slice(code.length))))
      findings.push({ path: id.path, problem: say("catalogue-metric-id", { found: excerpt(found), code }) });
    const figureOf = under(metric, "figureOf");
    const source = textOf(figureOf);
    if (source !== null && !entered.includes(source))
      findings.push({ path: figureOf.path, problem: say("catalogue-figure-of", { found: excerpt(source) }) });
    return findings;
  });
}
