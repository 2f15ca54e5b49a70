import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import type { Program } from "../../test/support/program.js";
import { type ServiceProcess, startProcess } from "../../test/support/service-process.js";

/** A slot of the installation: the process that stands in it now, if any. */
export type Replica = {
  url(): string | null;
  /** SIGKILL, and another is started in its place. */
  killAndStart(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  end(): Promise<number | null>;
};

/** One clock for all processes, however often each is started: `speed` times as fast as the machine's. */
export type ChaosClock = { now(): Date; readonly speed: number };

export function chaosClock(start: string, speed: number): ChaosClock {
  const begun = performance.now();
  const origin = new Date(start).getTime();
  return { speed, now: () => new Date(origin + (performance.now() - begun) * speed) };
}

/** Starts a replica of the program and resolves when it listens. */
export async function startReplica(program: Program, env: NodeJS.ProcessEnv, clock: ChaosClock): Promise<Replica> {
  /** What a process needs until it reads its clock; measured with each start. */
  let bootMs = 300;
  let child: ChildProcess | null = null;
  let service: ServiceProcess | null = null;

  async function start(): Promise<void> {
    const startsAt = new Date(clock.now().getTime() + bootMs * clock.speed);
    const clocked = { CLOCK_START: startsAt.toISOString(), CLOCK_SPEED: String(clock.speed) };
    const started = await startProcess(program, { ...env, ...clocked }, (spawned) => {
      child = spawned;
    });
    const [line] = started.lines.filter(({ port }) => port !== undefined);
    const shown = new Date(String(line?.clock)).getTime();
    bootMs = Math.max(0, bootMs + (clock.now().getTime() - shown) / clock.speed);
    service = started;
  }

  await start();
  return {
    url: () => service?.url ?? null,
    async killAndStart() {
      const ended = service?.ended();
      service = null;
      child?.kill("SIGKILL");
      await ended;
      // A supervisor needs a moment, too.
      await delay(200);
      await start();
    },
    async end() {
      const standing = service;
      service = null;
      return (await standing?.end("SIGTERM")) ?? null;
    },
  };
}
