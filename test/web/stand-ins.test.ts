import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { loadTexts } from "../../src/text/texts.js";
import type { Phrases } from "../../src/web/dashboard/desk.js";
import { evidenceList } from "../../src/web/dashboard/evidence-list.js";
import { inPlaceOf } from "../../src/web/dashboard/in-place-of.js";
import { timeline } from "../../src/web/dashboard/timeline.js";
import { viewOf } from "../../src/web/dashboard/view.js";
import { aTask } from "../storage/a-catalogue.js";

const AT = new Date("2025-03-06T01:00:00Z");
const texts = loadTexts();
const phrases = {} as Phrases;
const viewer = { id: "1", name: "Lan", language: "vi", memberships: [] } as const;
const view = viewOf(viewer, AT, localDate("2025-03-06"), phrases, (language, line) => texts.plain(language, line));
const standsFor = { officerId: "2", officer: "Hùng" };
const history = {
  occurrences: [],
  entries: [],
  evidence: [
    {
      id: 1,
      occurrenceId: "o",
      kind: "document",
      text: "12/QĐ",
      file: null,
      officerId: "1",
      officer: "Lan",
      standsFor,
      source: { channel: "telegram", chatId: "1", messageId: "1" },
      at: AT,
      withdrawal: null,
    },
  ],
  extensions: [
    {
      id: 1,
      occurrenceId: "o",
      fromOn: localDate("2025-03-06"),
      toOn: localDate("2025-03-16"),
      reason: "",
      officerId: "3",
      officer: "An",
      askedAt: AT,
      channel: "telegram",
      decision: { approved: true, officer: "Lan", standsFor, at: AT, channel: "zalo", reason: null },
    },
  ],
} as const;

describe("what somebody did in another's place", () => {
  it("says so on the task's page, for evidence and for a decided extension", async () => {
    expect(String(await evidenceList(view, history))).toContain("(thay Hùng)");
    expect(String(await timeline(view, aTask("1"), history))).toContain("Lan (thay Hùng)");
    expect(inPlaceOf(view, undefined)).toBe("");
  });

  it("and where it came from, for a request and its decision", async () => {
    const page = String(await timeline(view, aTask("1"), history));
    expect(page).toContain("An · Telegram");
    expect(page).toContain("Lan (thay Hùng) · Zalo");
  });
});
