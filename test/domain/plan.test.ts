import { describe, expect, it } from "vitest";
import { findMetric, findTask, leadUnitIds, shortTitle, unitsBehind } from "../../src/domain/plan.js";
import { shipped } from "./shipped.js";

const plan = {
  tasks: shipped.tasks,
  units: shipped.units.map((unit) => ({ ...unit, id: `id-${unit.code}` })),
  sets: shipped.sets,
};

describe("the plan", () => {
  it.each([
    ["7", "7"],
    ["bc", "BC"],
    ["khdv", "KHDV"],
    ["ct9", "CT9"],
    ["07", undefined],
    ["19", undefined],
    ["", undefined],
  ])("has for %j the task %s", (code, found) => expect(findTask(plan, code)?.code).toBe(found));

  it("has every metric under its id, in either case, with its task", () => {
    for (const task of shipped.tasks)
      for (const metric of task.metrics) {
        expect(findMetric(plan, metric.id)).toEqual({ task, metric });
        expect(findMetric(plan, metric.id.toLowerCase())).toEqual({ task, metric });
      }
    expect(findMetric(plan, "99z")).toBeNull();
  });

  it("has behind each task's leads real units, each once, in the roster's order", () => {
    for (const task of shipped.tasks) {
      const ids = leadUnitIds(plan, task);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(plan.units.map(({ id }) => id).filter((id) => ids.includes(id)));
    }
  });

  it("takes a set for its members, and a member named twice once", () => {
    const [set] = shipped.sets.filter(({ members }) => members.length > 1);
    const [first = ""] = set?.members ?? [];
    expect(
      unitsBehind(plan, [set?.code ?? "", first])
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...(set?.members ?? [])].sort());
    expect(unitsBehind(plan, ["nobody"])).toEqual([]);
  });

  it("has a title for a phone for every task: short, and from the beginning of the full one where none is given", () => {
    for (const task of shipped.tasks) {
      expect(shortTitle(task).length).toBeLessThanOrEqual(49);
      const cut = shortTitle({ title: task.title });
      if (task.title.length <= 48) expect(cut).toBe(task.title);
      else expect(task.title.startsWith(cut.slice(0, -1)) && cut.endsWith("…") && cut.length >= 25).toBe(true);
    }
  });

  it.each([
    ["cuts between words", `${"một hai ".repeat(12)}`, `${"một hai ".repeat(6).trim()}…`],
    ["cuts a word longer than the screen", "x".repeat(60), `${"x".repeat(24)}…`],
  ])("%s", (_name, title, short) => expect(shortTitle({ title })).toBe(short));
});
