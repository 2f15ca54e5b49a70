import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { buildProgram, type Program, run } from "../support/program.js";
import type { ImportShape } from "./shapes.js";

const TABLE = fileURLToPath(new URL("../catalogue/fixtures/plan-table.md", import.meta.url));

// Each start of the program takes a second on an idle machine and many on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let program: Program;
let telegram: TelegramServer;
beforeAll(async () => {
  program = await buildProgram();
  telegram = await startTelegramServer();
});
afterAll(async () => {
  program.remove();
  await telegram.close();
});

const nhacviec = (args: readonly string[], env: NodeJS.ProcessEnv = {}, input = "") =>
  run(program.cli, args, env, input);

it("answers --help, --version and a mistyped command without touching any store", async () => {
  const env = { DATA_DIR: "/nonexistent/never" };
  const asked = [["import", "--help"], ["imprt"], ["--version"]];
  const [help, typo, version] = await Promise.all(asked.map((args) => nhacviec(args, env)));
  expect(version).toMatchObject({
    exitCode: 0,
    stderr: "",
    stdout: expect.stringMatching(/^nhacviec \d+\.\d+\.\d+\n$/),
  });
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  expect(help?.stdout).toContain("nhacviec import FILE");
  expect(typo).toMatchObject({ exitCode: 1, stdout: "" });
  expect(typo?.stderr).toContain("“imprt”");
});

it("loads a table on a bare machine, prints one JSON document and nothing else, and finds it there the next time", async () => {
  const env = { DATA_DIR: `${program.bareFolder()}/not/yet/there` };
  const loaded = await nhacviec(["import", TABLE, "--json"], env);
  expect(loaded).toMatchObject({ exitCode: 0, stderr: "" });
  expect((JSON.parse(loaded.stdout) as ImportShape).tasks).toHaveLength(18);
  const found = await nhacviec(["tasks", "--json"], env);
  expect(found.stderr).toBe("");
  expect(JSON.parse(found.stdout)).toEqual((JSON.parse(loaded.stdout) as ImportShape).tasks);
});

it("ends in peace when whoever reads has read enough", async () => {
  const command = spawn("sh", ["-c", '"$0" "$1" --help | true', process.execPath, program.cli]);
  let said = "";
  command.stderr.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  await once(command, "close");
  expect(said).toBe("");
});

it("chats from a pipe on its own store, as the sample's people, and ends with the input", async () => {
  const env = { DATA_DIR: await program.folder() };
  const said = ":as 1\n/trogiup\n\n:as coordinator\n/thieu\n";
  const chat = await nhacviec(["chat"], env, said);
  expect(chat).toMatchObject({ exitCode: 0, stderr: "" });
  // Nobody is there to choose: it says who speaks and how to name another.
  const [first = ""] = chat.stdout.split("\n");
  expect(first).toContain("Người nói: Nguyễn Văn An (mẫu) — cán bộ đầu mối, Văn phòng Sở");
  expect(first).toContain("--as");
  expect(chat.stdout).not.toContain("Chọn người");
  const unknown = await nhacviec(["chat", "--as=Không Ai"], env, "/viec\n");
  expect(unknown.exitCode).toBe(1);
  expect(unknown.stderr).toContain("“Không Ai”");
});

it("takes a link code from a pipe as a newcomer's, who speaks from then on", async () => {
  const env = { DATA_DIR: `${program.bareFolder()}/newcomer` };
  await nhacviec(["import", TABLE], env);
  const invited = await nhacviec(["invite", "--unit=Văn phòng Sở", "--role=head", "--name=Bình", "--json"], env);
  const { code } = JSON.parse(invited.stdout) as { code: string };
  const { stdout, stderr, exitCode } = await nhacviec(["chat"], env, `/viec\n/start ${code}\n/trogiup\n`);
  // Nobody was there to say the first line.
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining("/start MÃ") });
  expect(stdout).toMatch(/^Đã liên kết: Bình — .*\n.*\nBình \(.*\/duyet/s);
});

it("lists every fault of the environment at once, each with its variable", async () => {
  const env = {
    TELEGRAM_BOT_TOKEN: "s3cret-value",
    PORT: "99999",
    ADMINS: "me",
    CLOCK_SPEED: "0",
    PUBLIC_URL: "ftp://x",
  };
  for (const script of [program.cli, program.main]) {
    const { exitCode, stdout, stderr } = await run(script, ["units"], env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    for (const name of [...Object.keys(env), "WEBHOOK_SECRET"]) expect(stderr).toContain(`${name}: `);
    expect(stderr).not.toContain("s3cret-value");
  }
});

it("says which PostgreSQL does not answer, without the password", async () => {
  const env = { DATABASE_URL: "postgres://bot:s3cret-value@127.0.0.1:1/nhacviec" };
  for (const script of [program.cli, program.main]) {
    const { exitCode, stdout, stderr } = await run(script, ["units"], { ...env, PORT: "0" });
    expect(exitCode).toBe(1);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toContain("127.0.0.1:1");
    expect(stderr).toContain("DATABASE_URL");
    expect(stdout + stderr).not.toContain("s3cret-value");
  }
});

it("lets doctor look at everything else when the store is away, and names each thing to mend", async () => {
  const env = {
    DATABASE_URL: "postgres://bot:s3cret-value@127.0.0.1:1/nhacviec",
    REDIS_URL: "redis://:s3cret-value@127.0.0.1:1",
    TELEGRAM_BOT_TOKEN: "1234567:AAF-wrong_token_for_tests_0123456789",
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  const { exitCode, stdout, stderr } = await nhacviec(["doctor", "--json"], env);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("3 lỗi");
  const { findings } = JSON.parse(stdout) as { findings: { check: string; ok: boolean | null; text: string }[] };
  const faults = findings.filter(({ ok }) => ok === false);
  expect(faults.map(({ check }) => check)).toEqual(["store", "dialogues", "telegram"]);
  const advice = ["DATABASE_URL", "REDIS_URL", "TELEGRAM_BOT_TOKEN"];
  for (const [index, variable] of advice.entries()) expect(faults[index]?.text).toContain(variable);
  expect(findings.find(({ check }) => check === "fonts")?.ok).toBe(true);
  expect(stdout + stderr).not.toMatch(/s3cret-value|AAF-wrong/);
});

it("doctor finds a right token well, and invite gives a link that opens the bot", async () => {
  const env = {
    DATA_DIR: await program.folder(),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  const doctor = await nhacviec(["doctor"], env);
  expect(doctor).toMatchObject({ exitCode: 0, stderr: "" });
  expect(doctor.stdout).toContain(`@${telegram.bot.username}`);
  const invited = await nhacviec(["invite", "--role", "admin", "--json"], env);
  const { code, telegramLink } = JSON.parse(invited.stdout) as { code: string; telegramLink: string };
  expect(telegramLink).toBe(`https://t.me/${telegram.bot.username}?start=${code}`);
});

it("says so when the data folder can't be one", async () => {
  const { exitCode, stderr } = await nhacviec(["units"], { DATA_DIR: "/dev/null/data" });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("DATA_DIR");
});
