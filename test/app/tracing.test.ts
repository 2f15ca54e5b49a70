import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startService } from "../../src/app.js";
import { createLog } from "../../src/log.js";
import { openOffice } from "../../src/office/office.js";
import { openTracing } from "../../src/service/tracing.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { listUnits } from "../../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";

type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
};
/** Of OTLP over HTTP as JSON only what is looked at here. */
type Exported = { resourceSpans: { resource: unknown; scopeSpans: { spans: Span[] }[] }[] };

const [embedded] = backends;

describe("traces", () => {
  let collector: Server;
  let bodies: string[];
  let status: number;
  let root: string;

  beforeEach(async () => {
    bodies = [];
    status = 200;
    collector = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      bodies.push(`${request.url} ${body}`);
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    }).listen(0, "127.0.0.1");
    await once(collector, "listening");
    root = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    collector.closeAllConnections();
    await new Promise((resolve) => collector.close(resolve));
  });

  const spans = () =>
    bodies
      .map((body) => JSON.parse(body.slice(body.indexOf(" "))) as Exported)
      .flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
      );

  describe("of a service", () => {
    let place: Place;
    let telegram: TelegramServer;
    beforeEach(async () => {
      place = await (embedded ?? expect.fail()).open();
      telegram = await startTelegramServer();
    });
    afterEach(async () => {
      await telegram.close();
      await place.remove();
    });

    it("show a message with the answer below it, and nothing of what was said or of any secret", async () => {
      const config = configOf({
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        OTEL_EXPORTER_OTLP_ENDPOINT: root,
        PORT: "0",
        LOG_LEVEL: "silent",
      });
      const clock = testClock("2025-01-06T07:55:00+07:00");
      const service = await startService({ ...config, database: place.database }, { clock });
      telegram.userSays({ chat: 2001, text: "con chim canary 82%" });
      await telegram.nextSent(2001);
      await service.tick();
      await service.stop();

      expect(bodies.every((body) => body.startsWith("/v1/traces "))).toBe(true);
      const message = spans().find(({ name }) => name === "message") ?? expect.fail("no span of the message");
      const send = spans().find(({ name }) => name === "send") ?? expect.fail("no span of the answer");
      expect(message.parentSpanId).toBeUndefined();
      expect(send).toMatchObject({ traceId: message.traceId, parentSpanId: message.spanId });
      const everything = bodies.join("\n");
      expect(everything).toContain("nhacviec");
      expect(everything).not.toContain("canary");
      expect(everything).not.toContain(telegram.token);
    });

    it("show a tick as one tree: the plan, each step in turn, and below the delivery what it sent", async () => {
      const config = {
        ...configOf({
          TELEGRAM_BOT_TOKEN: telegram.token,
          TELEGRAM_API_ROOT: telegram.apiRoot,
          OTEL_EXPORTER_OTLP_ENDPOINT: root,
          PORT: "0",
          LOG_LEVEL: "silent",
        }),
        database: place.database,
      };
      const clock = testClock("2025-01-08T12:00:00+07:00");
      const office = await openOffice(config, { clock });
      const { db } = office.database;
      const org = office.organization.id;
      const task = aTask("1", { leads: ["A", "B"], schedule: { "2025": "before 2025-01-15" } });
      const units = ["A", "B"].map((code) => ({ code, name: `Phòng ${code}`, aliases: [], kind: "office" as const }));
      const plan = { code: "KH", title: "Kế hoạch", year: 2025 };
      await applyCatalogue(db, org, aCatalogue({ plan, units, sets: [], tasks: [task] }), "all", clock.now());
      for (const [index, unit] of (await listUnits(db, org)).entries()) {
        telegram.open(-3_001 - index);
        const address = { channel: "telegram", chatId: String(-3_001 - index) } as const;
        await bindChat(db, org, { address, unitId: unit.id, title: null }, null, clock.now());
      }
      await office.close();
      const service = await startService(config, { clock });
      clock.set("2025-01-09T08:00:00+07:00");
      await service.tick();
      await service.stop();

      const all = spans();
      const below = (parent: Span) =>
        all
          .filter(({ parentSpanId }) => parentSpanId === parent.spanId)
          .sort((a, b) => Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano)));
      const ticks = all.filter(({ name }) => name === "tick");
      expect(ticks.length).toBeGreaterThan(0);
      for (const tick of ticks) {
        expect(tick.parentSpanId).toBeUndefined();
        expect(below(tick).map(({ name }) => name)).toEqual([
          "plan",
          "watchdog",
          "heartbeat",
          "draft-report",
          "late answers",
          "person menus",
          "deliver",
        ]);
      }
      const sends = all.filter(({ name }) => name === "send");
      expect(sends).toHaveLength(2);
      const deliveries = all.filter(({ name }) => name === "deliver");
      const [busy] = deliveries.filter((delivery) => below(delivery).length > 0);
      expect(busy && below(busy).map(({ name }) => name)).toEqual(["send", "send"]);
      expect(sends.every(({ traceId }) => traceId === busy?.traceId)).toBe(true);
    });
  });

  it("name a failed span by the error's kind alone, and the error goes on to its caller", async () => {
    const { trace, stop } = await openTracing({ tracesTo: root }, silent());
    const quoted = new TypeError("Nguyễn Văn A nói: canary");
    await expect(trace("work", {}, () => Promise.reject(quoted))).rejects.toBe(quoted);
    await stop();
    expect(bodies.join()).toContain("TypeError");
    expect(bodies.join()).not.toContain("canary");
  });

  it("that a collector refuses hold nothing up, and are told in the log without its address", async () => {
    status = 401;
    const lines: string[] = [];
    const log = createLog(configOf({}), { write: (line) => lines.push(line) });
    const { trace, stop } = await openTracing({ tracesTo: root }, log);
    expect(await trace("work", {}, async () => "done")).toBe("done");
    await stop();
    expect(lines.join()).toContain("traces could not be sent");
    expect(lines.join()).not.toContain(root);
  });

  it("are not made where no collector is named", async () => {
    const { trace, stop } = await openTracing({ tracesTo: null }, silent());
    expect(await trace("work", {}, async () => "done")).toBe("done");
    await stop();
    expect(bodies).toEqual([]);
  });
});

const silent = () => createLog(configOf({ LOG_LEVEL: "silent" }));
