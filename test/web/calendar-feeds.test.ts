import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { say } from "../../src/domain/say.js";
import { calendarFeed } from "../../src/reports/feed/calendar-feed.js";
import { decideExtension } from "../../src/storage/extensions.js";
import { extensions } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { aDashboard, BASE, type DashboardRig, playedWeeks } from "./a-dashboard.js";

const OFFICER = "Cao Văn Sơn";
const LEADER = "Nguyễn Thị Ánh";

function eventsOf(document: string) {
  const calendar = new ICAL.Component(ICAL.parse(document));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      description: event.description,
      on: event.startDate.toString(),
      until: event.endDate.toString(),
      allDay: event.startDate.isDate,
      sequence: event.sequence,
      alarms: component.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
      busy: component.getFirstPropertyValue("transp"),
    };
  });
}

describe.each(backends)("a calendar of one's own ($name)", (backend) => {
  let rig: DashboardRig;
  beforeAll(async () => {
    rig = await aDashboard(backend);
    await playedWeeks(rig);
  });
  afterAll(() => rig.close());

  const addressIn = (answer: string) => new RegExp(`${BASE}(/lich/[A-Za-z0-9_-]{43}\\.ics)`).exec(answer)?.[1] ?? "";
  const renewed = async (name: string) => addressIn(await rig.say(name, "/lich moi"));
  const events = async (path: string) => eventsOf(await (await rig.request(path)).text());

  it("is a secret address, said once and in private only; renewed or ended, the old one is gone", async () => {
    expect(await rig.say(OFFICER, "/lich", "group:VP")).not.toContain("/lich/");
    const answer = await rig.say(OFFICER, "/lich");
    expect(answer).toContain("webcal://nhacviec.example/lich/");
    const first = addressIn(answer);
    expect((await rig.request(first)).status).toBe(200);
    expect(addressIn(await rig.say(OFFICER, "/lich"))).toBe("");

    const second = await renewed(OFFICER);
    expect([(await rig.request(first)).status, (await rig.request(second)).status]).toEqual([404, 200]);
    expect(await rig.say(OFFICER, "lich tat")).toContain("Đã ngừng lịch");
    const gone = await rig.request(second);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining("Không có lịch này")]);
    expect(await rig.say(OFFICER, "/lich tat")).toContain("chưa có lịch nào");
    expect(await rig.say(OFFICER, "/lich abc")).toContain("chưa hiểu “abc”");
  });

  it("is what programs take for a calendar: its kind, its life, and nothing again while nothing has changed", async () => {
    const path = await renewed(OFFICER);
    const answer = await rig.request(path);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private, max-age=900");
    const document = await answer.text();
    for (const line of [
      "METHOD:PUBLISH",
      "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
      "X-PUBLISHED-TTL:PT15M",
      "X-WR-CALNAME:",
    ])
      expect(document).toContain(line);
    rig.clock.set(new Date(rig.clock.now().getTime() + 60_000).toISOString());
    const again = await rig.request(path, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("has the duties of one's own unit on the last permitted working day, with the legal one in words", async () => {
    const mine = await events(await renewed(OFFICER));
    const half = mine.find(({ title }) => title.includes("6 tháng đầu năm"));
    expect(half).toMatchObject({ on: "2025-06-09", until: "2025-06-10", allDay: true, busy: "TRANSPARENT" });
    expect(half?.alarms).toEqual(["-P2DT16H", "-PT16H", "PT8H"]);
    // Before 10/3: the last moment of Sunday the 9th, so Friday the 7th.
    const quarter = mine.find(({ title }) => title.includes("quý I/2025"));
    expect(quarter).toMatchObject({ on: "2025-03-07", title: expect.stringMatching(/^✔ /), alarms: [] });
    expect(quarter?.description).toContain("hết ngày 09/03/2025, là ngày nghỉ");
    expect(mine.every(({ title }) => !/Thanh tra|TTHC/.test(title))).toBe(true);
  });

  it("shows a leader the whole plan, units that owe the same together", async () => {
    const all = await events(await renewed(LEADER));
    const shared = all.filter(({ title }) => title.includes("quý I/2025"));
    expect(shared.map(({ title }) => title)).toEqual([expect.stringMatching(/^BC\. .* còn 11\/13 đơn vị$/)]);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
  });

  it("moves a duty that was given more time, under its own name and a higher number", async () => {
    const path = await renewed("Nguyễn Văn An");
    const find = async () => (await events(path)).find(({ title }) => title.includes("quý I/2025"));
    const before = await find();
    const { db } = rig.office.database;
    const org = rig.office.organization.id;
    const [asked] = await db.select().from(extensions);
    const decision = { approved: true, officerId: rig.person(LEADER), channel: "zalo", reason: null } as const;
    expect(await decideExtension(db, org, asked?.id ?? 0, decision, rig.clock.now())).toBe(true);
    const after = await find();
    expect([before?.on, after?.on]).toEqual(["2025-03-07", "2025-03-20"]);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.description).toContain("hạn đầu: 09/03/2025");
  });
});

describe("the calendar's document", () => {
  const feed = (title: string) =>
    calendarFeed(
      [
        {
          uid: "u",
          on: localDate("2025-03-07"),
          title: say("t", { title }),
          description: [say("t", { title })],
          done: false,
          sequence: 3,
          modifiedAt: new Date("2025-01-06T01:00:00Z"),
        },
      ],
      title,
      (line) => String(line.args?.title),
    );

  it.each([
    ["2,000 characters", "Kế hoạch ".repeat(222)],
    ["emoji", "📌 Báo cáo 👩‍💼 quý I"],
    ["separators", 'a, b; c: d \\ e "f"'],
    ["several lines", "một\r\nhai\nBEGIN:VEVENT\rba"],
    ["control characters", "a\u0000b\u0007c\u001bd"],
    ["half a character", "a\ud800b"],
  ])("survives a title with %s", (_what, title) => {
    const document = feed(title);
    const [event] = eventsOf(document);
    const clean = title
      .replace(/[^\P{Cc}]/gu, " ")
      .replace(/\p{Cs}/gu, "\uFFFD")
      .replace(/\s+/g, " ")
      .trim();
    expect(event?.title).toBe(clean);
    for (const line of document.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("is read back whole, whatever people write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (title) => {
        const events = eventsOf(feed(title));
        expect(events).toHaveLength(1);
        expect(events[0]).toMatchObject({ uid: "u@nhacviec", sequence: 3, on: "2025-03-07" });
      }),
      { numRuns: 50 },
    );
  });
});
