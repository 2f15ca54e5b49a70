import { describe, expect, it, vi } from "vitest";
import type { RehearsalDesk } from "../../src/web/rehearsal-desk.js";
import { aServer } from "./a-server.js";
import { exampleRehearsal, PIXEL } from "./rehearsal-example.js";

async function aRehearsal(change: Partial<RehearsalDesk> = {}) {
  const { desk, room } = await exampleRehearsal();
  const server = aServer({ rehearsal: { desk: { ...desk, ...change }, transcript: room } });
  const get = async <T>(path: string) => (await (await server.app.request(`/rehearsal/${path}`)).json()) as T;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    server.app.request(`http://127.0.0.1:8080/rehearsal/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { ...server, room, get, post };
}
const message = { personId: "u-lan", chatId: "private", text: "/tiendo" };

describe("what the page reads", () => {
  it("is the people, the groups and the clock in the office's zone", async () => {
    const { get } = await aRehearsal();
    expect((await get<object[]>("people"))[0]).toEqual({
      id: "u-lan",
      name: "Phạm Thị Lan (mẫu)",
      role: "officer",
      unit: "Văn phòng Sở",
    });
    expect((await get<object[]>("groups"))[0]).toEqual({
      chatId: "g-vp",
      title: "Nhóm Văn phòng Sở",
      unit: "Văn phòng Sở",
    });
    expect(await get("clock")).toEqual({
      iso: "2025-01-06T07:55:00.000+07:00",
      time: "07:55",
      date: "06/01/2025",
      weekday: "Thứ Hai",
    });
  });

  it("is the summary's own figures, with what presses most first", async () => {
    const { get } = await aRehearsal();
    const { counts, awaiting, units, targets, pressing, pressingMore } = await get<{
      counts: object;
      awaiting: number;
      units: { name: string }[];
      targets: object[];
      pressing: { task: string; units: string[] }[];
      pressingMore: number;
    }>("summary");
    expect(counts).toMatchObject({ overdue: 1, dueSoon: 3, total: 32 });
    expect(awaiting).toBe(1);
    expect(units[0]?.name).toBe("Phòng Tổ chức cán bộ");
    expect(targets[0]).toMatchObject({ figure: { value: 78 }, met: false });
    expect(pressing.map(({ task, units }) => [task, units])).toEqual([
      ["12", ["Phòng Tổ chức cán bộ"]],
      ["1", ["Văn phòng Sở", "Phòng Kế hoạch tài chính"]],
    ]);
    expect(pressingMore).toBe(0);
  });
});

describe("what the page does", () => {
  it("says words as the chosen person, in private or in a group", async () => {
    const { post, room } = await aRehearsal();
    expect((await post("messages", message)).status).toBe(202);
    expect((await post("messages", { ...message, chatId: "g-vp", text: " chào cả nhà " })).status).toBe(202);
    const said = room.entries(0).filter(({ from }) => from.kind === "person");
    expect(said.map(({ chatId, text }) => [chatId, text.text])).toEqual([
      ["u-lan", "/tiendo"],
      ["g-vp", "chào cả nhà"],
    ]);
  });

  it("presses a choice of one message", async () => {
    const { post, room } = await aRehearsal();
    await post("messages", { ...message, text: "/capnhat 7 82%" });
    const messageId = room.entries(0).find(({ choices }) => choices.length > 0)?.messageId ?? "";
    const pressed = await post("choices", { personId: "u-lan", chatId: "private", messageId, value: "/huy" });
    expect(pressed.status).toBe(202);
    expect(room.entries(2)[0]).toMatchObject({ via: "button", text: { text: "Hoàn tác" }, replyTo: messageId });
  });

  it("shows a sent picture, and offers another file for download under its Vietnamese name", async () => {
    const { app, room } = await aRehearsal();
    const to = { channel: "rehearsal", chatId: "u-lan" } as const;
    const document = { bytes: PIXEL, fileName: "Báo cáo quý I.docx", mimeType: "application/msword" };
    await room.send(to, {
      text: { text: "", bold: [] },
      picture: { png: PIXEL, fileName: "a.png" },
      documents: [document],
    });
    const [entry] = room.entries(0);
    const picture = await app.request(`/rehearsal/files/${entry?.picture?.id}`);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(picture.headers.get("content-disposition")).toMatch(/^inline/);
    const file = await app.request(`/rehearsal/files/${entry?.documents?.[0]?.id}`);
    expect(file.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20I.docx",
    );
    expect((await app.request("/rehearsal/files/guess")).status).toBe(404);
  });

  it("moves the clock, one window at a time, even after a move that failed", async () => {
    let running = 0;
    let most = 0;
    const advance = vi.fn<RehearsalDesk["advance"]>(async (to) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (to === "week") throw new Error("store down");
      return { now: new Date("2025-01-07T01:00:00Z"), note: "2 nhóm vừa nhận tin." };
    });
    const { post } = await aRehearsal({ advance });
    const moves = await Promise.all((["week", "next", "day"] as const).map((to) => post("advance", { to })));
    expect(moves.map(({ status }) => status)).toEqual([500, 200, 200]);
    expect(most).toBe(1);
    expect(await moves[1]?.json()).toEqual({
      clock: { iso: "2025-01-07T08:00:00.000+07:00", time: "08:00", date: "07/01/2025", weekday: "Thứ Ba" },
      note: "2 nhóm vừa nhận tin.",
    });
  });
});

describe("what it refuses", () => {
  it.each([
    ["another site's page", message, { "sec-fetch-site": "cross-site" }, 403],
    ["a page of a neighbouring subdomain", message, { "sec-fetch-site": "same-site" }, 403],
    ["another origin, from an older browser", message, { origin: "https://evil.example" }, 403],
    ["a page without an origin", message, { origin: "null" }, 403],
    ["somebody who is not there", { ...message, personId: "u-ai" }, {}, 404],
    ["a chat that is not there", { ...message, chatId: "g-ai" }, {}, 404],
    ["somebody else's private chat", { ...message, chatId: "u-giang" }, {}, 404],
    ["blank words", { ...message, text: " \n " }, {}, 400],
    ["too many words", { ...message, text: "a".repeat(4097) }, {}, 400],
    ["what is not JSON", "{", {}, 400],
    ["far too much", { ...message, text: "a".repeat(70_000) }, {}, 413],
  ])("%s, in words, and says nothing in the room", async (_name, body, headers, status) => {
    const { post, room } = await aRehearsal();
    const response = await post("messages", body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message: expect.stringMatching(/\p{L}{2,} .*\.$/u) });
    expect(room.entries(0)).toEqual([]);
  });

  it("a jump of the clock that it does not know", async () => {
    const { post } = await aRehearsal();
    expect((await post("advance", { to: "year" })).status).toBe(400);
    expect((await post("choices", { ...message, value: "a".repeat(65), messageId: "m" })).status).toBe(400);
  });

  it.each([
    ["the page itself", { "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:8080" }],
    ["the page in an older browser", { origin: "http://127.0.0.1:8080" }],
    ["the page behind a proxy that ends TLS", { origin: "https://127.0.0.1:8080" }],
    ["a script", {}],
  ])("but not %s", async (_name, headers) => {
    const { post } = await aRehearsal();
    expect((await post("messages", message, headers)).status).toBe(202);
  });
});
