import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TelegramProcess } from "./telegram-process.js";

/** Prometheus Alertmanager from Debian's package: what many use to tell groups of people of things that are due. */
const PROGRAM = "prometheus-alertmanager";

export const hasAlertmanager = () => spawnSync(PROGRAM, ["--version"]).status === 0;

export type Notification = { readonly chatId: number; readonly text: string };

/**
 * Has Alertmanager send these notifications to the fake Telegram, one to a chat, and gives the moment (in the machine's
 * milliseconds) at which it was told of them.
 */
export async function notifyByAlertmanager(
  telegram: TelegramProcess,
  notifications: readonly Notification[],
  work: () => Promise<void>,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-alertmanager-"));
  const port = await freePort();
  const chats = notifications.map(({ chatId }) => chatId);
  writeFileSync(path.join(folder, "alertmanager.yml"), configOf(telegram, chats));
  const program = spawn(
    PROGRAM,
    [
      `--config.file=${path.join(folder, "alertmanager.yml")}`,
      `--storage.path=${folder}`,
      `--web.listen-address=127.0.0.1:${port}`,
      // One instance, no cluster: its notifications do not wait for peers.
      "--cluster.listen-address=",
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  try {
    await untilReady(program, port);
    const alerts = notifications.map(({ chatId, text }) => ({
      labels: { alertname: "due", chat: String(chatId) },
      annotations: { text },
    }));
    const toldAt = Date.now();
    const answer = await fetch(`http://127.0.0.1:${port}/api/v2/alerts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(alerts),
    });
    if (!answer.ok) throw new Error(`Alertmanager refused the alerts: ${answer.status} ${await answer.text()}`);
    await work();
    return toldAt;
  } finally {
    const gone = once(program, "exit");
    program.kill("SIGKILL");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A receiver per chat, as its configuration wants it; no grouping wait, so that nothing but the work is measured. */
function configOf({ apiRoot, token }: TelegramProcess, chats: readonly number[]): string {
  const receivers = chats.map((chat) => ({
    name: `chat${chat}`,
    telegram_configs: [
      {
        api_url: apiRoot,
        bot_token: token,
        chat_id: chat,
        parse_mode: "",
        send_resolved: false,
        message: "{{ range .Alerts }}{{ .Annotations.text }}{{ end }}",
      },
    ],
  }));
  const routes = chats.map((chat) => ({ receiver: `chat${chat}`, matchers: [`chat="${chat}"`] }));
  // JSON is YAML.
  return JSON.stringify({
    route: {
      receiver: receivers[0]?.name,
      group_by: ["chat"],
      group_wait: "0s",
      group_interval: "5m",
      repeat_interval: "12h",
      routes,
    },
    receivers,
  });
}

async function untilReady(program: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (program.exitCode !== null) throw new Error(`${PROGRAM} ended with ${program.exitCode}`);
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${PROGRAM} is not ready after ten seconds`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
