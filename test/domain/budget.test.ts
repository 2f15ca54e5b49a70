import { describe, expect, it } from "vitest";
import { isScarce, monthOf, saveEarly } from "../../src/domain/budget.js";
import type { Audience } from "../../src/domain/ladder.js";
import type { ChannelName } from "../../src/domain/officer.js";
import { DEFAULT_ZONE } from "../../src/domain/zone.js";
import { anOccurrence } from "./an-occurrence.js";

describe("a channel's monthly budget", () => {
  it.each([
    ["zalo", 0, false],
    ["zalo", 2_399, false],
    ["zalo", 2_400, true],
    ["zalo", 3_500, true],
    ["telegram", 1_000_000, false],
  ] as const)("on %s, %i messages sent: scarce %s", (channel, sent, scarce) => {
    expect(isScarce(channel, sent)).toBe(scarce);
  });

  it("counts a message in the month of the office, not of the server", () => {
    expect(monthOf(new Date("2025-03-31T17:30:00Z"), DEFAULT_ZONE)).toBe("2025-04");
  });
});

describe("where messages are scarce", () => {
  const message = (
    channel: ChannelName,
    items: readonly (readonly [number, Audience])[],
    parts: readonly string[] = [],
  ) => ({
    address: { channel, chatId: "1" },
    language: "vi" as const,
    parts,
    items: items.map(([offset, readBy]) => ({
      occurrence: anOccurrence(),
      audience: readBy,
      readBy,
      offset,
      unreachableUnit: false,
    })),
  });
  const waits = (one: ReturnType<typeof message>) =>
    saveEarly([one], (channel) => channel === "zalo").wait.length === 1;

  it.each([
    ["an early rung alone waits", message("zalo", [[-7, "unit"]]), true],
    [
      "several early rungs wait",
      message("zalo", [
        [-15, "unit"],
        [-7, "unit"],
      ]),
      true,
    ],
    ["an urgent rung leaves", message("zalo", [[-3, "unit"]]), false],
    [
      "an early one leaves with an urgent one",
      message("zalo", [
        [-7, "unit"],
        [1, "unit"],
      ]),
      false,
    ],
    ["an early one leaves with the weekly summary", message("zalo", [[-7, "unit"]], ["weekly"]), false],
    ["what somebody else reads leaves", message("zalo", [[-7, "head"]]), false],
    ["an early one by another channel leaves", message("telegram", [[-7, "unit"]]), false],
  ] as const)("%s", (_, one, expected) => {
    expect(waits(one)).toBe(expected);
  });

  it("nothing is lost or doubled: what does not leave waits, in order", () => {
    const messages = [
      message("zalo", [[-7, "unit"]]),
      message("zalo", [[0, "unit"]]),
      message("telegram", [[-7, "unit"]]),
    ];
    const { leave, wait } = saveEarly(messages, () => true);
    expect(leave).toEqual([messages[1]]);
    expect(wait).toEqual([messages[0], messages[2]]);
  });
});
