import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildProgram, type Program, run } from "../support/program.js";
import { type ServiceProcess, startProcess } from "../support/service-process.js";

/* One installation from its first start to its third, told in order: each start costs seconds. */

// Each start of the program takes a second on an idle machine and many on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let program: Program;
let folder: string;
let service: ServiceProcess;

beforeAll(async () => {
  program = await buildProgram();
  folder = await program.folder();
  service = await startProcess(program, { DATA_DIR: folder });
});

afterAll(async () => {
  await service?.end("SIGKILL");
  program.remove();
});

async function get(path: string): Promise<Response> {
  return fetch(`${service.url}${path}`);
}

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${service.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: service.url },
    body: JSON.stringify(body),
  });
}

function nhacviec(args: readonly string[], input = "") {
  return run(program.cli, args, { DATA_DIR: folder }, input);
}

type Person = { id: string; name: string; role: string; unit: string };

async function person(role: string, unit?: string): Promise<Person> {
  const people = (await (await get("/rehearsal/people")).json()) as Person[];
  const found = people.find((one) => one.role === role && (unit === undefined || one.unit === unit));
  if (!found) throw new Error(`no ${role} in the sample`);
  return found;
}

it("says in one log line where it listens, port and address", () => {
  const line = service.lines.find((candidate) => candidate.port !== undefined);
  expect(line?.port).toBeGreaterThan(0);
  expect(line?.msg).toContain(`http://127.0.0.1:${service.port}/`);
});

it("answers the probes once it is up, and shows its numbers to Prometheus", async () => {
  expect((await get("/healthz")).status).toBe(200);
  const ready = await get("/readyz");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    ok: true,
    parts: { store: { ok: true }, rehearsal: { ok: true }, reminders: { ok: true } },
  });
  expect(await (await get("/metrics")).text()).toMatch(/^nhacviec_outbox_waiting 0$/m);
});

it("opens at 07:55 on Monday 06/01/2025 with the page, the people and the groups of the sample", async () => {
  const page = await get("/");
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await page.text()).toContain('lang="vi"');
  const clock = JSON.stringify(await (await get("/rehearsal/clock")).json());
  expect(clock).toContain("2025-01-06T07:5");
  for (const role of ["officer", "head", "coordinator", "leader"]) expect((await person(role)).name).not.toBe("");
});

it("takes a figure typed on the page and says what became of it", async () => {
  const officer = await person("officer", "Văn phòng Sở");
  const said = await post("/rehearsal/messages", { personId: officer.id, chatId: "private", text: "/capnhat 7 82%" });
  expect(said.status).toBe(202);
  const status = JSON.parse((await nhacviec(["status", "--json"])).stdout);
  const seven = status.items.find((item: { task: string }) => item.task === "7");
  expect(seven.metrics[0]).toMatchObject({ id: "7", value: 82, met: true, updatedBy: officer.name });
});

it("moves on to the next reminder, which then is in the ledger as sent", async () => {
  const moved = await post("/rehearsal/advance", { to: "next" });
  expect(moved.status).toBe(200);
  expect(JSON.stringify(await moved.json())).toContain("2025-01-06T08:00");
  const ledger = JSON.parse((await nhacviec(["ledger", "--json"])).stdout) as { state: string; at: string }[];
  expect(ledger.length).toBeGreaterThan(0);
  expect(new Set(ledger.map((row) => row.state))).toEqual(new Set(["sent"]));
});

it("lets the terminal talk through it: a pipe is read to its end", async () => {
  const { name } = await person("officer", "Văn phòng Sở");
  const chat = await nhacviec(["chat", "--as", name], "/capnhat 9 55%\n/lichsu 9\n");
  expect(chat).toMatchObject({ exitCode: 0, stderr: "" });
  expect(chat.stdout).toContain("chưa có số → 55 %");
  expect(chat.stdout).toContain(name);
  // "An" is a part of many names, and one person's given name.
  const byGivenName = await nhacviec(["chat", "--as", "An"], "/trogiup\n");
  expect(byGivenName.stdout).toContain("Nguyễn Văn An");
});

it("refuses a second service on the same folder, in one line that names the folder", async () => {
  const second = await run(program.main, [], { DATA_DIR: folder, PORT: "0" });
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toContain(folder);
  expect(second.stderr.trim().split("\n")).toHaveLength(1);
});

it("goes on after kill -9 where it stood, clock and figures included", async () => {
  expect(await service.end("SIGKILL")).toBeNull();
  service = await startProcess(program, { DATA_DIR: folder });
  expect(JSON.stringify(await (await get("/rehearsal/clock")).json())).toContain("2025-01-06T08:0");
  const status = JSON.parse((await nhacviec(["status", "--json"])).stdout);
  const figures = status.items.flatMap((item: { metrics: { id: string; value: number | null }[] }) => item.metrics);
  expect(figures.find(({ id }: { id: string }) => id === "7").value).toBe(82);
});

it("finishes the request in hand on SIGTERM, keeps its clock, and exits 0", async () => {
  const inHand = post("/rehearsal/advance", { to: "week" });
  // The server has taken the request once it answers one sent after it.
  await get("/healthz");
  const stopped = service.end("SIGTERM");
  expect((await inHand).status).toBe(200);
  expect(await stopped).toBe(0);
  service = await startProcess(program, { DATA_DIR: folder });
  expect(JSON.stringify(await (await get("/rehearsal/clock")).json())).toContain("2025-01-13T08:0");
});
