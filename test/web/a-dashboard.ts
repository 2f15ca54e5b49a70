import type { Dialogue } from "../../src/conversation/dialogue-ports.js";
import type { Incoming } from "../../src/domain/message.js";
import { type Office, openOffice } from "../../src/office/office.js";
import { prepareRehearsal } from "../../src/office/rehearsal.js";
import { readFeed } from "../../src/service/calendar-feed.js";
import { dashboardOptions } from "../../src/service/dashboard.js";
import { serviceMetrics } from "../../src/service/metrics.js";
import { apiDesk } from "../../src/service/read-api.js";
import { createConversation } from "../../src/service/talk.js";
import { memoryDialogues } from "../../src/storage/dialogues.js";
import { officersWithRoles } from "../../src/storage/roster.js";
import type { Backend } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";
import { aServer } from "./a-server.js";

export const BASE = "https://nhacviec.example";

/** The whole service behind the dashboard, on a real store with the shipped plan and its sample people. */
export type DashboardRig = Awaited<ReturnType<typeof aDashboard>>;

export async function aDashboard(backend: Backend, { prepared = true, secure = true } = {}) {
  const place = await backend.open();
  const clock: TestClock = testClock("2025-01-06T08:30:00+07:00");
  const config = { ...configOf({}), database: place.database, redisUrl: place.redisUrl };
  const office: Office = await openOffice(config, { clock });
  if (prepared) await prepareRehearsal(office);
  const metrics = serviceMetrics(() => Promise.reject(new Error("nobody asks")));
  const site = { address: () => ({ url: BASE, onlyHere: false }) };
  const talk = createConversation(office, { dialogues: memoryDialogues<Dialogue>(clock), site });
  const server = aServer({
    dashboard: dashboardOptions(office, metrics, secure),
    feeds: { read: (token) => readFeed(office, token), counted: (outcome) => metrics.keyUsed("feed", outcome) },
    api: { desk: apiDesk(office), counted: (outcome) => metrics.keyUsed("api", outcome) },
  });
  const people = await officersWithRoles(office.database.db, office.organization.id);
  let said = 0;

  function person(name: string): string {
    const found = people.find((officer) => officer.name.startsWith(name));
    if (!found) throw new Error(`no person "${name}"`);
    return found.id;
  }

  /** What the bot answers to a line in private (or in `group`). */
  async function say(name: string, text: string, group?: string): Promise<string> {
    const userId = person(name);
    const chat = group
      ? ({ channel: "rehearsal", chatId: group, kind: "group" } as const)
      : ({ channel: "rehearsal", chatId: userId, kind: "private" } as const);
    const key = `said-${++said}`;
    const incoming: Incoming = {
      key,
      chat,
      from: { userId, name },
      messageId: key,
      text,
      addressed: true,
      via: "text",
    };
    return (await talk.answer(incoming))?.text.text ?? "";
  }

  const request = (path: string, init: RequestInit = {}) => server.app.request(`${BASE}${path}`, init);

  /** The one-time link's path, as the bot says it. */
  async function link(name: string): Promise<string> {
    const path = /\/vao\/[A-Za-z0-9_-]+/.exec(await say(name, "/bangdieukhien"))?.[0];
    if (path === undefined) throw new Error(`${name} was given no link`);
    return path;
  }

  /** The cookie of a session, got the way people get it. */
  async function signedIn(name: string): Promise<string> {
    const answer = await request(await link(name), { method: "POST", headers: { "sec-fetch-site": "same-origin" } });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0];
    if (answer.status !== 303 || cookie === undefined) throw new Error(`${name} could not sign in: ${answer.status}`);
    return cookie;
  }

  return {
    ...server,
    office,
    clock,
    metrics,
    request,
    say,
    person,
    link,
    signedIn,
    page: async (path: string, cookie: string) => request(path, { headers: { cookie, accept: "text/html" } }),
    async close() {
      await office.close();
      await place.remove();
    },
  };
}

/** Weeks of work: figures, late and timely reports, an extension, evidence, a nasty note. */
export async function playedWeeks({ say, clock }: Pick<DashboardRig, "say" | "clock">): Promise<void> {
  const nasty = `<script>alert(1)</script> =1+1 "dấu" ${"rất dài ".repeat(60)}`;
  const acts: readonly (readonly [at: string, name: string, line: string])[] = [
    ["2025-01-09T09:00:00+07:00", "Nguyễn Văn An", "/capnhat 7 820/1000"],
    ["2025-01-10T09:00:00+07:00", "Nguyễn Văn An", "/xong 1 số 12/KH-SGDĐT"],
    ["2025-01-13T09:00:00+07:00", "Trần Thị Bình", "/xong DT số 15/TTr-VP"],
    ["2025-01-14T09:00:00+07:00", "Cao Văn Sơn", "/xong KHDV"],
    ["2025-01-20T09:00:00+07:00", "Phan Thị Thu", "/xong KHDV"],
    ["2025-02-04T09:00:00+07:00", "Nguyễn Văn An", `/capnhat 9 640/1000 ${nasty}`],
    ["2025-02-05T09:00:00+07:00", "Nguyễn Văn An", "/capnhat 10a 92%"],
    ["2025-02-06T09:00:00+07:00", "Nguyễn Văn An", "/capnhat 3 12%"],
    ["2025-02-07T09:00:00+07:00", "Phạm Văn Dũng", "/capnhat 2 đang làm"],
    ["2025-02-10T09:00:00+07:00", "Nguyễn Văn An", "/minhchung 7 https://vanban.example/so-12"],
    ["2025-02-26T09:00:00+07:00", "Bùi Văn Ích", "/xong DT"],
    ["2025-02-27T09:00:00+07:00", "Nguyễn Văn An", "/giahan BC quý 1 20/3 chờ số liệu của các phòng"],
    ["2025-03-05T09:00:00+07:00", "Vũ Văn Giang", "/xong BC quý 1"],
    ["2025-03-06T09:00:00+07:00", "Cao Văn Sơn", "/xong BC quý 1"],
  ];
  for (const [at, name, line] of acts) {
    clock.set(at);
    await say(name, line);
  }
  clock.set("2025-03-07T08:30:00+07:00");
}
