import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Setup, setUp } from "./setup.js";

/** 20 MB of nothing in 20 kB. */
const BOMB = gzipSync(Buffer.alloc(20 * 1_048_576));

let setup: Setup;
let media: Server;
let root: string;
beforeEach(async () => {
  media = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/silence") return;
    if (path === "/bomb") return void response.writeHead(200, { "content-encoding": "gzip" }).end(BOMB);
    if (path === "/endless") return void endless(response.writeHead(200));
    if (path === "/less-than-said")
      return void response.writeHead(200, { "content-length": "9" }).write("01", () => request.socket.end());
    if (path === "/broken")
      return void response.writeHead(200, { "content-length": "9" }).write("x", () => request.socket.destroy());
    if (path === "/elsewhere") return void response.writeHead(302, { location: "/photo.jpg" }).end();
    const status = Number(path.slice(1));
    response.writeHead(status || 200).end("0123456789");
  });
  await new Promise<void>((ready) => media.listen(0, "127.0.0.1", ready));
  root = `http://127.0.0.1:${(media.address() as AddressInfo).port}`;
  setup = await setUp({}, { apiRoot: root });
});
afterEach(async () => {
  await setup.end();
  media.closeAllConnections();
  await new Promise((done) => media.close(done));
});

/** Goes on for as long as somebody reads. */
function endless(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(16_384)));
  };
  response.on("drain", more).on("error", () => undefined);
  more();
}

it("fetches what a message brought", async () => {
  const download = await setup.channel.download(`${root}/photo.jpg`, 10);
  expect(download.ok && Buffer.from(download.bytes).toString()).toBe("0123456789");
});

it.each([
  ["/photo.jpg", 9, "too-big"],
  ["/404", 10, "gone"],
  ["/410", 10, "gone"],
  ["/403", 10, "gone"],
  ["/500", 10, "unreachable"],
  ["/broken", 10, "unreachable"],
  ["/elsewhere", 10, "unreachable"],
  ["/bomb", 1_000, "too-big"],
  ["/endless", 100_000, "too-big"],
  ["/less-than-said", 10, "unreachable"],
])("says why %s with at most %i bytes can't be had: %s", async (path, maxBytes, because) => {
  expect(await setup.channel.download(`${root}${path}`, maxBytes)).toMatchObject({ ok: false, because });
});

it("gives up a download that hangs", async () => {
  const asked = new Promise((resolve) => media.once("request", resolve));
  const download = setup.channel.download(`${root}/silence`, 10);
  await asked;
  setup.timers.expire();
  expect(await download).toMatchObject({ because: "unreachable" });
});

it.each([
  "",
  "not an address",
  "http://169.254.169.254/",
  "https://zdn.vn.evil.example/x",
  "http://photo.zdn.vn/x",
  "file:///etc/passwd",
  "data:text/plain,x",
  "ftp://photo.zdn.vn/x",
  "https://127.0.0.1/x",
  "https://[::1]/x",
  "https://2130706433/x",
  "https://evilzdn.vn/x",
  "https://photo.zdn.vn@evil.example/x",
  "https://photo.zdn.vn.evil.example/x",
  "//photo.zdn.vn/x",
])("asks nobody but Zalo: %j", async (reference) => {
  expect(await setup.channel.download(reference, 10)).toMatchObject({ ok: false, reason: "not an address of Zalo's" });
});
