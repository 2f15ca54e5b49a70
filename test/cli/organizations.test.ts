import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkWall } from "../../src/cli/doctor/check-wall.js";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runWithoutStore } from "../../src/cli/run-request.js";
import { say } from "../../src/domain/say.js";
import { backends } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";

const AT = "2025-01-06T07:55:00+07:00";

describe.each(backends)("nhacviec organizations on $name", (backend) => {
  const isServer = backend.name !== "embedded store";
  let desk: OfficeDesk;
  beforeAll(async () => {
    desk = await officeDesk(backend, AT);
  });
  afterAll(() => desk.close());

  it("lists what a store has that nobody named: one, by the code every process may leave out", async () => {
    expect(await desk.json("organizations")).toEqual([{ code: "default", name: "", place: "" }]);
    expect((await desk.cli(["organizations"])).stdout).toContain("default: chưa có tên");
  });

  it.skipIf(isServer)("adds none to a store of one process", async () => {
    const { exitCode, stderr } = await desk.cli(["organizations", "add", "so-b"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining("nhacviec move") });
  });

  it.skipIf(!isServer)("adds one, once, under a code that can be one, and says what to do next", async () => {
    for (const [code, words] of [
      ["Sở B", "không hợp lệ"],
      ["a".repeat(41), "không hợp lệ"],
      ["default", "Đã có"],
    ] as const)
      expect(await desk.cli(["organizations", "add", code])).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining(words),
      });
    const { stdout, exitCode } = await desk.cli(["organizations", "add", "so-b"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("ORGANIZATION=so-b");
    expect(stdout).toContain("default, so-b");
    expect(await desk.cli(["organizations", "add", "so-b"])).toMatchObject({ exitCode: 1 });
  });

  it.skipIf(!isServer)("and migrate work where it is not clear which one is meant", async () => {
    const context = { config: desk.config, clock: desk.clock, texts: desk.office.texts, problem: say("cli-no-plan") };
    for (const [argv, words] of [
      [["organizations"], "so-b"],
      [["migrate"], "mới nhất"],
    ] as const) {
      const parsed = parseCommandLine(argv, desk.office.texts);
      if (parsed.kind === "answer") throw new Error(parsed.answer.stderr);
      expect(await runWithoutStore(parsed, context)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(words),
      });
    }
  });

  it("are told by doctor whether the server keeps them apart, and how to mend it where that matters", async () => {
    const { office, config } = desk;
    const found = async (wall: typeof office.database.wall) =>
      (await checkWall({ ...office, database: { ...office.database, wall } }, config)).map(({ ok, say: line }) => ({
        ok,
        text: office.texts.plain("vi", line),
      }));
    const now = await found(office.database.wall);
    if (!isServer) expect(now).toEqual([]);
    else {
      expect(now).toEqual([{ ok: true, text: expect.stringContaining("“default”") }]);
      expect(await found("no-role")).toEqual([
        { ok: false, text: expect.stringContaining("grant nhacviec_office to") },
      ]);
      expect(await found("pooler")).toEqual([{ ok: false, text: expect.stringContaining("PgBouncer") }]);
    }
  });
});
