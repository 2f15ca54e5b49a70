import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runCommandLine } from "../../src/cli/run-request.js";
import { planDue } from "../../src/reminders/plan-due.js";
import { planningOf } from "../../src/service/reminding.js";
import { openApi } from "../../src/web/api/open-api.js";
import { LEDGER, STATUS, TASKS } from "../../src/web/api/schemas.js";
import { backends } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { aDashboard, type DashboardRig, playedWeeks } from "./a-dashboard.js";

describe.each(backends)("the read API ($name)", (backend) => {
  let rig: DashboardRig;
  let token: string;
  beforeAll(async () => {
    rig = await aDashboard(backend);
    await playedWeeks(rig);
    token = (await made("Cổng nội bộ")).token;
  });
  afterAll(() => rig.close());

  async function cli(...argv: string[]) {
    const parsed = parseCommandLine(argv, rig.office.texts);
    if (parsed.kind === "answer") return parsed.answer;
    const talk = () => Promise.reject(new Error("nobody talks"));
    return runCommandLine(parsed, {
      office: rig.office,
      config: configOf({}),
      talk,
      directory: ".",
      progress: () => undefined,
    });
  }
  const json = async (...argv: string[]) => JSON.parse((await cli(...argv, "--json")).stdout);
  const made = async (name: string, ...more: string[]): Promise<{ id: number; token: string }> =>
    json("token", "create", "--name", name, ...more);
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    rig.request(`/api/v1/${path}`, { method, headers: { authorization: `Bearer ${token}`, ...headers } });

  it("gives the documents of the command line, word for word, and they are what the description says", async () => {
    const pairs = [
      ["status", ["status"], STATUS],
      ["status?at=2025-02-01T08:00:00%2B07:00", ["status", "--at", "2025-02-01T08:00:00+07:00"], STATUS],
      ["tasks", ["tasks"], TASKS],
      ["ledger?from=2025-01-01&to=2025-12-31", ["ledger", "--from", "2025-01-01", "--to", "2025-12-31"], LEDGER],
    ] as const;
    for (const [path, argv, schema] of pairs) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, "application/json"]);
      const document = await answer.json();
      expect(document).toEqual(await json(...argv));
      expect(schema.safeParse(document).error).toBeUndefined();
    }
    expect(STATUS.parse(await (await get("status")).json()).items.length).toBeGreaterThan(50);
  });

  it("holds the ledger's rows to the same description", async () => {
    await planDue(planningOf(rig.office));
    const { listLedger } = await import("../../src/storage/ledger.js");
    const { ledgerDocument } = await import("../../src/service/documents.js");
    const { ledger, occurrences } = await import("../../src/storage/schema.js");
    const { db } = rig.office.database;
    const [duty] = await db.select().from(occurrences).limit(1);
    const at = rig.clock.now();
    const row = { saidKey: "test", audience: "unit", rung: "T-3", slotAt: at, state: "sent", at } as const;
    await db
      .insert(ledger)
      .values({ organizationId: rig.office.organization.id, occurrenceId: duty?.id ?? null, ...row });
    const rows = await listLedger(db, rig.office.organization.id, {});
    expect(rows.length).toBeGreaterThan(0);
    expect(LEDGER.safeParse(ledgerDocument(rows, rig.office)).error).toBeUndefined();
  });

  it("gives what was said on a day, also where its slot was another: a morning made up for after downtime", async () => {
    const { ledger, occurrences } = await import("../../src/storage/schema.js");
    const { db } = rig.office.database;
    const [duty] = await db.select().from(occurrences).limit(1);
    const said = { saidKey: "made-up", audience: "unit", rung: "T-1", state: "sent" } as const;
    const slotAt = new Date("2025-01-24T08:00:00+07:00");
    const at = new Date("2025-01-25T10:00:00+07:00");
    await db
      .insert(ledger)
      .values({ organizationId: rig.office.organization.id, occurrenceId: duty?.id ?? null, ...said, slotAt, at });
    const on = async (day: string) => (await (await get(`ledger?from=${day}&to=${day}`)).json()) as { at: string }[];
    expect((await on("2025-01-25")).map((row) => row.at)).toEqual(["2025-01-25T10:00:00+07:00"]);
    expect(await on("2025-01-24")).toEqual([]);
  });

  it("describes itself to anybody, from the same schemas", async () => {
    const answer = await rig.request("/api/v1/openapi.json");
    expect(answer.status).toBe(200);
    const description = (await answer.json()) as ReturnType<typeof openApi>;
    expect(description).toEqual(JSON.parse(JSON.stringify(openApi())));
    expect(Object.keys(description.paths)).toEqual(["/api/v1/status", "/api/v1/tasks", "/api/v1/ledger"]);
  });

  it("answers 304 while nothing has changed, and 200 once something has", async () => {
    for (const path of ["status", "tasks", "ledger"]) {
      const etag = (await get(path)).headers.get("etag") ?? "";
      rig.clock.set(new Date(rig.clock.now().getTime() + 1_000).toISOString());
      const again = await get(path, { "if-none-match": etag });
      expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
    }
    const etag = (await get("status")).headers.get("etag") ?? "";
    await rig.say("Nguyễn Văn An", "/capnhat 7 840/1000");
    expect((await get("status", { "if-none-match": etag })).status).toBe(200);
  });

  it.each([
    ["no token", "status", { authorization: "" }, 401],
    ["a forged token", "status", { authorization: `Bearer ${"A".repeat(43)}` }, 401],
    ["another scheme", "status", { authorization: "Basic eDp5" }, 401],
    ["a moment without its offset", "status?at=2025-02-01T08:00", {}, 400],
    ["a day that is none", "ledger?from=2025-02-30", {}, 400],
    ["a moment on a day that is none", "status?at=2025-02-30T08:00:00Z", {}, 400],
    ["a stretch that ends before it begins", "ledger?from=2025-03-02&to=2025-03-01", {}, 400],
    ["a path that is not there", "units", {}, 404],
  ])("refuses %s in a form programs read", async (_what, path, headers, status) => {
    const answer = await get(path, headers);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json; charset=utf-8",
    ]);
    expect(await answer.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(answer.headers.get("www-authenticate")).toBe(status === 401 ? 'Bearer realm="nhacviec"' : null);
  });

  it("reads only: HEAD is answered, anything else is 405", async () => {
    expect((await get("tasks", {}, "HEAD")).status).toBe(200);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const answer = await get("tasks", {}, method);
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("lets one token ask sixty times a minute, and says when again; another is not held up", async () => {
    const hasty = (await made("vội")).token;
    const ask = () => get("tasks", { authorization: `Bearer ${hasty}` });
    for (let count = 0; count < 60; count++) expect((await ask()).status).toBe(200);
    const limited = await ask();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await get("tasks")).status).toBe(200);
    rig.clock.set(new Date(rig.clock.now().getTime() + 60_000).toISOString());
    expect((await ask()).status).toBe(200);
  });

  it("keeps of a token its hash, shows it once, notes the day of its last use, and ends with its day or its revocation", async () => {
    const short = await made("ngắn", "--expires", "2025-03-07");
    const open = () => get("tasks", { authorization: `Bearer ${short.token}` });
    expect((await open()).status).toBe(200);
    const listed = await cli("token", "list", "--json");
    expect(listed.stdout).not.toContain(short.token);
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({
        id: short.id,
        name: "ngắn",
        lastUsedOn: "2025-03-07",
        expiresAt: "2025-03-08T00:00:00+07:00",
      }),
    );
    expect((await cli("token", "list")).stdout).toContain("dùng gần nhất 07/03/2025");
    const now = rig.clock.now();
    rig.clock.set("2025-03-08T00:00:00+07:00");
    expect((await open()).status).toBe(401);
    rig.clock.set(now.toISOString());

    const gone = await made("thu hồi");
    expect((await cli("token", "revoke", String(gone.id))).exitCode).toBe(0);
    expect((await get("tasks", { authorization: `Bearer ${gone.token}` })).status).toBe(401);
    expect((await cli("token", "revoke", String(gone.id))).exitCode).toBe(1);
  });

  it.each([
    [["token", "create"], "Cần tên"],
    [["token", "create", "--name", "x", "--expires", "2024-01-01"], "đã qua"],
    [["token", "create", "--name", "x", "--expires", "mai"], "mai"],
    [["token", "revoke"], "Cần số của khóa"],
    [["token", "revoke", "99999"], "Không có khóa số 99999"],
    [["token", "xoa"], "Không hiểu “xoa”"],
  ])("refuses %j with a sentence", async (argv, sentence) => {
    const { exitCode, stderr } = await cli(...argv);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
