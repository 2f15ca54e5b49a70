import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Program } from "./program.js";

type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** A service in a process of its own. */
export type ServiceProcess = {
  readonly url: string;
  readonly port: number;
  readonly lines: readonly LogLine[];
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Resolves at the first log line that fits, past or to come. */
  logged(fits: (line: LogLine) => boolean): Promise<LogLine>;
  /** Resolves with the exit code when it has ended by itself. */
  ended(): Promise<number | null>;
  /** Sends the signal; resolves with the exit code (null when the signal itself ended it). */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/**
 * Starts `main.js` and waits for the line that names its port. Rejects with all it said when it ends before that.
 * @param onSpawn gets the process at once, before it has said anything
 */
export async function startProcess(
  program: Program,
  env: NodeJS.ProcessEnv,
  onSpawn: (child: ChildProcess) => unknown = () => undefined,
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [program.main], { env: { PORT: "0", ...env } });
  onSpawn(child);
  const lines: LogLine[] = [];
  let output = "";
  const waiting: (() => void)[] = [];
  const exited = once(child, "exit");
  createInterface({ input: child.stdout }).on("line", (text) => {
    output += `${text}\n`;
    lines.push(JSON.parse(text) as LogLine);
    for (const look of waiting.splice(0)) look();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });

  async function logged(fits: (line: LogLine) => boolean): Promise<LogLine> {
    for (;;) {
      const found = lines.find(fits);
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        void exited.then(([code]) => reject(new Error(`the service ended with ${code}:\n${output}`)));
      });
    }
  }

  async function ended(): Promise<number | null> {
    await exited;
    return child.exitCode;
  }

  const listening = await logged((line) => line.port !== undefined);
  return {
    url: `http://127.0.0.1:${listening.port}`,
    port: Number(listening.port),
    lines,
    output: () => output,
    logged,
    ended,
    end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return ended();
    },
  };
}
