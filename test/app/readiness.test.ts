import { expect, it } from "vitest";
import { readiness } from "../../src/service/readiness.js";

type Asked = Parameters<typeof readiness>;

it("names the store that takes connections and says nothing, and goes on to the other parts", async () => {
  const limit = new AbortController();
  const office = { database: { ping: () => new Promise<never>(() => undefined) } } as unknown as Asked[0];
  const dialogues = { ping: async () => undefined };
  const beat = { lastRunAt: () => new Date("2025-01-06T08:00:00+07:00") } as Asked[3];
  const watch = { last: () => ({ unplannedSince: null, missed: 0, at: new Date(0) }) } as Asked[4];
  const parts = readiness(office, [], dialogues, beat, watch, () => limit.signal);
  limit.abort();
  expect(await parts).toMatchObject({
    store: { ok: false, problem: expect.stringContaining("DATABASE_URL") },
    reminders: { ok: true },
    watchdog: { ok: true },
  });
});
