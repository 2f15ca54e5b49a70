import fc from "fast-check";
import { addDays, localDate } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import type { Process } from "../../src/domain/progress.js";
import type { SummaryScope } from "../../src/domain/summary.js";
import type { SummaryInput } from "../../src/reports/summarise.js";
import { aFigure, anOffice, VP } from "./office.js";
import { schoolNames, yearStart } from "./year.js";

const PROCESSES: Process[] = [
  "not_started",
  "in_progress",
  "awaiting_confirmation",
  "done",
  "paused",
  "not_applicable",
];

/** Any state the year's plan can be in: any schools, any day, any progress, any figures. */
export const anyOffice: fc.Arbitrary<SummaryInput> = fc
  .record({
    schools: fc.integer({ min: 0, max: 16 }),
    day: fc.integer({ min: 0, max: 400 }),
    processes: fc.infiniteStream(fc.constantFrom(...PROCESSES)),
    submitted: fc.infiniteStream(fc.integer({ min: 0, max: 400 })),
    figures: fc.infiniteStream(
      fc.option(
        fc.oneof(
          fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 })),
          fc.double({ min: 0, max: 100, noNaN: true }),
        ),
      ),
    ),
  })
  .map(({ schools, day, processes, submitted, figures }) => {
    const start = localDate("2025-01-01");
    const { tasks, occurrences } = yearStart(schoolNames(schools));
    const next = <T>(stream: fc.Stream<T>): T => stream.next().value as T;
    const progress = Object.fromEntries(
      occurrences.map(({ id }) => [id, { process: next(processes), on: addDays(start, next(submitted)) }]),
    );
    const given = occurrences.flatMap(({ task, period, unit }) =>
      (tasks.find(({ code }) => code === task)?.metrics ?? []).flatMap(({ id }) => {
        const figure = next(figures);
        if (figure === null) return [];
        return [aFigure(task, period, unit, id, typeof figure === "number" ? figure : figure.join("/"))];
      }),
    );
    return anOffice({ tasks, schools: schoolNames(schools), today: addDays(start, day), progress, figures: given });
  });

export const anyScope: fc.Arbitrary<SummaryScope> = fc.constantFrom<SummaryScope>(
  { kind: "plan" },
  { kind: "task", code: "BC", title: "Báo cáo định kỳ" },
  { kind: "task", code: "4", title: "Số hóa" },
  { kind: "unit", name: VP },
  { kind: "unit", name: "Thanh tra Sở" },
  { kind: "period", period: period("2025-Q1") },
  { kind: "period", period: period("2025") },
);
