import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../src/storage/rows-of.js";
import { verifyHistory } from "../../src/storage/verify-history.js";
import { type Heard, openRoom, type Person, type Room } from "../conversation/room.js";
import { backends } from "../support/backends.js";
import { chatLine } from "./chat-lines.js";
import { digestOf, FUZZ_TIMEOUT_MS, fuzz } from "./fuzz.js";

/** What a template leaves behind that was not filled. */
const UNFILLED = /\bundefined\b|\bNaN\b|\[object |\{\s*\$\w+\s*\}/;
const MOST_CHARACTERS = 20_000;
/** Telegram's callback_data. */
const MOST_BYTES = 64;
const ODD = "{ $n }";

const STRANGER: Person = { userId: "nobody-knows", name: "Người lạ" };
const ROLES = ["An", "Bình", "Cúc", "Ánh", "Sơn"] as const;
type Turn = { readonly text: string; readonly press: number | null; readonly group: boolean };
const turn: fc.Arbitrary<Turn> = fc.record({
  text: chatLine,
  press: fc.option(fc.nat(5), { freq: 3 }),
  group: fc.boolean(),
});
const talk = fc.array(turn, { minLength: 1, maxLength: 4 });

describe.each(backends)("whatever people say, on $name", (backend) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom(backend);
  });
  afterAll(() => room.close());

  /** Says it all, one after the other; a button of the answer before is pressed where the turn asks for it. */
  async function say(person: Person, turns: readonly Turn[]): Promise<void> {
    // Past every dialogue, undo and flood window; a whole year of this would leave the plan's own.
    room.later(1);
    let heard: Heard | null = null;
    for (const { text, press, group } of turns) {
      const choices: Heard["choices"] = heard?.choices ?? [];
      const choice = press === null ? undefined : choices[press % choices.length];
      const manner = group ? { group: "VP", addressed: true } : {};
      heard = choice
        ? await room.hears(person, choice.value, { ...manner, via: "button" })
        : await room.hears(person, text, manner);
      if (!heard) continue;
      expect({ text, answer: heard.text.replaceAll(ODD, "").match(UNFILLED)?.[0] ?? null }).toEqual({
        text,
        answer: null,
      });
      expect(heard.text.length).toBeLessThan(MOST_CHARACTERS);
      expect(heard.text.trim()).not.toBe("");
      for (const { label, value } of heard.choices) {
        expect(label.trim()).not.toBe("");
        expect(Buffer.byteLength(value)).toBeLessThanOrEqual(MOST_BYTES);
      }
    }
  }

  const rows = (query: Parameters<typeof rowsOf>[1]) => rowsOf(room.office.database.db, query);

  it(
    "a stranger is answered, and changes nothing at all",
    async () => {
      const before = await digestOf(room.office.database.db);
      await fuzz(talk, 20, (turns) => say(STRANGER, turns));
      expect(await digestOf(room.office.database.db)).toBe(before);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    "an officer writes for the own unit and for no other",
    async () => {
      const an = room.person("An");
      await fuzz(talk, 50, (turns) => say(an, turns));
      const written = await rows(
        sql`select count(*)::int as "count" from progress_updates where officer_id = ${an.userId}`,
      );
      expect(Number(written[0]?.count)).toBeGreaterThan(2);
      const elsewhere = await rows(
        sql`select p.id from progress_updates p join occurrences o on o.id = p.occurrence_id
            where p.officer_id = ${an.userId} and o.unit_id not in
              (select m.unit_id from memberships m where m.officer_id = ${an.userId} and m.unit_id is not null)`,
      );
      expect(elsewhere).toEqual([]);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    "nothing breaks, no figure leaves its range, and the history stays whole",
    async () => {
      const people = fc
        .constantFrom(...ROLES, "admin")
        .map((given) => (given === "admin" ? { userId: "admin", name: "Quản trị" } : room.person(given)));
      await fuzz(fc.tuple(people, talk), 60, ([person, turns]) => say(person, turns));
      const { office } = room;
      const figures = await rows(sql`select value, numerator, denominator from figures`);
      expect(figures.length).toBeGreaterThan(1);
      const wild = figures.filter(({ value, numerator, denominator }) => {
        const parts = numerator === null || (Number(denominator) > 0 && Number(numerator) >= 0);
        return !Number.isFinite(value) || Number(value) < 0 || !parts;
      });
      expect(wild).toEqual([]);
      const shares = await rows(
        sql`select f.value from figures f join occurrences o on o.id = f.occurrence_id join tasks t on t.id = o.task_id,
            jsonb_array_elements(t.draft->'metrics') m
            where m->>'id' = f.metric_id and m->'target'->>'unit' = '%' and f.value > 100`,
      );
      expect(shares).toEqual([]);
      expect((await verifyHistory(office.database.db, office.organization.id)).misfit).toBeNull();
      expect(await rows(sql`select id from organizations`)).toHaveLength(1);
    },
    FUZZ_TIMEOUT_MS,
  );
});
