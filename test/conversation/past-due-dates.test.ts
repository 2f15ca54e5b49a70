import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importPlan } from "../../src/office/import-plan.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

describe.each(oneBackend)("the status of an earlier moment, on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    binh = room.person("Bình");
  });
  afterAll(() => room.close());

  async function extended(asked: string, to: string, granted: string): Promise<void> {
    room.clock.set(asked);
    await room.says(an, `/giahan 1 ${to} chờ số liệu`);
    room.clock.set(granted);
    await room.says(binh, "/duyet 1");
  }

  async function at(instant?: string) {
    const summary = await room.office.summary({ kind: "plan" }, instant ? new Date(instant) : undefined);
    const item = summary?.items.find(({ task }) => task === "1");
    return [item?.dueOn, item?.due];
  }

  it("has the due date of then: an extension is not there before it is granted", async () => {
    await extended("2025-01-13T08:00:00+07:00", "20/1", "2025-01-15T08:00:00+07:00");
    await extended("2025-01-19T08:00:00+07:00", "24/1", "2025-01-20T08:00:00+07:00");
    room.clock.set("2025-02-03T08:00:00+07:00");
    expect(await at("2025-01-14T08:00:00+07:00")).toEqual(["2025-01-14", "due_soon"]);
    expect(await at("2025-01-15T07:59:00+07:00")).toEqual(["2025-01-14", "overdue"]);
    expect(await at("2025-01-15T08:00:00+07:00")).toEqual(["2025-01-20", "due_soon"]);
    expect(await at("2025-01-22T08:00:00+07:00")).toEqual(["2025-01-24", "due_soon"]);
    expect(await at()).toEqual(["2025-01-24", "overdue"]);
  });

  it("has the due date of then: a version of the plan has not moved it before it came, nor what it made void", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-moved-"));
    const file = path.join(folder, "version.yaml");
    try {
      room.clock.set("2025-02-04T08:00:00+07:00");
      writeFileSync(file, readFileSync(CATALOGUE, "utf8").replace("rule: before 2025-01-15", "rule: on 2025-02-28"));
      expect(await importPlan(room.office, { file, dryRun: false })).toMatchObject({ ok: true, applied: true });
    } finally {
      rmSync(folder, { recursive: true });
    }
    room.clock.set("2025-02-10T08:00:00+07:00");
    expect(await at()).toEqual(["2025-02-28", "upcoming"]);
    expect(await at("2025-02-04T07:59:00+07:00")).toEqual(["2025-01-24", "overdue"]);
    expect(await at("2025-01-14T08:00:00+07:00")).toEqual(["2025-01-14", "due_soon"]);
  });
});
