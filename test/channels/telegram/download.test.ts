import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { harness } from "./harness.js";

it("a download that is sent on to another address is not followed: the address has the token", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.method === "POST") {
      response.end(JSON.stringify({ ok: true, result: { file_id: "f", file_unique_id: "f", file_path: "a/b.pdf" } }));
    } else if (request.url?.startsWith("/file/")) response.writeHead(302, { location: "/elsewhere" }).end();
    else response.end("%PDF-");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { channel } = await harness({ apiRoot, token: "1:abc" });
  expect(await channel.download("f", 100)).toMatchObject({ ok: false, because: "unreachable" });
  expect(asked).toEqual(["POST /bot1:abc/getFile", "GET /file/bot1:abc/a/b.pdf"]);
});
