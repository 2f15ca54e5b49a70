import fc from "fast-check";
import { expect, it } from "vitest";
import { statusDocument } from "../../src/reports/status-document.js";
import { summarise } from "../../src/reports/summarise.js";
import { anyOffice, anyScope } from "./any-office.js";
import { aFigure, aMetric, anOffice, aTask, occurrenceId, VP } from "./office.js";

const AT = new Date("2025-03-12T02:12:00Z");
const ZONE = "Asia/Ho_Chi_Minh";

it("gives the contract's fields, with days and instants of the office", () => {
  const tasks = [
    aTask("7", "Hồ sơ điện tử", { metrics: [aMetric("7", "hồ sơ", ">=", 80)] }),
    aTask("KT", "Đôn đốc", { schedule: { "2025": "standing" } }),
  ];
  const progress = { [occurrenceId("7", "2025", VP)]: { process: "in_progress" as const } };
  const figures = [aFigure("7", "2025", VP, "7", "820/1000")];
  const summary = summarise(anOffice({ tasks, progress, figures }), { kind: "plan" }, AT);
  expect(JSON.parse(JSON.stringify(statusDocument(summary, ZONE)))).toEqual({
    plan: "CCHC-2025",
    at: "2025-03-12T09:12:00+07:00",
    items: [
      {
        task: "7",
        period: "2025",
        unit: VP,
        dueOn: "2025-12-31",
        process: "in_progress",
        due: "upcoming",
        metrics: [
          {
            id: "7",
            value: 82,
            numerator: 820,
            denominator: 1000,
            target: { op: ">=", value: 80, unit: "%" },
            met: true,
            asOf: "2025-03-10",
            estimate: false,
            updatedAt: "2025-03-11T09:00:00+07:00",
            updatedBy: "Nguyễn Thị Minh",
          },
        ],
        updates: 1,
      },
      {
        task: "KT",
        period: "2025",
        unit: VP,
        dueOn: null,
        process: "not_started",
        due: "upcoming",
        metrics: [],
        updates: 0,
      },
    ],
  });
});

it("leaves unknown figures null rather than out", () => {
  const tasks = [aTask("7", "Hồ sơ điện tử", { metrics: [aMetric("7", "hồ sơ", ">=", 80)] })];
  const summary = summarise(anOffice({ tasks }), { kind: "plan" }, AT);
  expect(JSON.parse(JSON.stringify(statusDocument(summary, ZONE).items[0]?.metrics))).toEqual([
    {
      id: "7",
      value: null,
      numerator: null,
      denominator: null,
      target: { op: ">=", value: 80, unit: "%" },
      met: null,
      asOf: null,
      estimate: false,
      updatedAt: null,
      updatedBy: null,
    },
  ]);
});

it("has one item for each of the summary's, in its order", () => {
  fc.assert(
    fc.property(anyOffice, anyScope, (office, scope) => {
      const summary = summarise(office, scope, AT);
      const key = (item: { task: string; period: string; unit: string; due: string }) =>
        `${item.task} ${item.period} ${item.unit} ${item.due}`;
      expect(statusDocument(summary, ZONE).items.map(key)).toEqual(summary.items.map(key));
    }),
    { numRuns: 20 },
  );
});
