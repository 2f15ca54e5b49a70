import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { networkInterfaces } from "node:os";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { aDashboard, type DashboardRig, playedWeeks } from "./a-dashboard.js";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const absent = !existsSync(executablePath);
const notice = absent ? ` (SKIPPED: no Chromium at ${executablePath}; install it or set CHROMIUM_PATH)` : "";
const PAGES = [
  "/bang",
  "/bang/nhiem-vu",
  "/bang/nhiem-vu/7",
  "/bang/nhiem-vu/BC",
  "/bang/don-vi/VP",
  "/bang/ma-tran",
  "/bang/lich",
  "/bang/so-gui",
];
const WIDTHS = [360, 768, 1280];
/** This machine as others see it: to a browser less trustworthy than 127.0.0.1. */
const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === "IPv4" && !one.internal)?.address;
/** A browser on a busy machine takes its time. */
const PATIENCE_MS = 120_000;

describe.skipIf(absent)(`the dashboard in Chromium${notice}`, () => {
  let browser: Browser;
  let rig: DashboardRig;
  let base: string;
  let closeServer: () => Promise<void>;
  beforeAll(async () => {
    const [backend] = oneBackend;
    rig = await aDashboard(backend, { secure: false });
    await playedWeeks(rig);
    const listening = await rig.listen("127.0.0.1", 0);
    base = `http://127.0.0.1:${listening.port}`;
    closeServer = listening.close;
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser.close();
    await closeServer();
    await rig.close();
  });

  /** A page with everything the browser complained of. */
  async function open(javaScriptEnabled = true) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(base)) complaints.push(`asked elsewhere: ${request.url()}`);
    });
    return { page, context, complaints };
  }

  it(
    "lets a person in by the link's button, round the pages and out again, without JavaScript",
    async () => {
      const { page, context } = await open(false);
      await page.goto(base + (await rig.link("Nguyễn Thị Ánh")));
      await page.getByRole("button", { name: "Vào xem" }).click();
      expect(page.url()).toBe(`${base}/bang`);
      await page.getByRole("link", { name: "Ai đã nộp" }).click();
      await page.getByRole("link", { name: "Thanh tra Sở" }).click();
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Thanh tra Sở");
      await page.getByRole("button", { name: "Đăng xuất" }).click();
      await page.goto(`${base}/bang`);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Mời bạn đăng nhập");
      await context.close();
    },
    PATIENCE_MS,
  );

  it.skipIf(ownAddress === undefined)(
    "lets a person in over plain http from another machine, and out again",
    async () => {
      const listening = await rig.listen("0.0.0.0", 0);
      const address = `http://${ownAddress}:${listening.port}`;
      const { page, context } = await open(false);
      try {
        await page.goto(address + (await rig.link("Nguyễn Thị Ánh")));
        await page.getByRole("button", { name: "Vào xem" }).click();
        expect(page.url()).toBe(`${address}/bang`);
        await page.getByRole("button", { name: "Đăng xuất" }).click();
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Đã đăng xuất");
        await page.goto(`${address}/bang`);
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Mời bạn đăng nhập");
      } finally {
        await context.close();
        await listening.close();
      }
    },
    PATIENCE_MS,
  );

  it(
    "fits every width, is free of what axe calls serious, and makes the browser complain of nothing",
    async () => {
      const { page, context, complaints } = await open();
      const [name = "", value = ""] = (await rig.signedIn("Nguyễn Thị Ánh")).split("=");
      await context.addCookies([{ name, value, url: base }]);
      const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      for (const path of PAGES)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(base + path);
          const sideways = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect([path, width, sideways]).toEqual([path, width, 0]);
          if (width === 768) continue;
          // Through the debugger, where the page's own policy does not reach.
          await page.evaluate(axe);
          const found = (await page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => [id, impact, nodes[0].html]))",
          )) as [string, string, string][];
          const serious = found.filter(([, impact]) => impact === "serious" || impact === "critical");
          expect([path, width, serious]).toEqual([path, width, []]);
        }
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "shows every section on a phone, the open one among them, without a swipe and without JavaScript",
    async () => {
      const { page, context } = await open(false);
      const [name = "", value = ""] = (await rig.signedIn("Nguyễn Thị Ánh")).split("=");
      await context.addCookies([{ name, value, url: base }]);
      for (const width of [360, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.goto(`${base}/bang/so-gui`);
        const links = await page.locator(".top nav a").all();
        const seen = await Promise.all(
          links.map(async (link) => {
            const box = await link.boundingBox();
            return [await link.textContent(), box !== null && box.x >= 0 && box.x + box.width <= width] as const;
          }),
        );
        expect([width, seen.filter(([, whole]) => !whole)]).toEqual([width, []]);
        expect(seen.length).toBe(5);
        expect(await page.locator(".top nav [aria-current]").textContent()).toBe("Sổ gửi");
      }
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "has nothing to touch on a phone that is smaller than a fingertip or lies under another",
    async () => {
      const { page, context } = await open();
      const [name = "", value = ""] = (await rig.signedIn("Nguyễn Thị Ánh")).split("=");
      await context.addCookies([{ name, value, url: base }]);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of PAGES) {
        await page.goto(base + path);
        const found = await page.evaluate(`(() => {
          const targets = [...document.querySelectorAll("a:not(.skip), button, summary")].map((element) => ({
            name: element.textContent.trim(), whole: element.getBoundingClientRect(), parts: [...element.getClientRects()],
          }));
          const small = targets.filter(({ whole }) => whole.width < 44 || whole.height < 44);
          const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
          const over = targets.filter((one, at) =>
            targets.slice(at + 1).some((other) => one.parts.some((a) => other.parts.some((b) => meet(a, b)))));
          return [...small, ...over].map(({ name, whole }) => name + " " + whole.width + "×" + whole.height);
        })()`);
        expect([path, found]).toEqual([path, []]);
      }
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "takes the keyboard past the navigation in one step",
    async () => {
      const { page, context } = await open(false);
      const [name = "", value = ""] = (await rig.signedIn("Nguyễn Thị Ánh")).split("=");
      await context.addCookies([{ name, value, url: base }]);
      await page.goto(`${base}/bang/nhiem-vu`);
      const focused = () => page.evaluate("document.activeElement.textContent");
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: "Đến nội dung" });
      expect(await focused()).toBe(await skip.textContent());
      expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await focused()).toBe(await page.locator("main a").first().textContent());
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "leaves room between the buttons to other weeks and months and what stands below, on a phone too",
    async () => {
      const { page, context } = await open(false);
      const [name = "", value = ""] = (await rig.signedIn("Nguyễn Thị Ánh")).split("=");
      await context.addCookies([{ name, value, url: base }]);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of ["/bang/so-gui", "/bang/so-gui?den=2024-06-01", "/bang/lich", "/bang/lich?thang=2023-01"]) {
        await page.goto(base + path);
        const [buttons, below] = await Promise.all(
          [".months", ".months + *"].map((what) => page.locator(what).boundingBox()),
        );
        const room = (below?.y ?? 0) - (buttons ? buttons.y + buttons.height : Number.POSITIVE_INFINITY);
        expect([path, room >= 10]).toEqual([path, true]);
      }
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "renews itself within a minute, but not under a reader's hands",
    async () => {
      const { page, context } = await open();
      const [name = "", value = ""] = (await rig.signedIn("Nguyễn Thị Ánh")).split("=");
      await context.addCookies([{ name, value, url: base }]);
      await page.clock.install();
      await page.goto(`${base}/bang/nhiem-vu/7`);
      await rig.say("Nguyễn Văn An", "/capnhat 7 850/1000");
      await page.clock.runFor(61_000);
      await page.locator(".target-figure").getByText("85 % (850/1.000)").waitFor();

      await page.locator("main a").first().focus();
      await rig.say("Nguyễn Văn An", "/capnhat 7 860/1000");
      await page.clock.runFor(61_000);
      expect(await page.locator(".target-figure").textContent()).toContain("850");
      await context.close();
    },
    PATIENCE_MS,
  );
});
