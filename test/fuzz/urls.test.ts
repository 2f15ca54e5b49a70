import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiToken } from "../../src/storage/api-tokens.js";
import { oneBackend } from "../support/backends.js";
import { aDashboard, type DashboardRig } from "../web/a-dashboard.js";
import { digestOf, FUZZ_TIMEOUT_MS, fuzz } from "./fuzz.js";
import { STRANGE_TEXTS } from "./mutations.js";

const PATHS = [
  "/bang",
  "/bang/nhiem-vu",
  "/bang/nhiem-vu/7",
  "/bang/don-vi/VP",
  "/bang/ma-tran",
  "/bang/lich",
  "/bang/so-gui",
  "/bang/minh-chung/1",
  `/vao/${"A".repeat(43)}`,
  `/lich/${"A".repeat(43)}.ics`,
  "/api/v1/status",
  "/api/v1/tasks",
  "/api/v1/ledger",
  "/api/v1/openapi.json",
  "/pictures/x.png",
  "/documents/x",
  "/assets/dashboard/x.css",
  "/healthz",
] as const;
const QUERIES = ["thang", "den", "at", "from", "to", "page", "x"];
const VALUES = [
  ..."2025-03|2025-13|0000-00|9999-12|2025-03-07|2025-02-30|0000-01-01|0001-01-01|9999-12-31|-1|NaN".split("|"),
  ..."2025-03-07T08:00:00%2B07:00|0000-01-01T00:00:00Z|0001-01-01T00:00:00Z|9999-12-31T23:59:59Z".split("|"),
  ..."2025-03-07T25:00:00Z|2025-03-07T08:00:00-99:99|%E1%BA|%00|%ff|%|..%2f..%2f|%2e%2e/|;|&&=".split("|"),
];
const words = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.constantFrom(...STRANGE_TEXTS).map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "?"))),
);
const path = fc
  .tuple(fc.constantFrom(...PATHS), fc.option(words, { freq: 3 }), fc.boolean())
  .map(([given, word, deeper]) => {
    if (word === null) return given;
    return deeper ? `${given}/${word}` : given.replace(/[^/]+$/, word);
  });
const query = fc.array(fc.tuple(fc.constantFrom(...QUERIES), words), { maxLength: 3 });
const asking = fc.record({
  path,
  query: query.map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&")),
  method: fc.constantFrom("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"),
  as: fc.constantFrom("nobody", "leader", "officer", "program", "forger"),
});

describe("whatever address is asked for", () => {
  let rig: DashboardRig;
  const headers = new Map<string, Record<string, string>>();

  beforeAll(async () => {
    const [backend] = oneBackend;
    rig = await aDashboard(backend);
    const { database, organization } = rig.office;
    const { token } = await createApiToken(
      database.db,
      organization.id,
      { name: "Cổng", expiresAt: null },
      rig.clock.now(),
    );
    headers.set("nobody", {});
    headers.set("leader", { cookie: await rig.signedIn("Nguyễn Thị Ánh") });
    headers.set("officer", { cookie: await rig.signedIn("Nguyễn Văn An") });
    headers.set("program", { authorization: `Bearer ${token}` });
    headers.set("forger", { cookie: `__Host-nhacviec=${"A".repeat(43)}`, authorization: `Bearer ${"B".repeat(43)}` });
  });
  afterAll(() => rig.close());

  it(
    "is answered with a page, a document or a refusal, and nothing but a session is ever kept",
    async () => {
      const { db } = rig.office.database;
      const before = await digestOf(db);
      await fuzz(asking, 250, async ({ path: asked, query: with_, method, as }) => {
        // A program may ask sixty times a minute.
        rig.clock.advanceTo(new Date(rig.clock.now().getTime() + 1_000));
        const init = { method, headers: { ...headers.get(as), "sec-fetch-site": "same-origin", accept: "text/html" } };
        const answer = await rig.request(`${asked}${with_ === "" ? "" : `?${with_}`}`, init);
        const text = await answer.text();
        expect({ status: answer.status, logged: rig.logged.splice(0) }).toEqual({ status: answer.status, logged: [] });
        expect(answer.status).toBeLessThan(500);
        expect(text).not.toContain("Nguyễn Văn An".repeat(as === "nobody" || as === "forger" ? 1 : 1_000));
        expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      });
      expect(await digestOf(db)).toBe(before);
    },
    FUZZ_TIMEOUT_MS,
  );
});
