import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { serviceClock } from "../../src/clock.js";

const MACHINE = new Date("2026-05-04T03:00:00Z");
const START = new Date("2025-01-06T07:55:00+07:00");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MACHINE });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe("the service's clock", () => {
  it("is the machine's where no start is given, corrections of the machine included", () => {
    const clock = serviceClock({ start: null, speed: 1 });
    expect(clock.now()).toEqual(MACHINE);
    pass(60_000);
    expect(clock.now()).toEqual(new Date(MACHINE.getTime() + 60_000));
    pass(-90_000);
    expect(clock.now()).toEqual(new Date(MACHINE.getTime() - 30_000));
  });

  it.each([
    [1, 60_000, "2025-01-06T07:56:00+07:00"],
    [60, 60_000, "2025-01-06T08:55:00+07:00"],
    [1440, 60_000, "2025-01-07T07:55:00+07:00"],
    [0.5, 60_000, "2025-01-06T07:55:30+07:00"],
  ])("starts at its start and runs %f times as fast", (speed, ms, instant) => {
    const clock = serviceClock({ start: START, speed });
    expect(clock.speed).toBe(speed);
    expect(clock.now()).toEqual(START);
    pass(ms);
    expect(clock.now()).toEqual(new Date(instant));
  });

  it("moves on when told, and goes on from there at its speed", () => {
    const clock = serviceClock({ start: START, speed: 60 });
    clock.advanceTo(new Date("2025-01-14T08:00:00+07:00"));
    expect(clock.now()).toEqual(new Date("2025-01-14T08:00:00+07:00"));
    pass(1_000);
    expect(clock.now()).toEqual(new Date("2025-01-14T08:01:00+07:00"));
  });

  it("is never moved back", () => {
    const clock = serviceClock({ start: START, speed: 1 });
    clock.advanceTo(new Date(START.getTime() - 1));
    expect(clock.now()).toEqual(START);
  });

  it("hands out instants nobody can change", () => {
    const clock = serviceClock({ start: START, speed: 1 });
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(START);
    expect(START.getUTCFullYear()).toBe(2025);
  });

  it("never goes back while the machine does not, and is at least where it was told to be", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(0.1, 1, 7, 60, 86_400),
        fc.array(fc.record({ pass: fc.integer({ min: 0, max: 10_000 }), ahead: fc.integer({ min: -1e9, max: 1e9 }) })),
        (speed, steps) => {
          vi.setSystemTime(MACHINE);
          const clock = serviceClock({ start: START, speed });
          let last = clock.now();
          for (const step of steps) {
            pass(step.pass);
            const before = clock.now();
            expect(before >= last).toBe(true);
            const to = new Date(before.getTime() + step.ahead);
            clock.advanceTo(to);
            last = clock.now();
            expect(last.getTime()).toBe(Math.max(before.getTime(), to.getTime()));
          }
        },
      ),
    ));
});
