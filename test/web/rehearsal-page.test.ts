import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aServer } from "./a-server.js";
import { exampleRehearsal } from "./rehearsal-example.js";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const absent = !existsSync(executablePath);
const notice = absent ? ` (SKIPPED: no Chromium at ${executablePath}; install it or set CHROMIUM_PATH)` : "";

describe.skipIf(absent)(`the rehearsal page in Chromium${notice}`, () => {
  let browser: Browser;
  const leave: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterEach(async () => {
    for (const close of leave.splice(0).reverse()) await close();
  });
  afterAll(() => browser.close());

  /** The page at that width, with everything the browser complained of. */
  async function open(width: number, height: number) {
    const { desk, room } = await exampleRehearsal();
    const { listen } = aServer({ rehearsal: { desk, transcript: room } });
    const { port, close } = await listen("127.0.0.1", 0);
    leave.push(close);
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
    leave.push(() => page.close());
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
    page.on("request", (request) => {
      if (new URL(request.url()).port !== String(port)) complaints.push(`asked elsewhere: ${request.url()}`);
    });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByText("4/32").waitFor({ state: "attached" });
    const tab = (name: string) => (width < 1080 ? page.locator(`#tabs [data-tab="${name}"]`).click() : undefined);
    return { page, room, desk, complaints, tab };
  }
  const said = (page: Page) => page.locator("#transcript .message");
  /** Resolves when the transcript's last bubble holds these words. */
  const heard = (page: Page, text: string) => said(page).last().getByText(text).waitFor();
  /** How far anything but the strips made for it can be pushed sideways, in pixels. */
  const sideways = (page: Page) =>
    page.evaluate(`Math.max(...[...document.querySelectorAll("html, .panel, .transcript, .message, .rows, .row, .lines")]
      .map((element) => element.scrollWidth - element.clientWidth))`);

  it.each([
    [1280, 800],
    [390, 844],
    [360, 640],
  ])("lets a newcomer pick a person, write, press a button and move the clock, %i px wide", async (width, height) => {
    const { page, complaints, tab } = await open(width, height);
    expect(await page.getByText("DIỄN TẬP — không gửi ra ngoài").isVisible()).toBe(true);

    await tab("groups");
    await page
      .locator("#people")
      .getByRole("button", { name: /Đỗ Bích Ngọc/ })
      .click();
    expect(await page.locator("#chat-self").textContent()).toContain("Phòng Kế hoạch tài chính");

    const words = page.getByRole("textbox", { name: "Tin nhắn" });
    await words.fill("/capnhat 7 82%");
    await words.press("Enter");
    await heard(page, "Chỉ tiêu ≥ 80 %");
    expect(await said(page).last().locator("strong").allTextContents()).toEqual(["Nhiệm vụ 7", "82 %", "đạt"]);
    expect(await words.inputValue()).toBe("");

    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await heard(page, "trở lại 78 %");

    await tab("clock");
    await page.getByRole("button", { name: "Đến lần nhắc kế tiếp" }).click();
    await page.getByText("2 nhóm vừa nhận tin nhắc.").waitFor();
    expect(await page.locator("#clock-time").textContent()).toBe("08:00");
    // The list comes by the page's own stream of events, beside the answer that moved the clock.
    await page.locator("#received-list button").nth(1).waitFor();
    expect(await page.locator("#received-list button").count()).toBe(2);
    expect(await sideways(page)).toBe(0);

    await tab("groups");
    const office = page.locator("#groups").getByRole("button", { name: /Nhóm Văn phòng Sở/ });
    expect(await office.locator(".badge").innerText()).toMatch(/^1\b/);
    expect(await page.locator("#groups .badge:visible").count()).toBe(2);
    expect(await sideways(page)).toBe(0);
    await office.click();
    await heard(page, "Việc sắp đến hạn");
    expect(await sideways(page)).toBe(0);
    await tab("groups");
    expect(await page.locator("#groups .badge:visible").count()).toBe(1);

    await tab("progress");
    expect(await page.locator("#progress").getByText("Quá hạn", { exact: true }).isVisible()).toBe(true);
    expect(await sideways(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("leads a newcomer by the hand: each first step does what it says, then is gone", async () => {
    const { page, complaints } = await open(1280, 800);
    await page.getByRole("button", { name: "Lãnh đạo hỏi tiến độ" }).click();
    await heard(page, "Kế hoạch CCHC năm 2025");
    expect(await page.locator("#chat-self").textContent()).toContain("Lãnh đạo");
    const picture = page.evaluate("document.querySelector('.picture img').decode().then(() => 'seen')");
    expect(await picture).toBe("seen");
    await page.getByRole("button", { name: "Văn phòng báo số liệu" }).click();
    await heard(page, "Chỉ tiêu ≥ 80 %");
    expect(await page.locator("#chat-self").textContent()).toContain("Phạm Thị Lan");
    await page.getByRole("button", { name: "Tua đến lần nhắc" }).click();
    await page.getByText("2 nhóm vừa nhận tin nhắc.").waitFor();
    await page.locator(".chip.step").first().waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  it("replies to one message of the bot, by keyboard alone", async () => {
    const { page, room } = await open(1280, 800);
    await page.getByRole("button", { name: "Đến lần nhắc kế tiếp" }).press("Enter");
    await page
      .locator("#groups")
      .getByRole("button", { name: /Nhóm Văn phòng Sở/ })
      .press("Enter");
    await heard(page, "Việc sắp đến hạn");
    await page.getByRole("button", { name: "↩ Trả lời" }).press("Enter");
    await page.keyboard.type("xong");
    await page.keyboard.press("Enter");
    await heard(page, "Bot chưa hiểu “xong”");
    const answer = room.entries(0).find(({ text }) => text.text === "xong");
    expect(answer).toMatchObject({ chatId: "g-vp", replyTo: room.entries(0)[0]?.messageId });
    expect(await page.locator("#reply").isVisible()).toBe(false);
  });

  it("keeps a reader at what is new, on coming back to the chat too, unless they scrolled up to read", async () => {
    const { page, room, tab } = await open(390, 844);
    const post = (text: string) =>
      room.send(
        { channel: "rehearsal", chatId: "u-lan" },
        { text: { text: `${text}\n${"dòng\n".repeat(8)}`, bold: [] } },
      );
    for (const text of ["một", "hai", "ba", "bốn", "năm"]) await post(text);
    await heard(page, "năm");
    const last = said(page).last();
    const newer = page.getByRole("button", { name: "Tin mới" });
    const inSight = async () => {
      const [message, log] = await Promise.all([last.boundingBox(), page.locator("#transcript").boundingBox()]);
      return message !== null && log !== null && message.y + message.height <= log.y + log.height;
    };
    await expect.poll(inSight).toBe(true);
    await tab("progress");
    await post("sáu");
    await tab("chat");
    await heard(page, "sáu");
    await expect.poll(inSight).toBe(true);

    await page.locator("#transcript").hover();
    await page.mouse.wheel(0, -2000);
    const scrolled = () => page.evaluate("document.querySelector('#transcript').scrollTop");
    await expect.poll(scrolled).toBe(0);
    await post("bảy");
    await newer.waitFor();
    expect(await scrolled()).toBe(0);
    await newer.click();
    await expect.poll(inSight).toBe(true);
    expect(await newer.isVisible()).toBe(false);
  });

  it("shows people's words as words, never as markup", async () => {
    const { page, complaints } = await open(390, 844);
    const hostile = `<img src=x onerror="document.title='hỏng'"> <b>đậm</b>`;
    await page.getByRole("textbox").fill(hostile);
    await page.getByRole("button", { name: "Gửi" }).click();
    await heard(page, "Bot chưa hiểu");
    expect(await said(page).first().locator(".words").textContent()).toBe(hostile);
    expect(await page.title()).toBe("Nhắc Việc – Phòng diễn tập");
    expect(complaints).toEqual([]);
  });

  it("gives the words back when they could not be sent, and says so", async () => {
    const { page } = await open(390, 844);
    await page.route("**/rehearsal/messages", (route) => route.fulfill({ status: 500, json: { message: "stack" } }));
    await page.getByRole("textbox").fill("7 82%");
    await page.getByRole("button", { name: "Gửi" }).click();
    await page.getByRole("alert").getByText("Máy chủ gặp trục trặc").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("7 82%");
  });

  it("has nothing to touch that is smaller than a fingertip, on any part of a phone", async () => {
    const { page, tab, desk } = await open(390, 844);
    await desk.say({ personId: "u-lan", chatId: "private", text: "/capnhat 7 82%", via: "text" });
    await heard(page, "Chỉ tiêu ≥ 80 %");
    await desk.advance("next");
    for (const name of ["chat", "groups", "clock", "progress"]) {
      await tab(name);
      await page.locator(`[data-panel="${name}"]`).waitFor();
      const small = await page.evaluate(`
        [...document.querySelectorAll("button, textarea, a")]
          .map((element) => ({ name: element.textContent.trim(), box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
          .map(({ name, box }) => name + " " + box.width + "×" + box.height)`);
      expect([name, small]).toEqual([name, []]);
    }
  });

  it.each([
    ["wide", 1280, "chat"],
    ["narrow, from another part", 390, "groups"],
  ])("takes the keyboard past groups, people and talk to the composer in one step, %s", async (_name, width, part) => {
    const { page, tab } = await open(width, 844);
    await tab(part);
    const address = page.url();
    await page.evaluate("document.activeElement.blur()");
    const skip = page.getByRole("link", { name: "Đến ô nhắn tin" });
    const top = async () => (await skip.boundingBox())?.y ?? 0;
    expect(await top()).toBeLessThan(0);
    await skip.focus();
    expect(await top()).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await page.keyboard.type("7 82%");
    expect(await page.getByRole("textbox").inputValue()).toBe("7 82%");
    expect(page.url()).toBe(address);
  });

  it("finds its way back after the server restarted, and forgets what the old one said", async () => {
    const first = await exampleRehearsal();
    const old = await aServer({ rehearsal: { desk: first.desk, transcript: first.room } }).listen("127.0.0.1", 0);
    const page = await browser.newPage();
    leave.push(() => page.close());
    await page.goto(`http://127.0.0.1:${old.port}/#p=u-giang`);
    await page.locator("#chat-self").getByText("Hoàng Hải Giang").waitFor();
    await page.getByRole("textbox").fill("/tiendo");
    await page.getByRole("textbox").press("Enter");
    await heard(page, "Kế hoạch CCHC năm 2025");
    await old.close();
    await page.locator("#connection").waitFor();

    const second = await exampleRehearsal();
    const young = aServer({ rehearsal: { desk: second.desk, transcript: second.room } });
    const { close } = await young.listen("127.0.0.1", old.port);
    leave.push(close);
    await page.locator("#connection").waitFor({ state: "hidden" });
    await page.getByText("Chào Hoàng Hải Giang").waitFor();
    expect(await said(page).count()).toBe(0);
  });
});
