import { expect, it } from "vitest";
import { quickBeat } from "../../src/service/beat.js";
import { handTimers } from "./hand-timers.js";

const TENTH_OF_A_SECOND = 1 / 600;

it("looks at once, and again a tenth of a second after each look, until it is stopped", async () => {
  const time = handTimers();
  let looks = 0;
  const beat = quickBeat(time)(async () => {
    looks += 1;
  });
  expect(looks).toBe(1);
  await time.pass(0);
  for (let again = 2; again <= 4; again++) {
    await new Promise(setImmediate);
    await time.pass(TENTH_OF_A_SECOND);
    expect(looks).toBe(again);
  }
  await beat.stop();
  await time.pass(1);
  expect(looks).toBe(4);
});

it("never looks while it looks, and its stop waits for the look in hand", async () => {
  const time = handTimers();
  let looks = 0;
  let end: () => void = () => undefined;
  const beat = quickBeat(time)(() => {
    looks += 1;
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  await time.pass(1);
  expect(looks).toBe(1);
  let stopped = false;
  const stopping = beat.stop().then(() => {
    stopped = true;
  });
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  end();
  await stopping;
  expect(looks).toBe(1);
});
