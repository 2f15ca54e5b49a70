import { describe, expect, it } from "vitest";
import { departures } from "../../src/service/departures.js";
import { testClock } from "../support/test-clock.js";

/** Whoever must wait is left waiting: these tests ask again. */
const NEVER = () => new Promise<void>(() => undefined);
const STILL = "still waiting";

describe("what one process lets go by Telegram", () => {
  function aLine() {
    const clock = testClock("2025-01-09T08:00:00+07:00");
    const line = departures("telegram", { ...clock, standing: false }, NEVER);
    const pass = (ms: number) => clock.advanceTo(new Date(clock.now().getTime() + ms));
    const ask = () => Promise.race([line.turn(), new Promise<string>((resolve) => setImmediate(resolve, STILL))]);
    return { line, pass, ask };
  }

  it("is thirty at once, and the thirty-first a second after the first arrived", async () => {
    const { line, pass, ask } = aLine();
    const answered = await Promise.all(Array.from({ length: 30 }, () => line.turn()));
    pass(10);
    for (const done of answered) done();
    pass(980);
    expect(await ask()).toBe(STILL);
    pass(12);
    expect(await ask()).not.toBe(STILL);
  });

  it("counts answers to people, which never wait", async () => {
    const { line, ask } = aLine();
    for (let count = 0; count < 40; count++) line.leave()();
    expect(await ask()).toBe(STILL);
  });

  it("takes a message on a slow way for one that arrived late", async () => {
    const { line, pass, ask } = aLine();
    const slow = line.leave();
    for (let count = 0; count < 29; count++) {
      const answered = line.leave();
      answered();
    }
    pass(300);
    slow();
    pass(750);
    expect(await ask()).toBe(STILL);
    pass(260);
    expect(await ask()).not.toBe(STILL);
  });

  it("does not wait for ever for a message that is never answered", async () => {
    const { line, pass, ask } = aLine();
    for (let count = 0; count < 30; count++) line.leave();
    pass(1_500);
    expect(await ask()).not.toBe(STILL);
  });

  it("is as many as may be by a channel without such a limit", async () => {
    const line = departures("zalo", testClock("2025-01-09T08:00:00+07:00"), NEVER);
    for (let count = 0; count < 100; count++) (await line.turn())();
  });
});
