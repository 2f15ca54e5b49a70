import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { type DueState, dueState, isOpen, isSubmitted, moveTo, type Process } from "../../src/domain/progress.js";
import { calendar } from "./shipped.js";

const state = (process: Process, dueOn: string | null, today: string, submittedOn: string | null = null) =>
  dueState(
    { process, dueOn: dueOn && localDate(dueOn), submittedOn: submittedOn && localDate(submittedOn) } as Parameters<
      typeof dueState
    >[0],
    localDate(today),
    calendar,
  );

describe("the due state", () => {
  it.each<[string, DueState, Process, string | null, string, string?]>([
    ["is far off eight working days ahead", "upcoming", "not_started", "2025-01-14", "2025-01-02"],
    ["is soon seven working days ahead", "due_soon", "not_started", "2025-01-14", "2025-01-03"],
    ["counts the seven over Tết", "due_soon", "in_progress", "2025-02-05", "2025-01-20"],
    ["and not one more", "upcoming", "in_progress", "2025-02-05", "2025-01-17"],
    ["counts the seven from the Friday before a Sunday", "due_soon", "not_started", "2025-03-09", "2025-02-26"],
    ["and not from the Monday after it", "upcoming", "not_started", "2025-03-09", "2025-02-25"],
    ["is soon on the last day itself", "due_soon", "not_started", "2025-01-14", "2025-01-14"],
    ["is late the day after", "overdue", "in_progress", "2025-01-14", "2025-01-15"],
    ["is late on a Monday after a Sunday's deadline", "overdue", "not_started", "2025-03-09", "2025-03-10"],
    ["is late on the Saturday after a Friday", "overdue", "not_started", "2025-03-07", "2025-03-08"],
    ["stays late while it pauses", "overdue", "paused", "2025-01-14", "2025-02-14"],
    ["is soon while it pauses", "due_soon", "paused", "2025-01-14", "2025-01-13"],
    ["is on time when handed in on the last day", "done_on_time", "done", "2025-01-14", "2025-03-01", "2025-01-14"],
    ["is late when handed in a day after", "done_late", "done", "2025-01-14", "2025-03-01", "2025-01-15"],
    [
      "goes by the day it was handed in, however late the approval",
      "done_on_time",
      "awaiting_confirmation",
      "2025-01-14",
      "2025-01-20",
      "2025-01-10",
    ],
    [
      "is late while a late one waits for approval",
      "done_late",
      "awaiting_confirmation",
      "2025-01-14",
      "2025-01-20",
      "2025-01-20",
    ],
    ["is never late without a day", "upcoming", "in_progress", null, "2025-12-31"],
    ["is on time without a day", "done_on_time", "done", null, "2025-12-31", "2025-06-01"],
    ["is not late where nothing is owed", "upcoming", "not_applicable", "2025-01-14", "2025-12-31"],
  ])("%s (%s)", (_name, expected, process, dueOn, today, submittedOn) => {
    expect(state(process, dueOn, today, submittedOn ?? null)).toBe(expected);
  });

  it.each<[Process, boolean, boolean]>([
    ["not_started", true, false],
    ["in_progress", true, false],
    ["awaiting_confirmation", false, true],
    ["done", false, true],
    ["paused", false, false],
    ["not_applicable", false, false],
  ])("%s: reminded of %s, handed in %s", (process, open, submitted) => {
    expect(isOpen(process)).toBe(open);
    expect(isSubmitted(process)).toBe(submitted);
  });
});

describe("a change of state", () => {
  const first = new Date("2025-01-10T02:00:00Z");
  const later = new Date("2025-01-20T02:00:00Z");
  const fresh = { process: "not_started" as Process, submittedAt: null as string | null, note: "kept" };

  it("notes when it was handed in, and keeps everything else", () => {
    expect(moveTo(fresh, "done", first)).toEqual({ process: "done", submittedAt: first.toISOString(), note: "kept" });
  });

  it("keeps the first moment through confirmation", () => {
    const waiting = moveTo(fresh, "awaiting_confirmation", first);
    expect(moveTo(waiting, "done", later).submittedAt).toBe(first.toISOString());
  });

  it("forgets the moment when the work is taken back, and notes a new one", () => {
    const reopened = moveTo(moveTo(fresh, "done", first), "in_progress", first);
    expect(reopened.submittedAt).toBeNull();
    expect(moveTo(reopened, "done", later).submittedAt).toBe(later.toISOString());
  });
});
