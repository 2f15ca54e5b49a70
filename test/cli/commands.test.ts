import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { oneBackend } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import type { StatusShape, TaskShape, UnitShape } from "./shapes.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const COMMANDS = "import invite units tasks preview status ledger chat doctor migrate".split(" ");
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+07:00$/;

describe.each(oneBackend)("the command line on $name", (backend) => {
  let desk: OfficeDesk;
  beforeAll(async () => {
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
  });
  afterAll(() => desk.close());

  /** The one line a refusal is. */
  async function refusal(argv: readonly string[]): Promise<string> {
    const { stdout, stderr, exitCode } = await desk.cli(argv);
    expect({ stdout, exitCode, lines: stderr.trimEnd().split("\n").length }).toEqual({
      stdout: "",
      exitCode: 1,
      lines: 1,
    });
    return stderr;
  }

  describe("before there is a plan", () => {
    it.each([["tasks"], ["status"], ["preview", "--from", "2025-01-01", "--to", "2025-01-31"]])(
      "%s says how to load one",
      async (...argv) => {
        expect(await refusal(argv)).toContain("nhacviec import");
        expect(await refusal([...argv, "--json"])).toContain("nhacviec import");
      },
    );

    it("units, ledger and chat have nothing to show, and that is no fault", async () => {
      for (const command of ["units", "ledger", "chat"]) expect(await desk.json(command)).toEqual([]);
    });

    it("a word said by nobody is refused with what to do", async () => {
      expect(await refusal(["chat", "--say", "/viec"])).toContain("nhacviec invite");
    });

    it("doctor finds nothing to mend and says what is still missing", async () => {
      const { ok, findings } = await desk.json<{ ok: boolean; findings: { check: string; text: string }[] }>("doctor");
      expect(ok).toBe(true);
      expect(findings.find(({ check }) => check === "plan")?.text).toContain("nhacviec import");
    });
  });

  describe("with the plan of 2025", () => {
    beforeAll(async () => {
      await desk.json("import", CATALOGUE);
    });

    it.each(COMMANDS)("%s --help says how it is used, and --json leaves that alone", async (command) => {
      for (const argv of [
        [command, "--help"],
        [command, "-h", "--json"],
      ]) {
        const { stdout, stderr, exitCode } = await desk.cli(argv);
        expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
        expect(stdout).toContain(`nhacviec ${command}`);
      }
    });

    it("without a command shows them all", async () => {
      const { stdout, exitCode } = await desk.cli([]);
      expect(exitCode).toBe(0);
      for (const command of COMMANDS) expect(stdout).toContain(`  ${command} `);
    });

    it.each<[argv: string[], said: string[]]>([
      [["nope"], ["“nope”", ...COMMANDS]],
      [
        ["units", "--nope"],
        ["--nope", "nhacviec units"],
      ],
      [["units", "extra"], ["nhacviec units"]],
      [["import"], ["nhacviec import FILE"]],
      [
        ["invite", "--unit"],
        ["--unit", "cần một giá trị"],
      ],
      [
        ["units", "--json=yes"],
        ["--json", "không nhận giá trị"],
      ],
      [["invite", "--role", "officer"], ["--unit"]],
      [
        ["invite", "--unit", "Văn phòng Sở", "--role", "boss"],
        ["“boss”", "officer, head, coordinator, leader, admin"],
      ],
      [
        ["invite", "--unit", "Sao Hỏa", "--role", "officer"],
        ["“Sao Hỏa”", "nhacviec units"],
      ],
      [["invite", "--unit", "Phòng Tài chính", "--role", "officer"], ["Phòng Kế hoạch - Tài chính"]],
      [
        ["invite", "--unit", "Văn phòng Sở", "--name", "=1+1 <img src=x>"],
        ["“=1+1 <img src=x>”", "--name"],
      ],
      [["preview"], ["--from", "--to"]],
      [
        ["preview", "--from", "2025-02-30", "--to", "2025-03-01"],
        ["--from", "“2025-02-30”"],
      ],
      [
        ["preview", "--from", "2025-03-02", "--to", "2025-03-01"],
        ["2025-03-02", "2025-03-01"],
      ],
      [
        ["ledger", "--from", "2025-03-02", "--to", "2025-03-01"],
        ["2025-03-02", "2025-03-01"],
      ],
      [
        ["ledger", "--to", "hôm nay"],
        ["--to", "“hôm nay”"],
      ],
      [
        ["status", "--at", "2025-03-07"],
        ["--at", "“2025-03-07”"],
      ],
      [["status", "--at", "2025-03-07T08:00:00"], ["--at"]],
      [["status", "--at", "2025-03-07T25:00:00+07:00"], ["--at"]],
      [["status", "--at", "2025-02-30T08:00:00+07:00"], ["--at"]],
    ])("%j is refused in one line", async (argv, said) => {
      const line = await refusal(argv);
      for (const words of said) expect(line).toContain(words);
    });

    it("tasks has the 18 rows, every obligation of the body, in the contract's shape", async () => {
      const tasks = await desk.json<TaskShape[]>("tasks");
      const codes = tasks.map(({ code }) => code);
      expect(codes.slice(0, 18)).toEqual(Array.from({ length: 18 }, (_, index) => String(index + 1)));
      const targets = Array.from({ length: 9 }, (_, index) => `CT${index + 1}`);
      expect(codes).toEqual(expect.arrayContaining(["BC", "DT", "KHDV", ...targets]));
      for (const task of tasks) {
        const { leadUnits, supportingUnits, deadline, products, metrics } = task;
        expect([leadUnits, supportingUnits, products, metrics].every(Array.isArray)).toBe(true);
        expect(deadline.dueOn === null || /^\d{4}-\d{2}-\d{2}$/.test(deadline.dueOn)).toBe(true);
        expect(deadline.rule).toMatch(/^(standing|(before|on) \d{4}-\d{2}-\d{2}|end \d{4}(-(Q[1-4]|H[12]|\d{2}))?)$/);
        for (const { op, value, unit } of metrics)
          expect([typeof op, typeof value, typeof unit]).toEqual(["string", "number", "string"]);
      }
    });

    it("status has one item per task, period and unit, with row 12 for the year and its twelve months", async () => {
      const { plan, at, items } = await desk.json<StatusShape>("status");
      expect({ plan, at }).toEqual({ plan: "CCHC-2025", at: "2025-01-06T07:55:00+07:00" });
      const twelve = items.filter(({ task }) => task === "12").map(({ period }) => period);
      const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);
      expect([...twelve].sort()).toEqual(["2025", ...months].sort());
      expect(items.find(({ task }) => task === "1")).toMatchObject({
        period: "2025",
        unit: "Văn phòng Sở",
        dueOn: "2025-01-14",
        process: "not_started",
        updates: 0,
      });
      for (const { dueOn, process, due } of items) {
        expect(dueOn === null || /^\d{4}-\d{2}-\d{2}$/.test(dueOn)).toBe(true);
        expect(["not_started", "in_progress", "awaiting_confirmation", "done", "paused", "not_applicable"]).toContain(
          process,
        );
        expect(["upcoming", "due_soon", "overdue", "done_on_time", "done_late"]).toContain(due);
      }
    });

    it("invite gives a one-time code that links a person, and ends a week later", async () => {
      const invited = await desk.json<{ code: string; expiresAt: string; telegramLink?: string }>(
        ...["invite", "--unit", "van phong so", "--role", "officer", "--name", "Nguyễn Thị Lan"],
      );
      expect(invited.code).toMatch(/^[A-Z0-9]{8}$/);
      expect(invited.expiresAt).toMatch(INSTANT);
      expect(invited.telegramLink).toBeUndefined();
      const linked = await desk.talk.answer({
        key: "1",
        chat: { channel: "rehearsal", chatId: "u1", kind: "private" },
        from: { userId: "u1", name: "Lan" },
        messageId: "1",
        text: `/start ${invited.code}`,
        addressed: true,
        via: "text",
      });
      expect(linked?.text.text).toContain("Đã liên kết");
      const units = await desk.json<UnitShape[]>("units");
      expect(units.find(({ name }) => name === "Văn phòng Sở")?.officers).toEqual([
        { name: "Nguyễn Thị Lan", role: "officer" },
      ]);
    });

    it("chat says a line as a person by name, part of a name, number or role, and refuses what the person may not", async () => {
      for (const person of ["Nguyễn Thị Lan", "lan", "1", "officer Văn phòng Sở"]) {
        const said = await desk.json<{ person: string; text: string }>(
          "chat",
          "--as",
          person,
          "--say",
          "/capnhat 7 82%",
        );
        expect(said.person).toBe("Nguyễn Thị Lan");
        expect(said.text).toContain("82 %");
      }
      expect(await refusal(["chat", "--as", "Không Ai", "--say", "/viec"])).toContain("“Không Ai”");
      const stays = await desk.json<{ text: string }>("chat", "--as", "Lan", "--say", "/capnhat 17 40%");
      expect(stays.text).toContain("Phòng Kế hoạch - Tài chính");
      const { items } = await desk.json<StatusShape>("status");
      expect(items.find(({ task }) => task === "7")?.metrics).toMatchObject([{ id: "7", value: 82, met: true }]);
      expect(items.find(({ task }) => task === "17")?.updates).toBe(0);
    });

    it("chat takes a link code nobody is named for as a newcomer's, and one that is named for as a further role", async () => {
      const code = async (...options: string[]) =>
        (await desk.json<{ code: string }>("invite", "--unit", "Thanh tra Sở", ...options)).code;
      const roles = async (name: string) =>
        (await desk.json<{ name: string; memberships: { role: string; unit: string }[] }[]>("chat"))
          .filter((person) => person.name === name)
          .flatMap(({ memberships }) => memberships.map(({ role, unit }) => `${role} ${unit}`));
      const said = ["chat", "--say", `liên kết ${await code("--role", "officer", "--name", "Bình")}`];
      const linked = await desk.json<{ person: string; text: string }>(...said);
      expect(linked).toMatchObject({ person: "Bình", text: expect.stringContaining("Đã liên kết: Bình") });
      expect(await roles("Bình")).toEqual(["officer Thanh tra Sở"]);
      // The same code again is nobody's.
      expect(await desk.json(...said)).toMatchObject({ id: null, person: null });
      await desk.json("chat", "--as", "Bình", "--say", `/start ${await code("--role", "head")}`);
      expect((await roles("Bình")).sort()).toEqual(["head Thanh tra Sở", "officer Thanh tra Sở"]);
    });

    it("chat takes every line of a long file: whoever pipes it in waits for each answer", async () => {
      for (let line = 1; line <= 25; line++)
        expect(await desk.json("chat", "--as", "Lan", "--say", "/viec")).toMatchObject({
          text: expect.not.stringContaining("hơi nhanh"),
        });
    });

    it("status --at tells how it stood then, not how it stands", async () => {
      desk.clock.set("2025-02-10T09:00:00+07:00");
      await desk.json("chat", "--as", "Lan", "--say", "/capnhat 7 91%");
      const seven = async (at: string) => {
        const { items } = await desk.json<StatusShape>("status", "--at", at);
        return items.find(({ task }) => task === "7")?.metrics[0]?.value;
      };
      expect(await seven("2025-01-05T00:00:00+07:00")).toBeNull();
      expect(await seven("2025-02-01T00:00:00Z")).toBe(82);
      expect(await seven("2025-02-10T09:00:01+07:00")).toBe(91);
    });

    it("status goes by what is on record, whatever a clock shows that is behind it and runs meanwhile", async () => {
      let read = new Date("2025-02-01T09:00:00+07:00").getTime();
      const clock = vi.spyOn(desk.clock, "now").mockImplementation(() => new Date(read++));
      try {
        const seven = async (...at: string[]) => {
          const { items } = await desk.json<StatusShape>("status", ...at);
          return items.find(({ task }) => task === "7")?.metrics[0]?.value;
        };
        expect(await seven()).toBe(91);
        expect(await seven("--at", "2025-02-05T09:00:00+07:00")).toBe(82);
      } finally {
        clock.mockRestore();
      }
    });

    it("migrate may be run again and says which store it is", async () => {
      expect(await desk.json("migrate")).toMatchObject({ store: desk.office.database.kind });
    });

    it("doctor calls a year without announced days off a fault, prints its findings all the same, and exits 1", async () => {
      const { code } = (await desk.office.plan()) ?? { code: "" };
      expect(code).toBe("CCHC-2025");
      const next = fileURLToPath(new URL("fixtures/plan-2031.csv", import.meta.url));
      await desk.json("import", next, "--plan", "CCHC-2031");
      const { stdout, stderr, exitCode } = await desk.cli(["doctor", "--json"]);
      expect(exitCode).toBe(1);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
      const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { check: string; ok: boolean | null }[] };
      expect(ok).toBe(false);
      expect(findings.filter((finding) => finding.ok === false).map(({ check }) => check)).toEqual(["calendar"]);
      const words = await desk.cli(["doctor"]);
      expect(words.stdout).toContain("✘ Năm 2031 chưa có lịch nghỉ");
    });
  });
});
