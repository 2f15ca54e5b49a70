import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startService } from "../../src/app.js";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runCommandLine } from "../../src/cli/run-request.js";
import { openOffice } from "../../src/office/office.js";
import { StartProblem } from "../../src/start-problem.js";
import { addOfficer, linkAccount } from "../../src/storage/roster.js";
import { memberships, officers } from "../../src/storage/schema.js";
import { loadTexts } from "../../src/text/texts.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, oneBackend, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";

const AT = "2025-01-08T12:00:00+07:00";

describe.each(backends)("a start with a token where a rehearsal was held, on $name", (backend) => {
  /** What both stores say alike, once the two tests about what is kept where have shown it. */
  const onOne = it.runIf(backend === oneBackend[0]);
  let telegram: TelegramServer;
  let place: Place;

  beforeAll(async () => {
    telegram = await startTelegramServer();
  });
  afterAll(() => telegram.close());
  beforeEach(async () => {
    place = await backend.open();
  });
  afterEach(() => place.remove());

  const clock = testClock(AT);
  const config = (env: Record<string, string>) => ({
    ...configOf({ PORT: "0", LOG_LEVEL: "silent", ...env }),
    database: place.database,
    redisUrl: place.redisUrl,
  });
  const live = (more: Record<string, string> = {}) =>
    config({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, ...more });

  async function rehearse(env: Record<string, string> = {}): Promise<void> {
    const service = await startService(config(env), { clock });
    await service.stop();
  }

  /** Who has a role, invented or not. */
  async function roster(): Promise<boolean[]> {
    const office = await openOffice(live(), { clock });
    const { db } = office.database;
    const rows = await db
      .selectDistinct({ id: officers.id, sample: officers.sample })
      .from(officers)
      .innerJoin(memberships, eq(memberships.officerId, officers.id));
    await office.close();
    return rows.map(({ sample }) => sample);
  }

  async function doctor(): Promise<{ findings: unknown[] }> {
    const office = await openOffice(live(), { clock });
    const parsed = parseCommandLine(["doctor", "--json"], office.texts);
    if (parsed.kind === "answer") throw new Error("doctor takes no such words");
    const nobody = () => Promise.reject(new Error("doctor talks to nobody"));
    const context = { office, config: live(), talk: nobody, directory: ".", progress: () => undefined };
    const { stdout } = await runCommandLine(parsed, context);
    await office.close();
    return JSON.parse(stdout);
  }

  const refusal = (env: Record<string, string> = {}) =>
    startService(live(env), { clock }).then(
      async (service) => {
        await service.stop();
        return null;
      },
      (error: unknown) => error,
    );

  it("is refused before anything is written, and says how to begin anew", async () => {
    await rehearse();
    const people = await roster();
    const problem = await refusal({ ADMINS: "telegram:1001" });
    expect(problem).toBeInstanceOf(StartProblem);
    const where =
      place.database.kind === "embedded"
        ? { id: "start-rehearsal-folder", args: { folder: place.database.folder } }
        : { id: "start-rehearsal-database" };
    expect((problem as StartProblem).say).toMatchObject(where);
    expect((await doctor()).findings).toContainEqual({
      check: "rehearsal",
      ok: false,
      text: loadTexts().plain("vi", (problem as StartProblem).say),
    });
    expect(await roster()).toEqual(people);
    expect(people.length).toBeGreaterThan(10);
    expect(new Set(people)).toEqual(new Set([true]));
  });

  onOne("is refused as well where the rehearsal was held with its administrator named", async () => {
    await rehearse({ ADMINS: "telegram:1001" });
    expect(await refusal({ ADMINS: "telegram:1001" })).toBeInstanceOf(StartProblem);
  });

  it("takes the invented people's roles away where an office has lived there since, and leaves the real ones", async () => {
    await rehearse();
    await livedIn();
    expect(await refusal()).toBeNull();
    expect(await roster()).toEqual([false]);
  });

  onOne("never finds an invented person in a store where real people were first", async () => {
    await livedIn();
    await rehearse();
    expect(await roster()).toEqual([false]);
  });

  /** As a store is that an office used before the start knew of rehearsals. */
  async function livedIn(): Promise<void> {
    const office = await openOffice(live(), { clock });
    const { database, organization } = office;
    const at = clock.now();
    const id = await addOfficer(database.db, organization.id, { name: "Lan", unitId: null, role: "admin" }, at);
    await linkAccount(database.db, organization.id, { channel: "telegram", userId: "7" }, id, "7", at);
    await office.close();
  }
});
