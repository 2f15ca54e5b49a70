import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/storage/database.js";
import { askHolder, FolderInUse, type FolderLock, HolderSilent, lockFolder } from "../../src/storage/folder-lock.js";
import { ensureOrganization, readSetting } from "../../src/storage/organization.js";

const HOLDER = fileURLToPath(new URL("hold-folder.ts", import.meta.url));
const REQUEST = { argv: ["tasks", "--json"], directory: "/" };
const NAMES = [
  ["a short name", "du-lieu"],
  ["a long name", "du-lieu-".repeat(20)],
  ["a name short in letters and long in bytes", "ữ".repeat(45)],
] as const;

describe("the lock of a folder", () => {
  let root: string;
  let held: FolderLock[];
  let children: ChildProcess[];

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "nhacviec-lock-"));
    held = [];
    children = [];
  });
  afterEach(async () => {
    for (const lock of held) await lock.release();
    for (const child of children) await killed(child);
    rmSync(root, { recursive: true, force: true });
  });

  async function take(folder: string): Promise<FolderLock> {
    const lock = await lockFolder(folder);
    held.push(lock);
    return lock;
  }

  /** A process of its own that does as hold-folder.ts says; resolves with its lines once it has said the first. */
  async function holder(what: "lock" | "write", folder: string) {
    const child = spawn(process.execPath, ["--import", "tsx", HOLDER, what, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        said.push(line);
        resolve();
      });
      child.once("exit", (code, signal) => reject(new Error(`the holder ended: ${code ?? signal}`)));
    });
    return { child, said };
  }

  describe.each(NAMES)("with %s", (_, name) => {
    it("is one process's at a time, and free again after its release", async () => {
      const folder = path.join(root, name);
      const first = await take(folder);
      await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUse);
      await first.release();
      await expect(take(folder)).resolves.toBeDefined();
    });

    it("is refused to a second process, and taken over from one that was killed", async () => {
      const folder = path.join(root, name);
      const { child } = await holder("lock", folder);
      await expect(lockFolder(folder)).rejects.toThrow("in use by another nhacviec process");
      expect(await askHolder(folder, REQUEST)).toEqual({ stdout: "heard tasks --json", stderr: "", exitCode: 0 });
      await killed(child);
      expect(await askHolder(folder, REQUEST)).toBeNull();
      await expect(take(folder)).resolves.toBeDefined();
    });
  });

  it("of a killed process goes to one of several that want it at once", async () => {
    const { child } = await holder("lock", root);
    await killed(child);
    const racers = await Promise.allSettled(Array.from({ length: 6 }, () => take(root)));
    expect(racers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const racer of racers) if (racer.status === "rejected") expect(racer.reason).toBeInstanceOf(FolderInUse);
    expect(existsSync(path.join(root, ".taking-over"))).toBe(false);
  });

  it("is the folder's, whatever path leads to it", async () => {
    const folder = path.join(root, "data");
    await take(folder);
    mkdirSync(path.join(root, "other"));
    await expect(lockFolder(path.join(root, "other", "..", "data"))).rejects.toBeInstanceOf(FolderInUse);
  });

  it("is waited for while its holder does not serve: a service that starts, a command that will soon be through", async () => {
    const lock = await take(root);
    await expect(askHolder(root, REQUEST, undefined, 0)).rejects.toBeInstanceOf(FolderInUse);
    const asked = askHolder(root, REQUEST);
    lock.serve(async () => ({ stdout: "ready", stderr: "", exitCode: 0 }));
    expect(await asked).toMatchObject({ exitCode: 0, stdout: "ready" });
    const command = await take(path.join(root, "other"));
    const asksOther = askHolder(path.join(root, "other"), REQUEST);
    await command.release();
    expect(await asksOther).toBeNull();
  });

  it("is asked for again by who was not heard: the holder ended before it had read the question", async () => {
    const deaf = net.createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => deaf.listen(path.join(root, "nhacviec.sock"), resolve));
    deaf.once("connection", () => deaf.close());
    expect(await askHolder(root, { ...REQUEST, argv: ["x".repeat(1_000_000)] })).toBeNull();
  });

  it("carries a long answer whole", async () => {
    const lock = await take(root);
    const stdout = "một nghìn đơn vị ".repeat(200_000);
    lock.serve(async () => ({ stdout, stderr: "", exitCode: 0 }));
    expect((await askHolder(root, REQUEST))?.stdout).toBe(stdout);
  });

  it("says that the holder is silent when its answer fails, and when it never comes", async () => {
    const lock = await take(root);
    lock.serve(async () => {
      throw new Error("the store is closed");
    });
    await expect(askHolder(root, REQUEST)).rejects.toBeInstanceOf(HolderSilent);
    lock.serve(() => new Promise(() => undefined));
    await expect(askHolder(root, REQUEST, 50)).rejects.toBeInstanceOf(HolderSilent);
  });

  it("is released at once, even while somebody is connected and says nothing", async () => {
    const lock = await take(root);
    lock.serve(async () => ({ stdout: "ready", stderr: "", exitCode: 0 }));
    const socket = net.connect(path.join(root, "nhacviec.sock"));
    await new Promise((resolve) => socket.once("connect", resolve));
    // The holder has seen the connection once it has answered a later one.
    expect(await askHolder(root, REQUEST)).not.toBeNull();
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await lock.release();
    await closed;
  });

  it("ignores what is not a request", async () => {
    const lock = await take(root);
    lock.serve(async () => ({ stdout: "ready", stderr: "", exitCode: 0 }));
    const socket = net.connect(path.join(root, "nhacviec.sock"));
    socket.end("not JSON");
    const text = await new Promise((resolve) => {
      let heard = "";
      socket.on("data", (chunk) => (heard += String(chunk)));
      socket.on("error", () => resolve(heard));
      socket.on("close", () => resolve(heard));
    });
    expect(text).toBe("");
    expect(await askHolder(root, REQUEST)).toMatchObject({ stdout: "ready" });
  });

  it("nobody holds: there is nobody to ask", async () => {
    expect(await askHolder(root, REQUEST)).toBeNull();
    expect(await askHolder(path.join(root, "never-made"), REQUEST)).toBeNull();
    expect(existsSync(path.join(root, "never-made"))).toBe(false);
  });

  it("is not left behind by a store that can't be opened", async () => {
    mkdirSync(path.join(root, "postgres"));
    writeFileSync(path.join(root, "postgres", "PG_VERSION"), "1");
    await expect(openDatabase({ kind: "embedded", folder: root })).rejects.toThrow();
    await expect(take(root)).resolves.toBeDefined();
  });

  it("lets the next process go on from all that a killed one had safely written", async () => {
    const { child, said } = await holder("write", root);
    await expect(openDatabase({ kind: "embedded", folder: root })).rejects.toBeInstanceOf(FolderInUse);
    await killed(child);
    const database = await openDatabase({ kind: "embedded", folder: root });
    try {
      await database.migrate();
      const { id } = await ensureOrganization(database.db);
      expect(Number(await readSetting(database.db, id, "written"))).toBeGreaterThanOrEqual(Number(said.at(-1)));
    } finally {
      await database.close();
    }
  }, 60_000);
});

/** kill -9, and gone. */
async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
