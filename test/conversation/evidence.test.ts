import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { IncomingMedia } from "../../src/domain/message.js";
import { withdrawEvidence } from "../../src/storage/evidence.js";
import { evidence, evidenceWithdrawals } from "../../src/storage/schema.js";
import { oneBackend } from "../support/backends.js";
import { openRoom, type Person, type Room } from "./room.js";

const STRANGER: Person = { userId: "nobody-knows", name: "Người lạ" };
const ADMIN: Person = { userId: "admin", name: "Quản trị" };
const MEGABYTE = 1024 * 1024;

describe.each(oneBackend)("evidence in chat on $name", (backend) => {
  let room: Room;
  let an: Person;
  let dung: Person;
  let references = 0;

  beforeAll(async () => {
    room = await openRoom(backend);
    an = room.person("An");
    dung = room.person("Dũng");
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  /** A file somebody sends, which can be fetched. */
  function file(content: string | Uint8Array, more: Partial<IncomingMedia> = {}): readonly IncomingMedia[] {
    const reference = `f${++references}`;
    room.files.set(reference, { ok: true, bytes: Buffer.from(content) });
    return [{ kind: "document", reference, fileName: "báo cáo.pdf", ...more }];
  }

  async function rows(task: string) {
    const occurrence = await room.duty(task);
    return room.office.database.db
      .select()
      .from(evidence)
      .where(eq(evidence.occurrenceId, occurrence.id))
      .orderBy(evidence.id);
  }

  it("keeps a link and a document's number, with who, where and when, and shows both", async () => {
    const { text } = await room.says(an, "/minhchung 7 https://a.vn/x?b=1 số 123/BC-VP");
    expect(text).toContain("Đã lưu liên kết https://a.vn/x?b=1");
    expect(text).toContain("Đã lưu văn bản số 123/BC-VP");
    expect(text).toContain("1 liên kết, 1 số văn bản");
    expect(await rows("7")).toMatchObject([
      { kind: "link", text: "https://a.vn/x?b=1", officerId: an.userId, channel: "rehearsal", chatId: an.userId },
      { kind: "document", text: "123/BC-VP", bytes: null, sha256: null, at: room.clock.now() },
    ]);
    expect((await room.says(dung, "/minhchung 7")).text).toContain("liên kết https://a.vn/x?b=1");
    expect((await room.says(dung, "/nhiemvu 7")).text).toContain("Minh chứng: 1 liên kết, 1 số văn bản");
    expect((await room.says(dung, "/lichsu 7")).text).toContain(
      `${an.name} (diễn tập): minh chứng văn bản số 123/BC-VP`,
    );
  });

  it("says who has handed in the same already, and keeps it once", async () => {
    await room.says(an, "/minhchung 8 số 5/QĐ");
    const { text } = await room.says(an, "/minhchung 8 5/QĐ");
    expect(text).toContain(`Văn bản số 5/QĐ đã có trong minh chứng (${an.name}`);
    expect(text).toContain("không thêm gì");
    expect(await rows("8")).toHaveLength(1);
  });

  it("the number given with /xong is evidence too, and a figure's command is not", async () => {
    const { text } = await room.says(dung, "/xong 14 số 5/QĐ-SGDĐT");
    expect(text).toContain("→ chờ xác nhận");
    expect(text).toContain("Đã lưu văn bản số 5/QĐ-SGDĐT");
    expect(await rows("14")).toMatchObject([{ kind: "document", text: "5/QĐ-SGDĐT", officerId: dung.userId }]);
    expect((await room.says(an, "/lichsu 14")).text).toContain("minh chứng văn bản số 5/QĐ-SGDĐT");
  });

  it.each([
    ["/minhchung 9 đã làm rồi", "không thấy liên kết"],
    ["/minhchung 9 82%", "không thấy liên kết"],
    ["/minhchung 9 ftp://a.vn/x", "không phải địa chỉ web"],
    ["/minhchung 9 javascript:alert(1)", "không phải địa chỉ web"],
    [`/minhchung 9 https://a.vn/${"x".repeat(600)}`, "không phải địa chỉ web"],
    ["/minhchung số 12/BC", "của nhiệm vụ nào"],
    ["/minhchung 99 số 12/BC", "Không có nhiệm vụ 99"],
    ["/minhchung 14 số 12/BC", "chủ trì"],
    ["/minhchung 9 tệp 4", "không có tệp số 4"],
  ])("refuses %j with a reason, and keeps nothing", async (line, reason) => {
    const before = await room.office.database.db.$count(evidence);
    expect((await room.says(an, line)).text).toContain(reason);
    expect(await room.office.database.db.$count(evidence)).toBe(before);
  });

  it("keeps a file sent with the command beside it, byte for byte under its checksum, and gives it back", async () => {
    const content = Buffer.from("%PDF-1.7\n\0\xff…", "latin1");
    const { text } = await room.says(an, "/minhchung 1 bản ký", { media: file(content) });
    expect(text).toContain("Đã lưu tệp báo cáo.pdf (1 KB)");
    const sha256 = createHash("sha256").update(content).digest("hex");
    const [row] = await rows("1");
    expect(row).toMatchObject({ kind: "file", text: "bản ký", fileName: "báo cáo.pdf", size: content.length, sha256 });
    expect(row?.mimeType).toBe("application/pdf");
    const listed = await room.says(dung, "/minhchung 1");
    expect(listed.text).toContain("1. tệp báo cáo.pdf (1 KB) · “bản ký”");
    const given = await room.presses(dung, listed, "Tệp 1");
    expect(given.text).toContain(sha256.slice(0, 12));
    expect(Buffer.from(given.document?.bytes ?? []).equals(content)).toBe(true);
    expect(given.document).toMatchObject({ fileName: "báo cáo.pdf", mimeType: "application/pdf" });
    expect((await room.says(an, "/lichsu 1")).text).toContain("minh chứng tệp báo cáo.pdf");
  });

  it("asks for the file, takes the next one sent, and goes on for those after it", async () => {
    expect((await room.says(an, "/minhchung 3")).text).toContain("Xin gửi tệp");
    expect((await room.says(an, "", { media: file("%PDF-a") })).text).toContain("Đã lưu tệp");
    expect((await room.says(an, "phụ lục", { media: file("%PDF-b") })).text).toContain("có 2 tệp");
    expect((await room.says(an, "cảm ơn")).text).toContain("Vâng ạ");
    expect(await rows("3")).toMatchObject([{ text: "" }, { text: "phụ lục" }]);
  });

  it("forgets what it asked after fifteen minutes, and says what to type with the file", async () => {
    await room.says(an, "/minhchung 5");
    room.later(16);
    expect((await room.says(an, "", { media: file("%PDF-c") })).text).toContain("/minhchung 7");
    expect((await room.says(an, "", { media: file("%PDF-c") })).text).toContain("chưa biết của nhiệm vụ nào");
    expect(await rows("5")).toEqual([]);
  });

  it("says that the very file is there already, whatever it is called now", async () => {
    await room.says(an, "/minhchung 5", { media: file("%PDF-same") });
    const { text } = await room.says(an, "/minhchung 5", { media: file("%PDF-same", { fileName: "khác.pdf" }) });
    expect(text).toContain("Đúng tệp này (khác.pdf, 1 KB) đã có");
    expect(await rows("5")).toHaveLength(1);
  });

  it("keeps a message delivered twice once", async () => {
    const media = file("%PDF-twice");
    await room.says(an, "/minhchung 11", { media, key: "twice" });
    expect(await room.hears(an, "/minhchung 11", { media, key: "twice" })).toBeNull();
    expect(await rows("11")).toHaveLength(1);
  });

  it("asks which period first, where several are late, and for the file again", async () => {
    await room.at("2025-11-03T09:00:00+07:00", async () => {
      const { text, choices } = await room.says(an, "/minhchung BC", { media: file("%PDF-q") });
      expect(text).toContain("xin gửi lại tệp");
      expect(choices.length).toBeGreaterThan(1);
    });
  });

  describe("a file that is not kept", () => {
    it.each([
      ["of another type", () => file("MZ program", { fileName: "a.exe" }), "không thuộc loại nhận được"],
      ["of another type than its name says", () => file("PK\x03\x04zip", { fileName: "a.docx" }), "không thuộc loại"],
      ["spoken", () => file("OggS", { kind: "voice" }), "chỉ giữ được ảnh và tệp"],
      [
        "that the channel can't hand over",
        () => [{ kind: "other", reference: "" } as const],
        "chỉ giữ được ảnh và tệp",
      ],
      ["announced as too large", () => file("%PDF-", { size: 10 * MEGABYTE + 1 }), "lớn hơn 10 MB"],
      ["that is gone", () => [{ kind: "photo", reference: "gone" } as const], "không còn tải được"],
    ])("%s is refused with its reason", async (_name, media, reason) => {
      const { text } = await room.says(an, "/minhchung 9", { media: media() });
      expect(text).toContain(reason);
      expect(text).toContain("chưa có gì");
      expect(await rows("9")).toEqual([]);
    });

    it.each([
      ["too-big", "lớn hơn 10 MB"],
      ["unreachable", "đường truyền trục trặc"],
    ] as const)("because it turned out %s is refused with that reason", async (because, reason) => {
      room.files.set(because, { ok: false, because, reason: "…" });
      const media = [{ kind: "document", reference: because, fileName: "a.pdf" }] as const;
      expect((await room.says(an, "/minhchung 9", { media })).text).toContain(reason);
    });

    it("is the one past twenty of one duty; a number still is taken", async () => {
      for (let count = 1; count <= 20; count++) {
        if (count % 10 === 0) room.later(1);
        expect((await room.says(an, "/minhchung 6", { media: file(`%PDF-${count}`) })).text).toContain(`${count} tệp`);
      }
      room.later(1);
      expect((await room.says(an, "/minhchung 6", { media: file("%PDF-21") })).text).toContain("đã đủ 20 tệp");
      expect((await room.says(an, "/minhchung 6 số 9/BC")).text).toContain("Đã lưu văn bản số 9/BC");
      expect(await rows("6")).toHaveLength(21);
    });

    it("is not even fetched for a stranger, or beside another command", async () => {
      const before = room.fetched.length;
      expect((await room.says(STRANGER, "/minhchung 7", { media: file("%PDF-x") })).text).toContain(
        "chưa được liên kết",
      );
      expect((await room.says(an, "/viec", { media: file("%PDF-y") })).text).toContain("chưa được giữ");
      expect(room.fetched).toHaveLength(before);
    });

    it("belongs to a unit that does not lead the duty", async () => {
      expect((await room.says(an, "/minhchung 14", { media: file("%PDF-z") })).text).toContain("chủ trì");
    });
  });

  describe("in a group", () => {
    const group = "VP";

    it("takes the wordless picture that was asked for, from the one who was asked, and no other", async () => {
      await room.says(an, "/minhchung DT", { group, addressed: true });
      expect(await room.hears(room.person("Bình"), "", { group, media: file("%PDF-1") })).toBeNull();
      expect(await room.hears(an, "ảnh liên hoan", { group, media: file("%PDF-2") })).toBeNull();
      expect((await room.hears(an, "", { group, media: file("%PDF-3") }))?.text).toContain("Đã lưu tệp");
      expect(await room.hears(an, "", { group, media: file("%PDF-4") })).toBeNull();
    });

    it("takes the other files of an album whose first names the duty", async () => {
      const together = { group, album: "a1" };
      await room.says(an, "/minhchung 10", { ...together, addressed: true, media: file("%PDF-5") });
      expect((await room.hears(an, "", { ...together, media: file("%PDF-6") }))?.text).toContain("2 tệp");
      expect(await room.hears(an, "", { group, album: "a2", media: file("%PDF-7") })).toBeNull();
    });
  });

  it("offers no file where the channel can't send one", async () => {
    await room.says(an, "/minhchung 11", { media: file("%PDF-11") });
    const code = await room.says(ADMIN, "/moi Văn phòng Sở");
    const zalo: Person = { userId: "z1", name: "An trên Zalo", channel: "zalo" };
    await room.says(zalo, `/lienket ${/\/lienket (\S+)/.exec(code.text)?.[1]}`);
    const listed = await room.says(zalo, "/minhchung 11");
    expect(listed.text).toContain("Zalo không cho bot gửi tệp");
    expect(listed.choices).toEqual([]);
    expect(listed.text).toContain("1. tệp báo cáo.pdf");
    expect((await room.says(zalo, "/minhchung 11 tệp 1")).document).toBeNull();
  });

  it("can't be changed afterwards, by anybody", async () => {
    const { db } = room.office.database;
    const refused = { cause: expect.objectContaining({ message: expect.stringContaining("append-only") }) };
    await expect(db.update(evidence).set({ text: "khác" })).rejects.toMatchObject(refused);
    await expect(db.delete(evidence)).rejects.toMatchObject(refused);
    const [kept] = await db.select({ id: evidence.id, officerId: evidence.officerId }).from(evidence).limit(1);
    if (!kept) throw new Error("no evidence was handed in");
    const withdrawal = { evidenceId: kept.id, officerId: kept.officerId, channel: "zalo", reason: "nhầm" } as const;
    await withdrawEvidence(db, room.office.organization.id, withdrawal, room.clock.now());
    await expect(db.update(evidenceWithdrawals).set({ reason: "khác" })).rejects.toMatchObject(refused);
    await expect(db.delete(evidenceWithdrawals)).rejects.toMatchObject(refused);
  });
});
