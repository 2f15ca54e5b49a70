import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("“xong” of a task owed by the month, said again, on $name", (backend) => {
  let room: Room;
  let ich: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    ich = room.person("Ích");
    expect((await room.says(ich, "12 xong")).text).toContain("→ chờ xác nhận");
  });
  afterAll(() => room.close());

  it("asks whether the next month is meant, and stores nothing", async () => {
    const before = await room.entryCount();
    const asked = await room.says(ich, "12 xong");
    expect(asked.text).toContain(
      "tháng 1/2025) đã ghi là chờ xác nhận từ trước. Kỳ tiếp là tháng 2/2025, hạn 28/02/2025",
    );
    expect(asked.text).toContain("/capnhat 12 2025-02 xong");
    expect(asked.choices).toHaveLength(1);
    expect(await room.entryCount()).toBe(before);
  });

  it("takes evidence for the month that was handed in", async () => {
    const [january] = await room.occurrences("12");
    expect((await room.says(ich, "/minhchung 12 số 9/BC-TTr")).text).toContain("tháng 1/2025");
    expect(january?.period).toBe("2025-01");
  });

  it("takes the next month once it has begun and its day is near", async () => {
    await room.later(33 * 24 * 60);
    expect((await room.says(ich, "12 xong")).text).toContain("tháng 2/2025");
    const [, february] = await room.occurrences("12");
    expect(february?.process).toBe("awaiting_confirmation");
  });

  it("asks again right after, however near the next one is: it may be a second tap", async () => {
    const before = await room.entryCount();
    expect((await room.says(ich, "12 xong")).text).toContain("Kỳ tiếp là tháng 3/2025");
    expect(await room.entryCount()).toBe(before);
  });

  it("takes it before that where it is named", async () => {
    expect((await room.says(ich, "12 tháng 3 xong")).text).toContain("✔ 12");
  });
});
