import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import type { Config } from "../../src/config.js";
import { openOffice } from "../../src/office/office.js";
import { restoreStore } from "../../src/office/restore-store.js";
import { takeBackup } from "../../src/storage/backup.js";
import { checkBackup } from "../../src/storage/read-backup.js";
import { inbox } from "../../src/storage/schema.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { prepareOffice } from "../support/prepare-office.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const GROUP = -100500;

describe.each(backends)("a week with a disaster on $name", (backend) => {
  let places: Place[];
  let folder: string;
  let telegram: TelegramServer;
  let clock: TestClock;
  let service: Service | null;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-restore-"));
    places = [await backend.open(), await backend.open()];
    telegram = await startTelegramServer();
    telegram.open({ id: GROUP, type: "supergroup" });
    clock = testClock("2025-01-06T07:55:00+07:00");
    service = null;
  });
  afterAll(async () => {
    await service?.stop();
    await telegram.close();
    for (const place of places) await place.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function configFor({ database, redisUrl }: Place): Config {
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
    return { ...configOf({ ...env, PORT: "0", LOG_LEVEL: "fatal" }), database, redisUrl };
  }

  async function live(...instants: readonly string[]): Promise<void> {
    for (const instant of instants) {
      clock.set(instant);
      await service?.tick();
    }
  }

  it("tells the group nothing twice, and goes on with the next rung", async () => {
    const [before, after] = places;
    if (!before || !after) throw new Error("two places are wanted");
    const address = { channel: "telegram", chatId: String(GROUP) } as const;
    await prepareOffice(before.database, "2025-01-06T07:50:00+07:00", { address, unit: "Văn phòng Sở" });
    service = await startService(configFor(before), { clock });
    await live("2025-01-06T08:00:00+07:00", "2025-01-07T08:00:00+07:00");
    const file = path.join(folder, "tuesday.gz");
    const { database, organization } = service.office;
    // Taken, and not answered yet, when the backup is made.
    const owes = { kind: "group", chatId: String(GROUP), messageId: "1" } as const;
    const taken = { organizationId: organization.id, channel: "telegram", key: "1", at: clock.now(), owes } as const;
    await database.db.insert(inbox).values(taken);
    await takeBackup(database.whole, organization.id, file, clock.now(), { overwrite: false });
    await live("2025-01-08T08:00:00+07:00", "2025-01-09T08:00:00+07:00");
    const told = telegram.sent(GROUP).map(({ text }) => text);
    const aboutPlan = (texts: readonly string[]) =>
      texts.filter((text) => text.includes("Ban hành Kế hoạch CCHC 2025"));
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toContain("còn 3 ngày làm việc");
    await service.stop();
    service = null;

    // Thursday's store is lost; Tuesday's backup is all there is.
    const config = configFor(after);
    const office = await openOffice(config, { clock });
    const past = await restoreStore(office, file, await checkBackup(file), { remind: false, clockIsSet: false });
    const restored = await office.database.whole.select({ key: inbox.key, owes: inbox.owes }).from(inbox);
    expect(restored).toEqual([{ key: "1", owes: null }]);
    await office.close();
    expect(past.owed).toBeGreaterThan(0);
    clock.set("2025-01-09T14:00:00+07:00");
    service = await startService(config, { clock });
    await live("2025-01-09T14:05:00+07:00", "2025-01-10T07:59:00+07:00", "2025-01-10T08:00:00+07:00");
    const since = () =>
      telegram
        .sent(GROUP)
        .slice(told.length)
        .map(({ text }) => text);
    expect(aboutPlan(since())).toEqual([]);
    await live("2025-01-13T08:00:00+07:00");
    expect(aboutPlan(since())).toHaveLength(1);
    expect(aboutPlan(since())[0]).toContain("còn 1 ngày làm việc");
    expect(new Set([...told, ...since()]).size).toBe(told.length + since().length);
  });
});
