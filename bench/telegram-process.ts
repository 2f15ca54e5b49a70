import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startTelegramServer, TELEGRAM_LIMITS } from "../test/fakes/telegram-server.js";

export type TelegramConduct = {
  readonly chats: readonly number[];
  /** Refuses what is over Telegram's limits. */
  readonly limited?: boolean;
  /** How long each answer takes. */
  readonly latencyMs?: number;
};

type Taken = { readonly chatId: number; readonly text: string; readonly atMs: number };
type Report = { readonly taken: readonly Taken[]; readonly rejected429: number };

/** The fake Telegram in a process of its own, so that who sends into it is not measured together with it. */
export type TelegramProcess = {
  readonly apiRoot: string;
  readonly token: string;
  /** What has been taken so far. */
  report(): Promise<Report>;
  /** Resolves when so many messages in all have been taken, or after `patienceMs`. */
  untilTaken(count: number, patienceMs: number): Promise<Report>;
  stop(): Promise<void>;
};

export async function telegramProcess(conduct: TelegramConduct): Promise<TelegramProcess> {
  const child = fork(fileURLToPath(import.meta.url), [], { execArgv: ["--import", "tsx"] });
  const { apiRoot, token } = (await ask(child, conduct)) as { apiRoot: string; token: string };
  return {
    apiRoot,
    token,
    report: async () => (await ask(child, "report")) as Report,
    untilTaken: async (count, patienceMs) => (await ask(child, { count, patienceMs })) as Report,
    async stop() {
      const gone = once(child, "exit");
      child.kill();
      await gone;
    },
  };
}

async function ask(child: ChildProcess, question: object | string): Promise<unknown> {
  const answer = once(child, "message");
  child.send(question);
  return (await answer)[0];
}

/** The child's side: the first message says how to be, each later one asks. */
async function serve(): Promise<void> {
  const tell = (message: object) => process.send?.(message);
  // A parent that was killed stops nobody.
  process.once("disconnect", () => process.exit());
  const [{ chats, limited, latencyMs = 0 }] = (await once(process, "message")) as [TelegramConduct];
  const telegram = await startTelegramServer({
    ...(limited ? { limits: TELEGRAM_LIMITS } : {}),
    ...(latencyMs > 0 ? { latency: () => new Promise((resolve) => setTimeout(resolve, latencyMs)) } : {}),
  });
  for (const chat of chats) telegram.open(chat);
  const report = (): Report => ({
    taken: telegram.accepted.map(({ chatId, text, at }) => ({ chatId, text, atMs: at.getTime() })),
    rejected429: telegram.rejected429,
  });
  process.on("message", async (question: "report" | { count: number; patienceMs: number }) => {
    if (question !== "report") await reached(telegram.accepted, question.count, question.patienceMs);
    tell(report());
  });
  tell({ apiRoot: telegram.apiRoot, token: telegram.token });
}

async function reached(accepted: readonly unknown[], count: number, patienceMs: number): Promise<void> {
  for (const until = Date.now() + patienceMs; accepted.length < count && Date.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 5));
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) await serve();
