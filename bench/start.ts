import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Backend } from "../test/support/backends.js";
import { buildProgram, type Program } from "../test/support/program.js";
import { startProcess } from "../test/support/service-process.js";
import { median, milliseconds, type Row } from "./measure.js";

const STARTS = 5;
/** An HTTP server and nothing else: what Node itself needs until it answers. */
const BARE = `require("node:http").createServer((_, answer) => answer.end()).listen(0, function () {
  process.stdout.write(String(this.address().port));
});`;

/** From the start of the built program to the first 200 of `/readyz`; the rehearsal, so no provider is waited for. */
export async function measureStart(backend: Backend): Promise<Row[]> {
  const program = await buildProgram();
  const place = await backend.open();
  try {
    const { database } = place;
    const env = database.kind === "postgres" ? { DATABASE_URL: database.url } : { DATA_DIR: database.folder };
    const all = { ...env, ...(place.redisUrl ? { REDIS_URL: place.redisUrl } : {}), LOG_FORMAT: "json" };
    const first = await untilReady(program, all);
    const later = await repeated(() => untilReady(program, all));
    const bare = await repeated(untilBare);
    return [
      {
        what: "first start, the plan loaded",
        ours: milliseconds(first),
        bare: milliseconds(bare),
        ratio: first / bare,
      },
      { what: "start", ours: milliseconds(later), bare: milliseconds(bare), ratio: later / bare },
    ];
  } finally {
    await place.remove();
    program.remove();
  }
}

async function repeated(start: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let count = 0; count < STARTS; count++) all.push(await start());
  return median(all);
}

async function untilReady(program: Program, env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  const service = await startProcess(program, env);
  try {
    // It says "listening" when it is ready; were it not, that would be time too.
    while (!(await fetch(`${service.url}/readyz`)).ok);
    return performance.now() - began;
  } finally {
    await service.end("SIGTERM");
  }
}

async function untilBare(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ["-e", BARE], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = await once(child.stdout, "data");
    await fetch(`http://127.0.0.1:${port}/`);
    return performance.now() - began;
  } finally {
    child.kill();
    await once(child, "exit");
  }
}
