import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import type { Config } from "../../src/config.js";
import { importPlan } from "../../src/office/import-plan.js";
import { openOffice } from "../../src/office/office.js";
import { statusDocument } from "../../src/reports/status-document.js";
import { listLedger } from "../../src/storage/ledger.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const ADMIN = 1001;
const OFFICER = { id: 2001, name: "Lan" };
const HEAD = 2002;
const OUTSIDER = { id: 2003, name: "Minh" };
const GROUP = -100500;
const LEADER = "aa11bb22cc33dd44ee55";
const ZALO_GROUP = "zgr-77aa88bb99cc00dd11ee";

describe.each(backends)("the whole story, through Telegram and Zalo at the wire, on $name", (backend) => {
  let place: Place;
  let telegram: TelegramServer;
  let zalo: ZaloServer;
  let clock: TestClock;
  let service: Service;

  beforeAll(async () => {
    place = await backend.open();
    telegram = await startTelegramServer();
    zalo = await startZaloServer();
    clock = testClock("2025-01-06T07:55:00+07:00");
    const config = storyConfig();
    const office = await openOffice(config, { clock });
    const imported = await importPlan(office, { file: CATALOGUE, dryRun: false });
    expect(imported.ok).toBe(true);
    await office.close();
    service = await startService(config, { clock });
  });

  afterAll(async () => {
    await service.stop();
    await telegram.close();
    await zalo.close();
    await place.remove();
  });

  function storyConfig(): Config {
    const config = configOf({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ZALO_BOT_TOKEN: zalo.options.token,
      ZALO_API_ROOT: zalo.root,
      ADMINS: `telegram:${ADMIN}`,
      PORT: "0",
      LOG_LEVEL: "fatal",
    });
    return { ...config, database: place.database, redisUrl: place.redisUrl };
  }

  async function ask(chat: number, text: string, from?: { id: number; name?: string }) {
    telegram.userSays({ chat, text, ...(from ? { from } : {}) });
    return telegram.nextSent(chat);
  }

  async function askZalo(text: string) {
    await zalo.userSays({ from: LEADER, name: "Giám đốc", text });
    return answerIn(LEADER);
  }

  /** The next answer in a chat; what was sent unasked meanwhile is passed over. */
  async function answerIn(chatId: string) {
    for (;;) {
      const sent = await zalo.nextSent();
      if (sent.chatId === chatId && !sent.text.startsWith("Tổng hợp đầu tuần")) return sent;
    }
  }

  async function inviteCode(unitAndRole: string): Promise<string> {
    const answer = await ask(ADMIN, `/moi ${unitAndRole}`);
    return /\/lienket ([A-Z0-9]{8})/.exec(answer.text)?.[1] ?? `no code in: ${answer.text}`;
  }

  async function item(task: string, unit: string) {
    const summary = await service.office.summary({ kind: "plan" });
    const document = summary && statusDocument(summary, service.office.zone);
    return document?.items.find((candidate) => candidate.task === task && candidate.unit === unit);
  }

  it("knows the administrator of ADMINS, and a stranger not at all", async () => {
    expect((await ask(ADMIN, "/start")).text).toContain("quản trị");
    const refused = await ask(9999, "/capnhat 7 82%");
    expect(refused.text).toContain("chưa được liên kết");
    expect((await item("7", "Văn phòng Sở"))?.updates).toBe(0);
  });

  it("links people by one-time codes, on both platforms", async () => {
    const code = await inviteCode("Văn phòng Sở officer");
    expect((await ask(OFFICER.id, `/start ${code}`, OFFICER)).text).toContain("Đã liên kết");
    expect((await ask(OUTSIDER.id, `/start ${code}`, OUTSIDER)).text).toContain("không đúng, đã dùng");
    const other = await inviteCode("TCCB cán bộ");
    expect((await ask(OUTSIDER.id, `/lienket ${other}`, OUTSIDER)).text).toContain("Phòng Tổ chức Cán bộ");
    expect((await ask(HEAD, `/start ${await inviteCode("Văn phòng Sở head")}`)).text).toContain("trưởng đơn vị");
    const leader = await inviteCode("Ban Giám đốc leader");
    expect((await askZalo(`/lienket ${leader}`)).text).toContain("lãnh đạo");
  });

  it("binds a group to its unit, and only for those who may", async () => {
    expect((await ask(GROUP, "/nhom Văn phòng Sở", OFFICER)).text).toContain("Chỉ cán bộ tổng hợp");
    const bound = await ask(GROUP, "/nhom van phong so", { id: ADMIN });
    expect(bound.text).toContain("nhận nhắc việc của Văn phòng Sở");
  });

  it("reminds the group at 08:00 on a rung's day, in one message", async () => {
    clock.set("2025-01-09T08:00:00+07:00");
    await service.tick();
    const reminder = await telegram.nextSent(GROUP);
    expect(reminder.text).toContain("Ban hành Kế hoạch CCHC 2025");
    expect(reminder.text).toContain("chậm nhất 14/01/2025 (còn 3 ngày làm việc)");
    expect(reminder.text).toContain("DM-1");
    const before = telegram.sent(GROUP).length;
    await service.tick();
    expect(telegram.sent(GROUP)).toHaveLength(before);
  });

  it("takes a figure in one line, once, however often it is delivered", async () => {
    const saved = await ask(GROUP, "/capnhat 7 82%", OFFICER);
    expect(saved.text).toContain("chưa có số → 82 %");
    expect(saved.text).toContain("Mục tiêu ≥ 80 %: đạt");
    const found = await item("7", "Văn phòng Sở");
    expect(found).toMatchObject({ process: "in_progress", updates: 1 });
    expect(found?.metrics[0]).toMatchObject({ id: "7", value: 82, met: true, updatedBy: "Lan" });
  });

  it("refuses an officer of another unit and says whose it is", async () => {
    const refused = await ask(GROUP, "/capnhat 7 90%", OUTSIDER);
    expect(refused.text).toContain("do Văn phòng Sở chủ trì");
    expect((await item("7", "Văn phòng Sở"))?.metrics[0]?.value).toBe(82);
  });

  it("takes the entry back with /huy, and keeps both in the history", async () => {
    expect((await ask(GROUP, "/huy", OFFICER)).text).toContain("82 % → chưa có số");
    const history = await ask(OFFICER.id, "lich su 7", OFFICER);
    expect(history.text).toContain("rút lại");
    expect((await item("7", "Văn phòng Sở"))?.updates).toBe(2);
    await ask(GROUP, "/capnhat 7 820/1000", OFFICER);
    expect((await item("7", "Văn phòng Sở"))?.metrics[0]).toMatchObject({
      value: 82,
      numerator: 820,
      denominator: 1000,
    });
  });

  it("asks instead of guessing, and takes the pressed button as the answer", async () => {
    const question = await ask(OFFICER.id, "/capnhat 10 92%", OFFICER);
    expect(question.text).toContain("10a");
    const button = question.buttons.flat()[0]?.data ?? "";
    telegram.press({ chat: OFFICER.id, from: OFFICER, button });
    const saved = await telegram.nextSent(OFFICER.id);
    expect(saved.text).toContain("Mục tiêu > 90 %: đạt");
    expect(saved.text).toContain("II.7 cần ≥ 95 %: chưa đạt");
  });

  it("says nothing more about what is done", async () => {
    expect((await ask(GROUP, "/xong 1 số 12/KH-SGDĐT", OFFICER)).text).toMatch(/→ (?:hoàn thành|chờ xác nhận)/);
    expect(await item("1", "Văn phòng Sở")).toMatchObject({ process: "awaiting_confirmation", due: "done_on_time" });
    const before = telegram.sent(GROUP).length;
    clock.set("2025-01-13T08:00:00+07:00");
    await service.tick();
    clock.set("2025-01-14T08:00:00+07:00");
    await service.tick();
    const about = telegram
      .sent(GROUP)
      .slice(before)
      .filter((message) => message.text.includes("Ban hành Kế hoạch"));
    expect(about).toEqual([]);
  });

  it("asks the unit's head in private to confirm it, and counts it as done once they have", async () => {
    expect(telegram.sent(HEAD).some(({ text }) => text.includes("/duyet 1"))).toBe(true);
    expect((await ask(OFFICER.id, "/duyet 1", OFFICER)).text).not.toContain("hoàn thành");
    // All but the answer to the link code, which was taken.
    for (const _notice of telegram.sent(HEAD).slice(1)) await telegram.nextSent(HEAD);
    expect((await ask(HEAD, "/duyet 1")).text).toContain("→ hoàn thành");
    expect(await item("1", "Văn phòng Sở")).toMatchObject({ process: "done", due: "done_on_time" });
  });

  it("gives the leader on Zalo the week's summary and /tiendo in plain text", async () => {
    const weekly = zalo.sent(LEADER).filter((sent) => sent.text.startsWith("Tổng hợp đầu tuần"));
    expect(weekly).toHaveLength(2);
    const answer = await askZalo("tien do");
    expect(answer.text).toContain("Tiến độ");
    expect(answer.text).toMatch(/\n1\. /);
  });

  it("escalates to the head in private and keeps a ledger of it all", async () => {
    clock.set("2025-01-23T08:00:00+07:00");
    await service.tick();
    const toHead = telegram.sent(HEAD).map((message) => message.text);
    expect(toHead.some((text) => text.includes("Báo trưởng đơn vị") && text.includes("DT"))).toBe(true);
    const rows = await listLedger(service.office.database.db, service.office.organization.id, {});
    const sent = rows.filter((row) => row.state === "sent");
    expect(sent.some((row) => row.task === "1" && row.rung === "T-3" && row.audience === "unit")).toBe(true);
    expect(rows.filter((row) => row.task === "1" && row.rung === "T0")).toEqual([]);
  });

  it("keeps a document sent with /minhchung, and sends the same bytes to whoever asks", async () => {
    const bytes = Buffer.from("%PDF-1.7\n\0\xff kế hoạch", "latin1");
    const document = { name: "Kế hoạch.pdf", bytes };
    telegram.userSays({ chat: OFFICER.id, from: OFFICER, text: "/minhchung 7", document });
    expect((await telegram.nextSent(OFFICER.id)).text).toContain("Đã lưu tệp Kế hoạch.pdf");
    telegram.userSays({ chat: HEAD, text: "/minhchung 7 tệp 1" });
    let given = await telegram.nextSent(HEAD);
    while (!given.file?.fileName.startsWith("Kế")) given = await telegram.nextSent(HEAD);
    expect(given.file?.bytes.equals(bytes)).toBe(true);
    expect((await askZalo("/minhchung 7")).text).toContain("1. tệp Kế hoạch.pdf");
  });

  it("answers a Zalo group that mentions it, with the mention taken out", async () => {
    const code = await inviteCode("Thanh tra Sở officer");
    await zalo.userSays({ from: "bb22", name: "Hoa", text: `/lienket ${code}` });
    await zalo.nextSent();
    await zalo.userSays({
      from: "bb22",
      name: "Hoa",
      chat: ZALO_GROUP,
      text: "/capnhat 12 tháng 1 xong",
      mention: true,
    });
    const saved = await answerIn(ZALO_GROUP);
    expect(saved.text).toContain("tháng 1/2025");
    expect(saved.params.parse_mode).toBeUndefined();
  });
});
