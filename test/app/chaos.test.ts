import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { broken, chaos } from "../../bench/chaos.js";
import { backends, type Place } from "../support/backends.js";
import { buildProgram, type Program } from "../support/program.js";

// Half a minute of load, and a start of the program after each kill.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const servers = backends.filter(({ name }) => name !== "embedded store");

/** The short form of `npm run bench -- chaos`. Several processes need PostgreSQL; the embedded store has one by its lock. */
describe.skipIf(servers.length === 0)(
  "two replicas killed in turn, with figures coming in and a morning's reminders",
  () => {
    let program: Program;
    let place: Place;

    beforeAll(async () => {
      program = await buildProgram();
      const [backend] = servers;
      if (backend) place = await backend.open();
    });
    afterAll(async () => {
      await place.remove();
      program.remove();
    });

    it("lose nothing, record nothing twice, and leave nobody without an answer", async () => {
      const load = { seconds: 22, units: 25, updateEveryMs: 2_000, killEveryMs: 2_500 };
      const found = await chaos({ program, place, ...load });
      expect(broken(found)).toEqual([]);
      const count = (what: string) => found.find((finding) => finding.what.startsWith(what))?.count;
      expect(count("replicas killed")).toBeGreaterThanOrEqual(3);
      expect(count("updates said")).toBeGreaterThan(50);
      expect(count("reminders that were due")).toBe(50);
    });
  },
);
