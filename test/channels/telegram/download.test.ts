import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { harness } from "./harness.js";

/** 20 MB of nothing in 20 kB. */
const BOMB = gzipSync(Buffer.alloc(20 * 1_048_576));

/** A Bot API whose files are given out by `give`; what was asked is noted. */
async function filesBy(give: RequestListener, file_path = "a/b.pdf") {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.method === "POST")
      response.end(JSON.stringify({ ok: true, result: { file_id: "f", file_unique_id: "f", file_path } }));
    else give(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { channel } = await harness({ apiRoot, token: "1:abc" });
  return { asked, download: () => channel.download("f", 100) };
}

/** Goes on for as long as somebody reads. */
function endless(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(16_384)));
  };
  response.on("drain", more).on("error", () => undefined);
  more();
}

it("a download that is sent on to another address is not followed: the address has the token", async () => {
  const { asked, download } = await filesBy(({ url }, response) => {
    if (url?.startsWith("/file/")) response.writeHead(302, { location: "/elsewhere" }).end();
    else response.end("%PDF-");
  });
  expect(await download()).toMatchObject({ ok: false, because: "unreachable" });
  expect(asked).toEqual(["POST /bot1:abc/getFile", "GET /file/bot1:abc/a/b.pdf"]);
});

it.each<[string, RequestListener, string]>([
  [
    "is far larger unpacked",
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(BOMB),
    "too-big",
  ],
  ["never ends", (_, response) => endless(response), "too-big"],
  [
    "is shorter than it says",
    ({ socket }, response) => response.writeHead(200, { "content-length": "9" }).write("%P", () => socket.end()),
    "unreachable",
  ],
])("a file that %s costs no more than it may", async (_name, give, because) => {
  expect(await (await filesBy(give)).download()).toMatchObject({ ok: false, because });
});

it("a path that names another host is looked for at the provider's all the same", async () => {
  const { asked, download } = await filesBy((_, response) => response.end("x"), "//evil.example/../../x");
  expect(await download()).toMatchObject({ ok: true });
  expect(asked.at(-1)).toMatch(/^GET \/file\//);
});
