import path from "node:path";
import { type ScheduledTask, schedule } from "node-cron";
import type { Config } from "../config.js";
import { dayAt, timeAt } from "../domain/zone.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { sealHistory } from "../storage/history-seals.js";
import { readSetting, writeSetting } from "../storage/organization.js";
import { forgetOld } from "../storage/retention.js";
import { dailyBackup } from "./daily-backup.js";

/** The day it was last done. */
const KEPT_ON = "housekeeping-on";
/** Nobody writes then; a machine that is off at night does it when it comes on. */
const NOT_BEFORE = "03:00";

export type Housekeeping = {
  /** Does the night's work when it is due. Any number of replicas may ask: one does it. */
  run(): Promise<boolean>;
  stop(): Promise<void>;
};

/**
 * Each night: the history is sealed, what nobody needs any more goes, and the embedded store, which has nobody else to
 * do it, is backed up and vacuumed. One thing that fails hinders no other, and is tried again the next night.
 */
export function housekeeping(office: Office, config: Pick<Config, "database">, log: Logger): Housekeeping {
  const { database, organization, clock, zone, channels } = office;
  const { db } = database;
  const org = organization.id;

  async function run(): Promise<boolean> {
    const now = clock.now();
    const today = dayAt(now, zone);
    if (timeAt(now, zone) < NOT_BEFORE || !(await takeTurn(today))) return false;
    await step("sealing the history", async () => {
      const seal = await sealHistory(db, org, now);
      // In the log it leaves the machine: a copy that nobody can change together with the store.
      if (seal) log.info({ seal: seal.id, rows: seal.rows, digest: seal.digest }, "the history is sealed");
    });
    await step("forgetting what is old", () => forgetOld(db, org, now));
    // What a rehearsal holds is invented; a server's backups are its own job (see docs/operating.md).
    if (config.database.kind === "embedded" && !channels.has("rehearsal")) {
      const folder = path.join(config.database.folder, "backups");
      await step("the daily backup", async () => {
        const { file, tried } = await dailyBackup(office, folder);
        log.info({ file, tried }, "backed up, and read back");
      });
    }
    await step("vacuuming", () => database.vacuum());
    return true;
  }

  async function takeTurn(today: string): Promise<boolean> {
    return db.transaction(async (tx) => {
      if ((await readSetting(tx, org, KEPT_ON, true)) === today) return false;
      await writeSetting(tx, org, KEPT_ON, today);
      return true;
    });
  }

  async function step(name: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((err: unknown) => log.error({ err, step: name }, "part of the nightly housekeeping failed"));
  }

  let inHand: Promise<unknown> = Promise.resolve();
  function runOnce(): Promise<boolean> {
    const work = run();
    inHand = work.catch((err: unknown) => log.error({ err }, "the nightly housekeeping failed"));
    return work;
  }

  const task: ScheduledTask = schedule("*/10 * * * *", async () => void (await runOnce().catch(() => undefined)), {
    name: "housekeeping",
    noOverlap: true,
  });
  return {
    run: runOnce,
    async stop() {
      await task.destroy();
      await inHand;
    },
  };
}
