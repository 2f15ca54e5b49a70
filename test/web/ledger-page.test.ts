import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { say } from "../../src/domain/say.js";
import { DEFAULT_ZONE } from "../../src/domain/zone.js";
import { loadTexts } from "../../src/text/texts.js";
import type { LedgerLine, Phrases } from "../../src/web/dashboard/desk.js";
import { ledgerBody, weekOf } from "../../src/web/dashboard/ledger-page.js";
import { sendingsOf } from "../../src/web/dashboard/sendings.js";
import { viewOf } from "../../src/web/dashboard/view.js";

const AT = new Date("2025-03-06T01:00:00Z");
let messages = 0;

/** A line of a message of its own, unless told. */
function aLine(unit: string, more: Partial<LedgerLine> = {}): LedgerLine {
  return {
    at: AT,
    channel: "telegram",
    audience: "unit",
    unit,
    task: "BC",
    period: "2025-Q1",
    dueOn: "2025-03-09",
    rung: "T-1",
    state: "sent",
    reason: null,
    message: ++messages,
    ...more,
  };
}

describe("what was sent", () => {
  const units = Array.from({ length: 60 }, (_, index) => `Trường ${index + 1}`);

  it("is one line for sixty units that were told the same at eight, with every unit's name", () => {
    const later = new Date(AT.getTime() + 12_000);
    const [only, ...others] = sendingsOf(units.map((unit, index) => aLine(unit, index > 30 ? { at: later } : {})));
    expect(others).toEqual([]);
    expect(only?.said.map((one) => one.units)).toEqual([units]);
  });

  it.each<[string, Partial<LedgerLine>]>([
    ["another end", { state: "failed", reason: "403 bot was kicked" }],
    ["another rung", { rung: "T0" }],
    ["another reader", { audience: "head" }],
    ["another hour", { at: new Date(AT.getTime() + 3_600_000) }],
    ["another channel", { channel: "zalo" }],
  ])("is a line of its own for %s", (_what, more) => {
    expect(sendingsOf([aLine("A"), aLine("B", more)])).toHaveLength(2);
  });

  it("keeps what one message said together, and apart from another message that speaks of several units", () => {
    const message = 9_000;
    const sendings = sendingsOf([
      aLine("A", { message, audience: "coordinator" }),
      aLine("B", { message, audience: "coordinator" }),
      aLine("B", { message, audience: "coordinator", task: "7", period: "2025" }),
      aLine("A", { audience: "coordinator" }),
    ]);
    expect(sendings.map(({ said }) => said.map(({ line, units: of }) => [line.task, of]))).toEqual([
      [
        ["BC", ["A", "B"]],
        ["7", ["B"]],
      ],
      [["BC", ["A"]]],
    ]);
  });

  it("stands under its day with its reason in words; what a provider answered stays as it was, and inert", async () => {
    const texts = loadTexts();
    const phrases = {
      period: () => say("phrase-period", { year: "2025", part: "year" }),
      rung: (rung: string) => rung,
    } as unknown as Phrases;
    const viewer = { language: "vi" } as Parameters<typeof viewOf>[0];
    const view = viewOf(viewer, AT, localDate("2025-03-07"), phrases, (language, line) => texts.plain(language, line));
    const lines = [
      aLine("A", { at: new Date("2025-03-06T18:00:00Z"), state: "dropped", reason: "no-channel", channel: null }),
      aLine("B", { state: "failed", reason: "<b>403</b> blocked" }),
    ];
    const week = weekOf(undefined, view.today);
    const page = String(await ledgerBody(view, { lines, total: 2 }, week, DEFAULT_ZONE));
    expect(page).toContain("chưa có ai liên kết tài khoản để nhận");
    expect(page).not.toContain("no-channel");
    expect(page).toContain("&lt;b&gt;403&lt;/b&gt; blocked");
    // 18:00 in London is the next morning here.
    expect(page.indexOf("Thứ Sáu")).toBeLessThan(page.indexOf("Thứ Năm"));
    expect(page).toContain("07/03/2025");
    expect(page.match(/class="sending unsent"/g)).toHaveLength(2);
  });
});
