import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { embeddedFolder, shipPreparedStore } from "./embedded-folder.js";
import { RUN_FOLDER, scratchFolder } from "./run-folder.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What the package ships beside its code. */
const SHIPPED = ["package.json", "migrations", "locales", "catalogues", "public", "node_modules"];

/** The program as its users get it: compiled from the present sources, in a folder of its own. */
export type Program = {
  readonly main: string;
  readonly cli: string;
  /** A folder for one service's data in which nothing has ever run. */
  bareFolder(): string;
  /** The same with an empty store in it, for a test that fills it first. */
  folder(): Promise<string>;
  remove(): void;
};

export type Ran = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export async function buildProgram(): Promise<Program> {
  compiled ??= compileProgram();
  const root = await compiled;
  const folders: string[] = [];
  function bareFolder(): string {
    const folder = scratchFolder("data");
    folders.push(folder);
    return folder;
  }
  return {
    main: path.join(root, "dist/main.js"),
    cli: path.join(root, "bin/nhacviec.js"),
    bareFolder,
    async folder() {
      const folder = await embeddedFolder();
      folders.push(folder);
      return folder;
    },
    remove: () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Compiling costs seconds: once for all files of a run. */
let compiled: Promise<string> | undefined;

async function compileProgram(): Promise<string> {
  const root = scratchFolder("program");
  if (RUN_FOLDER === null) {
    process.once("exit", () => rmSync(root, { recursive: true, force: true }));
    await compileInto(root);
    return root;
  }
  const shared = path.join(RUN_FOLDER, "program");
  if (existsSync(shared)) return shared;
  await compileInto(root);
  try {
    renameSync(root, shared);
  } catch (error) {
    // Another worker was first: its program is as good.
    if (!existsSync(shared)) throw error;
  }
  return shared;
}

async function compileInto(root: string): Promise<void> {
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  // Types are the business of another check.
  const options = ["-p", "tsconfig.build.json", "--noCheck", "--sourceMap", "false", "--outDir", `${root}/dist`];
  execFileSync(process.execPath, [compiler, ...options], { cwd: ROOT });
  await shipPreparedStore(path.join(root, "dist"));
  for (const name of SHIPPED) symlinkSync(path.join(ROOT, name), path.join(root, name));
  // Copied: a link's real path would run the other build.
  cpSync(path.join(ROOT, "bin"), path.join(root, "bin"), { recursive: true });
}

/** Runs a script to its end with nothing of this process's environment but `env`, and `input` as all it may read. */
export function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv, input = ""): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { env, maxBuffer: 50_000_000 },
      (error, stdout, stderr) => resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
