import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { addOfficer } from "../../src/storage/roster.js";
import { evidence, memberships, sessions, signInLinks } from "../../src/storage/schema.js";
import { createSession, SESSION_LIMITS, sessionOfficer } from "../../src/storage/sessions.js";
import { backends, oneBackend } from "../support/backends.js";
import { aDashboard, BASE, type DashboardRig, playedWeeks } from "./a-dashboard.js";

const LEADER = "Nguyễn Thị Ánh";
const COORDINATOR = "Lê Thị Cúc";
const SCHOOL_OFFICER = "Cao Văn Sơn";
const OFFICER = "Nguyễn Văn An";
const PAGES = [
  "/bang",
  "/bang/nhiem-vu",
  "/bang/nhiem-vu/7",
  "/bang/don-vi/VP",
  "/bang/ma-tran",
  "/bang/lich",
  "/bang/so-gui",
];
const SAME = { "sec-fetch-site": "same-origin" };
const MOST_BYTES = 150 * 1024;

describe.each(backends)("the dashboard ($name)", (backend) => {
  let rig: DashboardRig;
  beforeAll(async () => {
    rig = await aDashboard(backend);
    await playedWeeks(rig);
  });
  afterAll(() => rig.close());

  const text = async (path: string, cookie: string) => (await rig.page(path, cookie)).text();
  const counted = async (outcome: string) =>
    (await rig.metrics.registry.getSingleMetric("nhacviec_keys_total")?.get())?.values.find(
      ({ labels }) => labels.kind === "link" && labels.outcome === outcome,
    )?.value ?? 0;

  describe("signing in", () => {
    it("is by a link that looking at, as chats do for a preview, does not use up, and its button does", async () => {
      const link = await rig.link(LEADER);
      for (const method of ["GET", "HEAD", "GET"]) expect((await rig.request(link, { method })).status).toBe(200);
      expect(await (await rig.request(link)).text()).toContain('<form method="post">');

      const entered = await rig.request(link, { method: "POST", headers: SAME });
      expect([entered.status, entered.headers.get("location")]).toEqual([303, "/bang"]);
      const cookie = entered.headers.get("set-cookie") ?? "";
      expect(cookie).toMatch(/^__Host-nhacviec=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      expect((await rig.page("/bang", cookie.split(";")[0] ?? "")).status).toBe(200);
    });

    it("refuses a used, an expired and a forged link politely, tells them apart, and counts them", async () => {
      const used = await rig.link(LEADER);
      await rig.request(used, { method: "POST", headers: SAME });
      const again = await rig.request(used, { method: "POST", headers: SAME });
      expect([again.status, await again.text()]).toEqual([410, expect.stringContaining("Đường dẫn đã dùng rồi")]);

      const late = await rig.link(LEADER);
      const before = rig.clock.now();
      rig.clock.set(new Date(before.getTime() + 10 * 60_000).toISOString());
      const expired = await rig.request(late, { method: "POST", headers: SAME });
      expect([expired.status, await expired.text()]).toEqual([410, expect.stringContaining("hết hạn")]);
      rig.clock.set(before.toISOString());

      const forged = await rig.request(`/vao/${"A".repeat(43)}`);
      expect([forged.status, await forged.text()]).toEqual([404, expect.stringContaining("Đường dẫn không đúng")]);
      expect((await rig.request("/vao/x")).status).toBe(404);
      expect([await counted("used"), await counted("expired"), await counted("unknown")]).toEqual([1, 1, 2]);
    });

    it("lets two presses at once in only once", async () => {
      const link = await rig.link(LEADER);
      const answers = await Promise.all([1, 2, 3].map(() => rig.request(link, { method: "POST", headers: SAME })));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
    });

    it("is given to nobody in a group", async () => {
      const answer = await rig.say(LEADER, "/bangdieukhien", "group:VP");
      expect(answer).toContain("nhắn riêng cho bot");
      expect(answer).not.toContain(BASE);
    });

    it("ends by signing out", async () => {
      const cookie = await rig.signedIn(LEADER);
      await rig.request("/bang/ra", { method: "POST", headers: { ...SAME, cookie } });
      expect((await rig.page("/bang", cookie)).status).toBe(401);
    });

    it("ends after twelve idle hours, and after seven days whatever happens", async () => {
      // A rehearsal's clock leaps, so its own sessions last: these are those of a service with people.
      const { db } = rig.office.database;
      const org = rig.office.organization.id;
      const start = rig.clock.now().getTime();
      const on = localDate("2025-03-07");
      const later = (hours: number) => new Date(start + hours * 3_600_000);
      const open = async (token: string, hours: number) =>
        (await sessionOfficer(db, org, token, SESSION_LIMITS, later(hours), on)) !== null;
      const idle = await createSession(db, org, rig.person(LEADER), SESSION_LIMITS, later(0));
      const busy = await createSession(db, org, rig.person(LEADER), SESSION_LIMITS, later(0));
      expect([await open(busy, 11), await open(idle, 13), await open(busy, 13)]).toEqual([true, false, true]);
      for (let hours = 24; hours < 168; hours += 11) expect(await open(busy, hours)).toBe(true);
      expect(await open(busy, 168.1)).toBe(false);
    });

    it("is over for somebody who has left, at the very next page", async () => {
      const { db } = rig.office.database;
      const cookie = await rig.signedIn("Phan Thị Thu");
      expect((await rig.page("/bang", cookie)).status).toBe(200);
      const own = await db
        .delete(memberships)
        .where(eq(memberships.officerId, rig.person("Phan Thị Thu")))
        .returning();
      expect((await rig.page("/bang", cookie)).status).toBe(401);
      await db.insert(memberships).values(own);
    });
  });

  describe("who sees what", () => {
    it("shows nothing to whoever is not signed in, on any page, by any cookie", async () => {
      for (const path of [...PAGES, "/bang/minh-chung/1"])
        for (const cookie of ["", "__Host-nhacviec=x", `__Host-nhacviec=${"A".repeat(43)}`]) {
          const answer = await rig.page(path, cookie);
          expect([path, answer.status]).toEqual([path, 401]);
          expect(await answer.text()).not.toContain("Văn phòng Sở");
        }
    });

    it("gives an officer their own unit and the catalogue, and nothing of another unit", async () => {
      const cookie = await rig.signedIn(SCHOOL_OFFICER);
      expect(await text("/bang", cookie)).toContain("Trường THPT Hoa Nắng");
      for (const path of ["/bang/don-vi/VP", "/bang/don-vi/KHONG-CO", "/bang/so-gui", "/bang/nhiem-vu/KHONG-CO"])
        expect([path, (await rig.page(path, cookie)).status]).toEqual([path, 404]);
      const task = await text("/bang/nhiem-vu/7", cookie);
      expect(task).toContain("Tối thiểu 80%");
      expect(task).not.toMatch(/820|vanban\.example|Nguyễn Văn An/);
      const shared = await text("/bang/nhiem-vu/BC", cookie);
      expect(shared).toContain("Cao Văn Sơn");
      expect(shared).not.toContain("Vũ Văn Giang");
      const matrix = await text("/bang/ma-tran", cookie);
      expect([...matrix.matchAll(/<tr><th scope="row">/g)]).toHaveLength(1);
      expect(await text("/bang/lich?thang=2025-01", cookie)).not.toContain("Thanh tra Sở");
      // 14/01/2025 was a Tuesday.
      expect(await text("/bang/lich?thang=2025-01", cookie)).toMatch(/Thứ Ba\s+14\/01\/2025/);
    });

    it("gives the coordinator and the leader everything, the book of what was sent too", async () => {
      for (const name of [COORDINATOR, LEADER]) {
        const cookie = await rig.signedIn(name);
        for (const path of PAGES) expect([path, (await rig.page(path, cookie)).status]).toEqual([path, 200]);
      }
    });

    it("hands a kept file to those who may look into its unit, as a download, and to nobody else", async () => {
      const { db } = rig.office.database;
      const [linked] = await db.select().from(evidence);
      if (!linked) throw new Error("no evidence was kept");
      const { id: _, ...row } = linked;
      const file = {
        kind: "file" as const,
        identity: "f",
        fileName: "Báo cáo.html",
        mimeType: "text/html",
        size: 5,
        sha256: "f",
      };
      const [kept] = await db
        .insert(evidence)
        .values({ ...row, ...file, bytes: Buffer.from("<b>x</") })
        .returning({ id: evidence.id });
      const path = `/bang/minh-chung/${kept?.id}`;
      const answer = await rig.page(path, await rig.signedIn(OFFICER));
      expect([answer.status, await answer.text()]).toEqual([200, "<b>x</"]);
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''B%C3%A1o/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      const other = await rig.signedIn(SCHOOL_OFFICER);
      expect((await rig.page(path, other)).status).toBe(404);
      expect((await rig.page("/bang/minh-chung/999999", other)).status).toBe(404);
    });
  });

  it("shows the very numbers the chat does", async () => {
    const page = await text("/bang", await rig.signedIn(LEADER));
    const summary = await rig.office.summary({ kind: "plan" });
    const said = await rig.say(LEADER, "/tiendo");
    const [, unconfirmed] = /trong số việc xong còn (\d+) chờ xác nhận/.exec(said) ?? [];
    expect(Number(unconfirmed)).toBeGreaterThan(0);
    expect(page).toContain(`Trong số việc xong còn ${unconfirmed} chờ xác nhận`);
    if (!summary) throw new Error("no plan");
    const tile = (state: string) => Number(new RegExp(`class="tile s-${state}"><strong>(\\d+)`).exec(page)?.[1] ?? 0);
    const { overdue, dueSoon, underWay, doneLate, doneOnTime } = summary.counts;
    expect(overdue).toBeGreaterThan(0);
    expect(["overdue", "dueSoon", "underWay", "doneLate", "doneOnTime"].map(tile)).toEqual([
      overdue,
      dueSoon,
      underWay,
      doneLate,
      doneOnTime,
    ]);
    expect(said).toContain(`${overdue} quá hạn`);
    expect(page).toContain("82 % (820/1.000)");
  });

  it("is fresh: what was just said is on the next page", async () => {
    const cookie = await rig.signedIn(LEADER);
    expect(await text("/bang/nhiem-vu/7", cookie)).not.toContain("83 %");
    await rig.say(OFFICER, "/capnhat 7 830/1000");
    expect(await text("/bang/nhiem-vu/7", cookie)).toContain("83 % (830/1.000)");
    expect(await text("/bang", cookie)).toContain("83 % (830/1.000)");
  });

  it("shows people's words as words, and weighs little", async () => {
    const cookie = await rig.signedIn(LEADER);
    const task = await text("/bang/nhiem-vu/9", cookie);
    expect(task).toContain("&lt;script&gt;alert(1)&lt;/script&gt; =1+1 &quot;dấu&quot;");
    for (const path of PAGES) {
      const page = await text(path, cookie);
      expect(page).not.toMatch(/<script(?! type="module" src=)|\sstyle="|\son[a-z]+="/);
      expect([path, Buffer.byteLength(page) < MOST_BYTES]).toEqual([path, true]);
    }
  });

  it("speaks the reader's language", async () => {
    const cookie = await rig.signedIn(COORDINATOR);
    await rig.say(COORDINATOR, "/ngonngu en");
    const page = await text("/bang", cookie);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain(">Overdue<");
    await rig.say(COORDINATOR, "/ngonngu vi");
  });

  it.each(["/bang/ra", "/vao/:link"])("takes no POST to %s from another site", async (path) => {
    const target = path === "/vao/:link" ? await rig.link(LEADER) : path;
    const foreign = [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }, { origin: "null" }];
    const cookie = await rig.signedIn(LEADER);
    for (const from of foreign) {
      const answer = await rig.request(target, { method: "POST", headers: { ...from, cookie } });
      expect([from, answer.status, answer.headers.get("set-cookie")]).toEqual([from, 403, null]);
    }
    expect((await rig.page("/bang", cookie)).status).toBe(200);
  });

  it("says on every answer what may be run, that nothing is kept, and that no other site learns an address", async () => {
    const cookie = await rig.signedIn(LEADER);
    for (const path of [...PAGES, await rig.link(LEADER), "/vao/x", "/bang/khong-co", "/lich/x.ics"]) {
      const { headers } = await rig.page(path, cookie);
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toMatch(/unsafe/);
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("keeps no key that opens anything, and logs none", async () => {
    const link = await rig.link(LEADER);
    const token = link.slice("/vao/".length);
    await rig.request(link, { method: "POST", headers: SAME });
    const { db } = rig.office.database;
    const kept = JSON.stringify([await db.select().from(signInLinks), await db.select().from(sessions)]);
    expect(kept).not.toContain(token);
    expect(JSON.stringify(rig.logged)).not.toContain(token);
  });

  it("opens in a rehearsal for the person picked, and for nobody else", async () => {
    const post = (person: string, headers: Record<string, string> = SAME) =>
      rig.request("/bang/vao", { method: "POST", headers, body: new URLSearchParams({ person }) });
    const entered = await post(rig.person(SCHOOL_OFFICER));
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(await text("/bang", cookie)).toContain("Cao Văn Sơn");
    expect((await post("khong-co")).status).toBe(404);
    expect((await post(rig.person(LEADER), { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });
});

describe("the dashboard of an empty store", () => {
  it("says what is missing, and how to mend it", async () => {
    const [backend] = oneBackend;
    const rig = await aDashboard(backend, { prepared: false });
    try {
      const { db } = rig.office.database;
      const org = rig.office.organization.id;
      const id = await addOfficer(db, org, { name: "An", unitId: null, role: "admin" }, rig.clock.now());
      const cookie = `__Host-nhacviec=${await createSession(db, org, id, SESSION_LIMITS, rig.clock.now())}`;
      for (const path of PAGES) {
        const answer = await rig.page(path, cookie);
        expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("Chưa có kế hoạch")]);
      }
    } finally {
      await rig.close();
    }
  });
});
