import { connect } from "node:net";
import { expect, it } from "vitest";
import { aServer } from "./a-server.js";
import { exampleRehearsal } from "./rehearsal-example.js";

it("takes a free port for 0 and says which; a second server there is refused", async () => {
  const { port, close } = await aServer().listen("127.0.0.1", 0);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  await expect(aServer().listen("127.0.0.1", port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await close();
});

it("finishes the request in hand, takes no new one, and ends idle connections and event streams", async () => {
  const { desk, room } = await exampleRehearsal();
  const { app, listen } = aServer({ rehearsal: { desk, transcript: room } });
  let arrived = () => {};
  let finish = () => {};
  const inHand = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const work = new Promise<void>((resolve) => {
    finish = resolve;
  });
  app.get("/slow", async (c) => {
    arrived();
    await work;
    return c.text("done");
  });
  const { port, close } = await listen("127.0.0.1", 0);
  const root = `http://127.0.0.1:${port}`;
  await (await fetch(`${root}/healthz`)).text(); // leaves a connection open and idle
  const events = await fetch(`${root}/rehearsal/events`);
  const slow = fetch(`${root}/slow`).then((response) => response.text());
  await inHand;

  const closed = close();
  expect(await events.text()).toContain("event: hello");
  await expect(refused(port)).resolves.toBe("ECONNREFUSED");
  finish();
  expect(await slow).toBe("done");
  await closed;
  await close(); // twice is once
});

function refused(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""));
    socket.once("connect", () => reject(new Error("a closing server took a connection")));
  });
}
