// Takes the pictures of the guides anew: `npm run build && node docs/pictures/take.mjs`. It plays the first nine weeks
// of the shipped plan in a rehearsal of its own, in an empty folder that is removed afterwards, and photographs it.
// Needs Chromium: /usr/bin/chromium, or the path given as the only argument.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "nhacviec-pictures-"));
const service = spawn(process.execPath, [path.join(here, "../../dist/main.js")], {
  env: { DATA_DIR: folder, PORT: "0", LOG_FORMAT: "json" },
  stdio: ["ignore", "pipe", "inherit"],
});
const gone = new Promise((resolve) => service.once("exit", resolve));
const browser = await chromium.launch({
  executablePath: process.argv[2] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  await takeAll(await addressOf(service));
} finally {
  await browser.close();
  service.kill("SIGTERM");
  await gone;
  rmSync(folder, { recursive: true, force: true });
}

/** The address the service logs once it listens. */
async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const { url } = line.startsWith("{") ? JSON.parse(line) : {};
    if (url) {
      stdout.resume();
      return url;
    }
  }
  throw new Error("the service ended before it listened");
}

async function takeAll(root) {
  const post = async (where, body) => {
    const answer = await fetch(new URL(where, root), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const get = async (where) => (await fetch(new URL(where, root))).json();
  const people = await get("rehearsal/people");
  const who = (name) => people.find((person) => person.name.startsWith(name)).id;
  const say = (name, text, chatId = "private") => post("rehearsal/messages", { personId: who(name), chatId, text });
  const advance = (to) => post("rehearsal/advance", { to });
  const until = async (day) => {
    for (let now = ""; now < day; ) now = (await advance("day")).clock.iso;
  };

  const phone = await browser.newPage({
    viewport: { width: 390, height: 980 },
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
  });
  const tab = (name) => phone.locator(`#tabs [data-tab="${name}"]`).click();
  const be = async (name) => {
    await tab("groups");
    await phone.locator(`#people [data-person="${who(name)}"]`).click();
  };
  const enter = async (group) => {
    await tab("groups");
    await phone.locator(`#groups [data-chat="${group}"]`).click();
  };
  const words = async (text) => {
    const said = await phone.locator("#transcript .message").count();
    await phone.locator("#words").fill(text);
    await phone.locator("#words").press("Enter");
    await phone
      .locator("#transcript .message")
      .nth(said + 1)
      .waitFor({ timeout: 60_000 });
  };
  const take = (name, options = {}) => phone.screenshot({ path: path.join(here, `${name}.png`), ...options });

  await advance("next");
  // Only now: what came while the page opens would be marked as new or not, as it happens.
  await phone.goto(root);
  await be("Nguyễn Văn An");
  await enter("group:VP");
  await words("/capnhat 7 82%");
  await take("exchange");
  await be("Nguyễn Văn An");
  await words("cap nhat 10 92%");
  await take("question");

  await say("Nguyễn Văn An", "/capnhat 7 820/1000", "group:VP");
  await say("Nguyễn Văn An", "/capnhat 10a 92%");
  await say("Nguyễn Văn An", "/xong 1 số 12/KH-SGDĐT", "group:VP");
  await say("Trần Thị Bình", "/xong DT số 15/TTr-VP");
  for (const school of ["Cao Văn Sơn", "Phan Thị Thu", "Hồ Văn Uy", "Chu Thị Yến"]) await say(school, "/xong KHDV");
  await until("2025-01-23T08");
  await be("Đặng Thị Hà");
  await take("head");
  await say("Vũ Văn Giang", "/xong DT số 08/KHTC");
  await say("Bùi Văn Ích", "/xong DT");
  await say("Bùi Văn Ích", "/khongphatsinh 12");
  await until("2025-02-10T08");
  for (const school of ["Tạ Thị Vân", "Lương Văn Xuân"]) await say(school, "/xong KHDV");
  await say("Bùi Văn Ích", "/capnhat 12 tháng 2 xong");
  await say("Nguyễn Văn An", "/capnhat 9 640/1000");
  await say("Nguyễn Văn An", "/capnhat 3 12%");
  await say("Phạm Văn Dũng", "/capnhat 2 đang làm");
  for (const [name, group] of [
    ["Phạm Văn Dũng", "group:TCCB"],
    ["Vũ Văn Giang", "group:KHTC"],
    ["Lý Văn Nam", "group:GDTrH"],
  ])
    await say(name, "/xong BC quý 1", group);
  await until("2025-03-07T08");
  await say("Cao Văn Sơn", "/xong BC quý 1");

  await be("Lê Thị Cúc");
  await words("/thieu quý 1");
  await take("missing");
  await be("Nguyễn Thị Ánh");
  await words("/tiendo");
  await phone.evaluate("document.querySelector('.picture img').decode()");
  await takePicture();
  await takeDesktop();
  await takeDashboard();

  /** The picture of `/tiendo` itself, at phone width. */
  async function takePicture() {
    const source = await phone.locator(".picture img").last().getAttribute("src");
    const page = await browser.newPage({ viewport: { width: 390, height: 400 }, deviceScaleFactor: 2 });
    await page.goto(new URL(source, root).href);
    await page.locator("img").screenshot({ path: path.join(here, "tiendo.png") });
    await page.close();
  }

  async function takeDesktop() {
    const page = await browser.newPage({ viewport: { width: 1160, height: 640 }, reducedMotion: "reduce" });
    await page.goto(root);
    await page.locator("#people [data-person]").first().waitFor();
    await page.locator(`#people [data-person="${who("Nguyễn Thị Ánh")}"]`).click();
    await page.locator("#progress").getByText("Quá hạn").first().waitFor();
    await page.locator(".picture img").waitFor();
    await page.screenshot({ path: path.join(here, "rehearsal.png") });
    await page.close();
  }
  /** The overview as the coordinator sees it at a desk. */
  async function takeDashboard() {
    const page = await browser.newPage({ viewport: { width: 1160, height: 860 }, reducedMotion: "reduce" });
    await page.goto(root);
    await page.evaluate((person) => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: "/bang/vao" });
      form.append(Object.assign(document.createElement("input"), { name: "person", value: person }));
      document.body.append(form);
      form.submit();
    }, who("Lê Thị Cúc"));
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "Kế hoạch" }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: path.join(here, "dashboard.png") });
    await page.close();
  }
}
