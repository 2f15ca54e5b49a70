import { Counter, Registry } from "prom-client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadTexts } from "../../src/text/texts.js";
import { pictureShelf } from "../../src/web/picture-shelf.js";
import type { Webhook } from "../../src/web/webhooks.js";
import { aServer } from "./a-server.js";
import { exampleRehearsal, PIXEL } from "./rehearsal-example.js";

const browser = { headers: { accept: "text/html,application/xhtml+xml" } };

afterEach(() => vi.useRealTimers());

describe("health", () => {
  it("says the process lives, whatever the store does", async () => {
    const { app } = aServer({ readiness: async () => ({ store: { ok: false } }) });
    const response = await app.request("/healthz");
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  });

  it.each([
    ["is ready when every part is", { store: { ok: true }, telegram: { ok: true } }, 200],
    ["names the part that is not", { store: { ok: true }, zalo: { ok: false, problem: "token refused" } }, 503],
  ])("%s", async (_name, parts, status) => {
    const response = await aServer({ readiness: async () => parts }).app.request("/readyz");
    expect([response.status, await response.json()]).toEqual([status, { ok: status === 200, parts }]);
  });

  it("is not ready when that can't be found out, and the log says why", async () => {
    const { app, logged } = aServer({ readiness: () => Promise.reject(new Error("connection refused")) });
    expect((await app.request("/readyz")).status).toBe(503);
    expect(logged[0]?.details).toMatchObject({ err: new Error("connection refused") });
  });

  it("gives a store that hangs five seconds, then answers without it", async () => {
    vi.useFakeTimers();
    const { app } = aServer({ readiness: () => new Promise(() => {}) });
    const answer = app.request("/readyz");
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await answer).status).toBe(503);
  });

  it("shows the injected metrics in Prometheus' own form", async () => {
    const metrics = new Registry();
    new Counter({ name: "sent_total", help: "messages sent", registers: [metrics] }).inc(3);
    const response = await aServer({ metrics }).app.request("/metrics");
    expect(response.headers.get("content-type")).toBe(metrics.contentType);
    expect(await response.text()).toContain("sent_total 3");
  });
});

describe("webhooks", () => {
  const post = (body: string, headers: Record<string, string> = {}) => ({ method: "POST", body, headers });

  it.each([
    ["telegram", "X-Telegram-Bot-Api-Secret-Token", ""],
    ["zalo", "X-Bot-Api-Secret-Token", '{"message":"Success"}'],
  ] as const)("hands %s's update and the secret of %s to its channel", async (channel, header, answer) => {
    const webhook = vi.fn<Webhook>(async () => "accepted");
    const { app } = aServer({ webhooks: { [channel]: webhook } });
    const response = await app.request(`/webhooks/${channel}`, post('{"update_id":1}', { [header]: "s3cret" }));
    expect([response.status, await response.text()]).toEqual([200, answer]);
    expect(webhook.mock.calls).toEqual([["s3cret", { update_id: 1 }]]);
  });

  it("passes null on when the secret is missing, and the channel's refusal back", async () => {
    const webhook = vi.fn<Webhook>(async () => "forbidden");
    const { app } = aServer({ webhooks: { telegram: webhook } });
    expect((await app.request("/webhooks/telegram", post("{}"))).status).toBe(403);
    expect(webhook.mock.calls[0]?.[0]).toBeNull();
  });

  it.each([
    ["what is not JSON", "{", 400, 0],
    ["nothing at all, once the channel has called it so", "", 400, 1],
    ["what the channel can't read", '{"ok":1}', 400, 1],
    ["more than a megabyte", `"${"a".repeat(1024 * 1024)}"`, 413, 0],
  ])("refuses %s", async (_name, body, status, calls) => {
    const webhook = vi.fn<Webhook>(async () => "malformed");
    const { app } = aServer({ webhooks: { zalo: webhook } });
    expect((await app.request("/webhooks/zalo", post(body))).status).toBe(status);
    expect(webhook).toHaveBeenCalledTimes(calls);
  });

  it("answers 404 where the channel is not set up, or polls", async () => {
    const { app } = aServer({ webhooks: { zalo: async () => "accepted" } });
    expect((await app.request("/webhooks/telegram", post("{}"))).status).toBe(404);
  });

  it("answers 500 when the store is down, so the provider sends again, and logs no word of the body", async () => {
    const { app, logged } = aServer({ webhooks: { telegram: () => Promise.reject(new Error("store down")) } });
    const response = await app.request("/webhooks/telegram", post('{"text":"bí mật"}'));
    expect([response.status, await response.json()]).toEqual([500, { message: "Internal error" }]);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain("bí mật");
    expect(logged[0]?.details).toMatchObject({ route: "/webhooks/telegram", err: new Error("store down") });
  });
});

describe("pictures", () => {
  it("are shown under their published address and nowhere else", async () => {
    const shelf = pictureShelf({
      clock: { now: () => new Date(0) },
      baseUrl: "https://bot.example.vn",
      log: { warn: () => undefined },
    });
    const { app } = aServer({ pictures: shelf });
    const response = await app.request((await shelf.publish({ png: PIXEL, fileName: "tien-do.png" })) ?? "");
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "no-store",
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PIXEL);
    for (const path of ["/pictures/guess.png", "/pictures/", "/pictures/..%2f..%2fpackage.json"])
      expect((await app.request(path)).status).toBe(404);
  });
});

describe("pages", () => {
  it("says at / that it runs, and lets nobody rehearse, beside real channels", async () => {
    const { app } = aServer();
    const page = await (await app.request("/", browser)).text();
    expect(page).toContain("Nhắc Việc đang chạy");
    for (const path of ["people", "groups", "clock", "summary", "events"])
      expect((await app.request(`/rehearsal/${path}`)).status).toBe(404);
    expect((await app.request("/rehearsal/messages", { method: "POST", body: "{}" })).status).toBe(404);
    expect((await app.request("/assets/rehearsal/main.js")).status).toBe(404);
  });

  it("serves the rehearsal page, its parts and the typeface from its own disk", async () => {
    const { desk, room } = await exampleRehearsal();
    const { app } = aServer({ rehearsal: { desk, transcript: room } });
    const page = await (await app.request("/")).text();
    const parts = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(parts.length).toBeGreaterThan(5);
    for (const path of [...parts, "/assets/fonts/be-vietnam-pro-400.ttf"])
      expect([path, (await app.request(path)).status]).toEqual([path, 200]);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
    for (const path of ["/assets/rehearsal/../../package.json", "/assets/rehearsal/..%2f..%2fpackage.json"])
      expect((await app.request(path)).status).toBe(404);
  });

  it("lets a browser keep what has not changed", async () => {
    const { app } = aServer();
    const first = await app.request("/assets/shared/page.css");
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const again = await app.request("/assets/shared/page.css", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  it("is polite to a person about what is not there or broke, and brief to a program", async () => {
    const { app, logged } = aServer({ readiness: async () => ({}) });
    app.get("/broken", () => {
      throw new Error("<b>secret</b> detail");
    });
    const missing = await app.request("/khong-co", browser);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("Không có trang này")]);
    const broken = await app.request("/broken", browser);
    expect(broken.status).toBe(500);
    const page = await broken.text();
    expect(page).toContain("Có trục trặc");
    expect(page).not.toContain("secret");
    expect(logged).toHaveLength(1);
    expect(await (await app.request("/khong-co")).json()).toEqual({ message: "Not found" });
  });

  it("says by which methods an address is served, when it is asked by another", async () => {
    const { desk, room } = await exampleRehearsal();
    const { app } = aServer({ rehearsal: { desk, transcript: room }, webhooks: { zalo: async () => "accepted" } });
    const ask = async (method: string, path: string) => {
      const { status, headers } = await app.request(path, { method });
      return [status, headers.get("allow")];
    };
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
      for (const path of ["/", "/healthz", "/assets/shared/page.css", "/rehearsal/people"])
        expect([method, path, await ask(method, path)]).toEqual([method, path, [405, "GET, HEAD"]]);
    expect(await ask("GET", "/rehearsal/messages")).toEqual([405, "POST"]);
    expect(await ask("GET", "/webhooks/zalo")).toEqual([405, "POST"]);
    for (const path of ["/khong-co", "/webhooks/telegram", "/rehearsal/khong-co"])
      expect([path, await ask("DELETE", path)]).toEqual([path, [404, null]]);
    expect(await ask("GET", "/rehearsal/files/khong-co")).toEqual([404, null]);
    const page = await app.request("/", { ...browser, method: "DELETE" });
    expect([page.status, await page.text()]).toEqual([405, expect.stringContaining("Trang không nhận yêu cầu này")]);
  });

  it("speaks the office's language", async () => {
    const texts = loadTexts();
    const { app } = aServer({ language: "en", words: (say) => texts.plain("en", say) });
    const [running, missing] = await Promise.all(
      ["/", "/khong-co"].map(async (path) => (await app.request(path, browser)).text()),
    );
    expect(running).toContain('<html lang="en">');
    expect(running).toContain("Nhắc Việc is running");
    expect(missing).toContain("There is no such page");
  });

  it("allows nothing inline, from elsewhere or in a frame, on every answer", async () => {
    const { app } = aServer();
    for (const path of ["/", "/healthz", "/khong-co", "/assets/shared/page.css"]) {
      const { headers } = await app.request(path, browser);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toMatch(/^no-(store|cache)$/);
    }
  });
});
