import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readYamlCatalogue } from "../../src/catalogue/yaml/read-yaml-catalogue.js";
import { workCalendar } from "../../src/domain/calendar.js";
import type { Catalogue } from "../../src/domain/catalogue.js";
import { DEFAULT_LADDER } from "../../src/domain/ladder.js";
import { addDays, type LocalDate, localDate } from "../../src/domain/local-date.js";
import { reminderKey, rungDay, rungName } from "../../src/domain/reminder.js";
import { DEFAULT_ZONE, dayAt, instantAt } from "../../src/domain/zone.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { anOffice, type TestOffice } from "./an-office.js";

const SHIPPED = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const catalogue = shippedWithSample();
const calendar = workCalendar(catalogue.calendar);
/** Four weeks with two months' ends and a quarter's report in them; the whole year takes minutes. */
const WHOLE = process.env.TEST_WHOLE_YEAR === "1";
const FIRST = localDate(WHOLE ? "2025-01-02" : "2025-02-24");
const LAST = localDate(WHOLE ? "2025-12-31" : "2025-03-21");

describe.each(oneBackend)("the shipped plan with its sample people on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  /** Every unit has a group, except one whose officer is written to and one that nobody is linked for. */
  async function office(at: string, ownLines = false): Promise<TestOffice> {
    const made = await anOffice(store, { at, catalogue, ownLines });
    for (const { code, kind } of catalogue.units) {
      if (kind !== "office" && kind !== "school") continue;
      if (code !== "TTr" && code !== "MAU6") await made.bind(code, `-${code}`);
    }
    for (const { name, unit, role } of catalogue.sample?.officers ?? []) {
      const code = catalogue.units.find((candidate) => candidate.name === unit || candidate.code === unit)?.code ?? "";
      if (code !== "MAU6") await made.person(name, role, code);
    }
    return made;
  }

  const slot = (day: LocalDate) => instantAt(day, "08:00", DEFAULT_ZONE).toISOString();

  it(
    "has nothing left unsaid after weeks in which nobody reports: every rung is on record on its day",
    async () => {
      const made = await office(slot(addDays(FIRST, -1)));
      await made.tick();
      for (let day = FIRST; day <= LAST; day = addDays(day, 1))
        if (calendar.isWorkingDay(day)) await made.tickAt(slot(day));
      const rows = await made.ledger();
      const onRecord = new Map(rows.map((row) => [`${row.task}/${row.period}/${row.unit}/${row.rung}`, row]));
      let reached = 0;
      for (const { task, period, unit, dueOn } of await made.duties()) {
        if (dueOn === null) continue;
        for (const offset of offsetsUntil(dueOn, LAST)) {
          const day = rungDay(dueOn, offset, calendar);
          // What was reached before the service ran is said at its first slot, as the latest rung only.
          if (day < FIRST) continue;
          reached++;
          const row = onRecord.get(`${task}/${period}/${unit}/${rungName(offset)}`);
          expect(row, `${task} ${period} ${unit} ${rungName(offset)} of ${day}`).toBeDefined();
          expect(row && dayAt(row.slotAt, DEFAULT_ZONE)).toBe(day);
        }
      }
      expect(reached).toBeGreaterThan(150);
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["sent", "coalesced", "dropped"]));
      for (const row of rows.filter(({ state }) => state === "dropped")) expect(row.reason).toBe("no-channel");
      expect(await made.waiting()).toEqual([]);
      // One message for a chat in a slot, however much is owed there.
      const perSlot = made.channel.received.map(({ at, chat }) => `${at.toISOString()} ${chat}`);
      expect(new Set(perSlot).size).toBe(perSlot.length);
      // Nothing is said twice in one chat.
      const said = rows
        .filter(({ state }) => state === "sent")
        .map((row) => `${row.task}/${row.period}/${row.unit}/${row.rung}/${row.chat}`);
      expect(new Set(said).size).toBe(said.length);
    },
    WHOLE ? 1_200_000 : 120_000,
  );

  it("is previewed exactly as it is then sent, from any day, when nobody reports anything", async () => {
    const made = await office("2025-01-01T09:00:00+07:00", true);
    await made.tick();
    const start = fc.integer({ min: 1, max: 10 });
    const length = fc.integer({ min: 0, max: 6 });
    await fc.assert(
      fc.asyncProperty(start, length, async (skip, days) => {
        const from = addDays(dayAt(made.clock.now(), DEFAULT_ZONE), skip);
        const to = addDays(from, days);
        // As the rehearsal does: up to the eve of the range slot by slot, so that the two have the same past.
        await walk(made, from);
        const previewed = await made.preview(from, to);
        const before = (await made.ledger()).length;
        const sentBefore = made.channel.received.length;
        await walk(made, addDays(to, 1));
        const rows = (await made.ledger()).slice(before).filter(({ state }) => state === "sent");
        const sent = rows.map(({ slotAt, chat, task, period, unit, rung }) =>
          [slotAt.toISOString(), chat, task, period, unit, rung].join(" "),
        );
        const promised = previewed.flatMap(({ at, to: chat, items }) =>
          chat === null
            ? []
            : items.map(({ occurrence, rung }) =>
                [at.toISOString(), chat.address.chatId, occurrence.task, occurrence.period, occurrence.unit, rung].join(
                  " ",
                ),
              ),
        );
        expect(promised.sort()).toEqual(sent.sort());
        const messages = previewed.filter((message) => message.to !== null);
        expect(messages.map(({ at, to: chat }) => `${at.toISOString()} ${chat?.address.chatId}`).sort()).toEqual(
          made.channel.received
            .slice(sentBefore)
            .map(({ at, chat }) => `${at.toISOString()} ${chat}`)
            .sort(),
        );
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);

  it("is previewed the same from afar as from the eve: what comes between is played through", async () => {
    const made = await office("2025-03-03T07:00:00+07:00");
    await made.tick();
    const flat = async () =>
      (await made.preview("2025-03-05", "2025-03-12")).map(({ at, items }) => [
        at,
        items.map((item) => reminderKey(item)),
      ]);
    const early = await flat();
    expect(early.length).toBeGreaterThan(5);
    await walk(made, localDate("2025-03-05"));
    expect(await flat()).toEqual(early);
  });

  /** Ticks at every slot from now to the eve of `until`. */
  async function walk(made: TestOffice, until: LocalDate): Promise<void> {
    for (let day = dayAt(made.clock.now(), DEFAULT_ZONE); day < until; day = addDays(day, 1)) {
      const at = instantAt(day, "08:00", DEFAULT_ZONE);
      if (at > made.clock.now()) await made.tickAt(at.toISOString());
    }
    made.clock.set(instantAt(addDays(until, -1), "23:00", DEFAULT_ZONE).toISOString());
    await made.tick();
  }
});

/** Every rung of the unit's ladder up to `last`. */
function offsetsUntil(dueOn: LocalDate, last: LocalDate): number[] {
  const offsets = DEFAULT_LADDER.before.filter((offset) => rungDay(dueOn, offset, calendar) <= last);
  for (let offset = 1; rungDay(dueOn, offset, calendar) <= last; offset += DEFAULT_LADDER.overdueEvery)
    offsets.push(offset);
  return offsets;
}

/** The shipped catalogue with its sample units as if they were real. */
function shippedWithSample(): Catalogue {
  const read = readYamlCatalogue(readFileSync(SHIPPED, "utf8"), "hai-phong-2025.yaml");
  if (!read.ok) throw new Error("the shipped catalogue has faults");
  const { catalogue } = read;
  const sample = catalogue.sample?.units ?? [];
  return {
    ...catalogue,
    units: [...catalogue.units, ...sample],
    sets: catalogue.sets.map((set) => ({
      ...set,
      members: [...set.members, ...sample.filter((unit) => unit.sets.includes(set.code)).map(({ code }) => code)],
    })),
  };
}
