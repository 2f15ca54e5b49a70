import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TaskDraft } from "../../src/domain/catalogue.js";
import type { IncomingMedia } from "../../src/domain/message.js";
import { accounts, evidence, tasks } from "../../src/storage/schema.js";
import { oneBackend } from "../support/backends.js";
import { announced } from "./announced.js";
import { type Heard, openRoom, type Person, type Room } from "./room.js";

describe.each(oneBackend)("results that somebody has to confirm, in chat on $name", (backend) => {
  let room: Room;
  let an: Person;
  let binh: Person;
  let cuc: Person;
  let dung: Person;
  let en: Person;

  beforeAll(async () => {
    room = await openRoom(backend);
    [an, binh, cuc] = [room.person("An"), room.person("Bình"), room.person("Cúc")];
    [dung, en] = [room.person("Dũng"), room.person("Én")];
  });
  afterAll(() => room.close());
  beforeEach(() => room.later(16));

  /** Changes what the plan says of one task, as an import would. */
  async function demands(code: string, set: Partial<TaskDraft>): Promise<void> {
    const { db } = room.office.database;
    const plan = await room.office.plan();
    const task = plan?.tasks.find((one) => one.code === code);
    if (!plan || !task) throw new Error(`the plan has no ${code}`);
    await db
      .update(tasks)
      .set({ draft: { ...task, ...set } })
      .where(and(eq(tasks.planId, plan.id), eq(tasks.code, code)));
  }

  let references = 0;
  function file(content: string): readonly IncomingMedia[] {
    const reference = `a${++references}`;
    room.files.set(reference, { ok: true, bytes: Buffer.from(content) });
    return [{ kind: "document", reference, fileName: "KH.pdf" }];
  }

  const codeIn = ({ text }: Pick<Heard, "text">) => /KQ\d+/.exec(text)?.[0] ?? "";

  it("wait for the unit's head, who is told once, in private, what to type", async () => {
    const { text } = await room.says(an, "/xong 1 số 12/KH");
    expect(text).toContain("chưa thực hiện → chờ xác nhận");
    expect(text).toContain(`chờ ${binh.name} xác nhận`);
    expect(text).toContain("/huy");
    const { id } = await room.duty("1");
    const told = await announced(room.office, `confirm/${id}/%`);
    expect(told.map(({ chatId }) => chatId)).toEqual([binh.userId]);
    expect(told[0]?.text).toContain("1 số văn bản");
    expect(told[0]?.text).toContain("/duyet 1 · Trả lại: /tuchoi 1 lý do");
    expect((await room.says(an, "/xong 1")).text).toContain("đã ghi là chờ xác nhận từ trước");
    expect(await announced(room.office, `confirm/${id}/%`)).toHaveLength(1);
  });

  it("are confirmed by nobody who handed them in, nor by another unit's head", async () => {
    expect((await room.says(an, "/duyet 1")).text).toContain("trưởng đơn vị chủ trì hoặc cán bộ tổng hợp");
    expect((await room.says(en, "/duyet 1")).text).toContain("trưởng đơn vị chủ trì hoặc cán bộ tổng hợp");
    expect((await room.duty("1")).process).toBe("awaiting_confirmation");
  });

  it("are listed alone, with a button for each, and in the head's work", async () => {
    expect((await room.says(binh, "/viec")).text).toContain("Chờ anh/chị duyệt: 1 việc");
    expect((await room.says(an, "/viec")).text).not.toContain("Chờ anh/chị duyệt");
    const list = await room.says(binh, "/duyet");
    expect(list.text).toContain("1 việc chờ anh/chị duyệt");
    expect(list.choices).toHaveLength(1);
    expect((await room.duty("1")).process).toBe("awaiting_confirmation");
  });

  it("are done since the moment they were handed in, and the unit is told by whom", async () => {
    const { submittedAt, id } = await room.duty("1");
    const list = await room.says(binh, "/duyet");
    const { text } = await room.presses(binh, list, "1 · Văn phòng Sở");
    expect(text).toContain("chờ xác nhận → hoàn thành");
    expect(await room.duty("1")).toMatchObject({ process: "done", submittedAt });
    const told = await announced(room.office, `decided/${id}/%`);
    expect(told.map(({ text: line }) => line.includes(`${binh.name} xác nhận`))).toEqual([true]);
    expect(await announced(room.office, `confirm/${id}/%`)).toEqual([]);
    expect((await room.says(an, "/lichsu 1")).text).toContain("xác nhận chờ xác nhận → hoàn thành");
  });

  it("tell who decides second, by button or by number, who was first and when", async () => {
    const at = (await room.history("1")).findLast(({ decides }) => decides)?.at;
    expect(at).toEqual(new Date(room.clock.now().getTime() - 16 * 60_000));
    const { text } = await room.says(cuc, "/duyet 1");
    expect(text).toContain(`đã được ${binh.name} duyệt lúc`);
    const submission = (await room.history("1")).find(({ after }) => after.process === "awaiting_confirmation");
    expect((await room.says(cuc, `/tuchoi KQ${submission?.id} chậm`)).text).toContain(`đã được ${binh.name} duyệt lúc`);
    expect((await room.duty("1")).process).toBe("done");
  });

  it("can't be taken back by the officer once they are confirmed; the decision can, by whoever made it", async () => {
    await room.says(dung, "/xong 14 số 5/QĐ");
    await room.says(en, "/duyet 14");
    expect((await room.says(dung, "/huy")).text).toContain(`đã được ${en.name} quyết định`);
    expect((await room.says(en, "/huy")).text).toContain("hoàn thành → chờ xác nhận");
    const { id } = await room.duty("14");
    expect((await announced(room.office, `decided/${id}/undone/%`))[0]?.text).toContain("rút lại quyết định");
    expect((await room.says(en, "/duyet 14 tốt")).text).toContain("chờ xác nhận → hoàn thành");
    expect((await room.history("14")).at(-1)).toMatchObject({ decides: true, note: "tốt", officerId: en.userId });
  });

  it("go back with a reason only, which the unit reads, and are late or not by the next handing-in", async () => {
    await room.says(dung, "/xong 15 số 7/QĐ");
    const { id, submittedAt } = await room.duty("15");
    expect(submittedAt).not.toBeNull();
    expect((await room.says(en, "/tuchoi 15")).text).toContain("cho biết lý do");
    expect((await room.duty("15")).process).toBe("awaiting_confirmation");
    const back = await room.says(en, "thiếu quý 1");
    expect(back.text).toContain("Lý do: thiếu quý 1");
    expect(back.lines.at(-1)).toBe("Từ chối nhầm thì gõ /huy trong 15 phút.");
    expect(await room.duty("15")).toMatchObject({ process: "in_progress", submittedAt: null });
    expect((await announced(room.office, `decided/${id}/%`))[0]?.text).toContain("thiếu quý 1");
    expect((await room.says(dung, "/lichsu 15")).text).toContain("trả lại chờ xác nhận → đang thực hiện");
    expect((await room.says(en, "/duyet 15")).text).toContain(`đã được ${en.name} trả lại lúc`);
    expect((await room.says(dung, "/xong 15")).text).toContain("đang thực hiện → chờ xác nhận");
  });

  it("of a head wait for the coordinator, who may not confirm their own either", async () => {
    const { text } = await room.says(binh, "/xong TX1");
    expect(text).toContain("chờ");
    expect(text).toContain(cuc.name);
    expect((await room.says(binh, "/duyet TX1")).text).toContain("Không tự duyệt việc mình nộp");
    expect((await room.says(binh, "/duyet TX1")).text).toContain(cuc.name);
    expect((await room.duty("TX1")).process).toBe("awaiting_confirmation");
    expect((await room.says(cuc, "/duyet TX1")).text).toContain("→ hoàn thành");
  });

  it("are taken back while they wait, and nobody is asked any more", async () => {
    await room.says(dung, "/xong 6 !");
    const { id } = await room.duty("14");
    await room.says(dung, "/capnhat 14 đang làm");
    await room.says(dung, "/xong 14 số 8/QĐ");
    expect(await announced(room.office, `confirm/${id}/%`)).toHaveLength(1);
    expect((await room.says(dung, "/huy")).text).toContain("chờ xác nhận → đang thực hiện");
    expect(await announced(room.office, `confirm/${id}/%`)).toEqual([]);
    expect((await room.says(en, "/duyet 14")).text).not.toContain("→ hoàn thành");
  });

  it("take further figures while they wait: who confirms hears of the last one alone, and sees what they confirm", async () => {
    await room.says(an, "/capnhat 7 82%");
    expect((await room.says(an, "/xong 7")).text).toContain("→ chờ xác nhận");
    const { submittedAt } = await room.duty("7");
    room.later(5);
    expect((await room.says(an, "/capnhat 7 85%")).text).toContain("82 % → 85 %");
    expect(await room.duty("7")).toMatchObject({ process: "awaiting_confirmation", submittedAt });
    const told = await announced(room.office, `confirm/${(await room.duty("7")).id}/%`);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("đổi số của 7 · Luân chuyển hồ sơ điện tử nội bộ, việc đã nộp: 82 % → 85 %");
    expect(told[0]?.text).toContain("85 %, mục tiêu ≥ 80 %: đạt");
  });

  it("are not confirmed by a button of the message from before a figure changed", async () => {
    const old = /KQ\d+(?= · 7 ·)/.exec((await room.says(cuc, "/duyet")).text)?.[0];
    await room.says(an, "/capnhat 7 60% !");
    const answer = await room.says(binh, `/duyet ${old}`);
    expect(answer.text).toContain("7 đã đổi sau tin ấy, tôi chưa ghi quyết định");
    expect(answer.text).toContain("7: 60 %, chưa đạt");
    expect((await room.duty("7")).process).toBe("awaiting_confirmation");
    const done = await room.presses(binh, answer, "✅");
    expect(done.text).toContain("chờ xác nhận → hoàn thành");
    expect(done.text).toContain("7: 60 %, mục tiêu ≥ 80 %: chưa đạt");
  });

  it("are confirmed anew when a figure of what is done changes, on time as they were", async () => {
    const { submittedAt } = await room.duty("7");
    const { text } = await room.says(an, "/capnhat 7 81% !");
    expect(text).toContain("hoàn thành → chờ xác nhận");
    expect(text).toContain(`Đã báo số mới, chờ ${binh.name} xác nhận`);
    expect(await room.duty("7")).toMatchObject({ process: "awaiting_confirmation", submittedAt });
    expect((await room.says(an, "/huy")).text).toContain("81 % → 60 %");
    expect((await room.duty("7")).process).toBe("done");
    await room.says(an, "/capnhat 7 85% !");
  });

  it("of several at once are asked, decided together by one button, and each is told of", async () => {
    await room.says(an, "/khongphatsinh 4");
    await room.says(dung, "/xong 15 số 9/QĐ");
    const list = await room.says(cuc, "/duyet");
    expect(list.text).toContain("3 việc chờ anh/chị duyệt");
    const all = await room.presses(cuc, list, "Duyệt cả 3");
    expect(all.lines.filter((line) => line.includes("→ hoàn thành"))).toHaveLength(3);
    for (const task of ["7", "15"]) expect((await room.duty(task)).process).toBe("done");
  });

  it("ask which where a request for a later date waits too", async () => {
    await room.says(dung, "/capnhat 14 đang làm");
    await room.says(dung, "/giahan 14 31/1/2026 chờ hướng dẫn");
    await room.says(dung, "/xong 14 số 10/QĐ");
    const which = await room.says(en, "/duyet 14");
    expect(which.text).toContain("Có 2 việc đang chờ");
    expect(which.text).toMatch(/GH\d+/);
    expect((await room.says(en, `/duyet ${codeIn(which)}`)).text).toContain("→ hoàn thành");
    expect((await room.says(en, "/duyet")).text).toContain("1 việc chờ anh/chị duyệt");
    expect((await room.says(en, "/tuchoi 14 TCCB không lùi được")).text).toContain("Không gia hạn");
  });

  it("are done at once where the plan asks for no confirmation, or nobody else can give it", async () => {
    await demands("9", { approval: "none" });
    await room.says(an, "/capnhat 9 100%");
    expect((await room.says(an, "/xong 9")).text).toContain("→ hoàn thành");
    expect((await room.says(an, "/nhiemvu 9")).text).toContain("Báo xong là xong");
    expect((await room.says(an, "/nhiemvu 1")).text).toContain("chờ trưởng đơn vị hoặc cán bộ tổng hợp xác nhận");
    const { db } = room.office.database;
    const [link] = await db.select().from(accounts).where(eq(accounts.officerId, en.userId));
    const [other] = await db.select().from(accounts).where(eq(accounts.officerId, cuc.userId));
    if (!link || !other) throw new Error("the sample people are linked");
    await db.delete(accounts).where(eq(accounts.officerId, en.userId));
    await db.delete(accounts).where(eq(accounts.officerId, cuc.userId));
    await room.says(dung, "/capnhat 15 đang làm");
    expect((await room.says(dung, "/xong 15 số 11/QĐ")).text).toContain("→ hoàn thành");
    await db.insert(accounts).values([link, other]);
  });

  describe("with evidence that is demanded", () => {
    const kept = async (task: string) =>
      room.office.database.db
        .select()
        .from(evidence)
        .where(eq(evidence.occurrenceId, (await room.duty(task)).id));

    it("are not finished without it: it is asked for, and the file that comes finishes them", async () => {
      await demands("11", { evidence: "required" });
      expect((await room.says(an, "/nhiemvu 11")).text).toContain("Phải có minh chứng");
      const asked = await room.says(an, "/xong 11");
      expect(asked.text).toContain("cần minh chứng mới tính là xong");
      expect((await room.duty("11")).process).not.toBe("awaiting_confirmation");
      const done = await room.says(an, "", { media: file("%PDF-13") });
      expect(done.text).toContain("→ chờ xác nhận");
      expect(done.text).toContain("Đã lưu tệp KH.pdf");
      expect(await kept("11")).toHaveLength(1);
      await room.says(an, "/huy");
      expect((await room.says(an, "/xong 11")).text).toContain("→ chờ xác nhận");
      await room.says(an, "/huy");
    });

    it("are left alone by /huy, and finished by a number or a link with them", async () => {
      await demands("1", { evidence: "required" });
      await demands("4", { evidence: "required" });
      await room.says(an, "/capnhat 4 đang làm");
      await room.says(an, "/khongphatsinh 4");
      await demands("TX1", { evidence: "required" });
      await room.says(an, "/capnhat TX1 đang làm");
      expect((await room.says(an, "/xong TX1")).text).toContain("cần minh chứng");
      expect((await room.says(an, "/huy")).text).toContain("Đã thoát");
      expect((await room.duty("TX1")).process).toBe("in_progress");
      expect((await room.says(an, "/xong TX1")).text).toContain("cần minh chứng");
      expect((await room.says(an, "https://haiphong.edu.vn/tin/1")).text).toContain("→ chờ xác nhận");
      expect(await kept("TX1")).toMatchObject([{ kind: "link" }]);
    });

    it("are not finished by a file that can't be kept", async () => {
      await demands("TX2", { evidence: "required" });
      const said = await room.says(an, "/xong TX2", { media: file("MZ program") });
      expect(said.text).toContain("cần minh chứng");
      expect(said.text).toContain("không thuộc loại nhận được");
      expect((await room.duty("TX2")).process).not.toBe("awaiting_confirmation");
    });
  });

  it("keep the file that came with “xong” in the same message, and say so (row 9)", async () => {
    await room.says(an, "/capnhat 1 đang làm");
    const { text } = await room.says(an, "/capnhat 1 xong", { media: file("%PDF-KH") });
    expect(text).toContain("→ chờ xác nhận");
    expect(text).toContain("Đã lưu tệp KH.pdf");
    expect(text).not.toContain("chưa được giữ");
    const [found] = await room.office.database.db
      .select()
      .from(evidence)
      .where(and(eq(evidence.occurrenceId, (await room.duty("1")).id), eq(evidence.kind, "file")));
    expect(found).toMatchObject({ fileName: "KH.pdf", officerId: an.userId });
  });

  describe("evidence that is withdrawn", () => {
    it("is so by its author with a reason, stays in the history, and may be handed in again", async () => {
      await room.says(an, "/minhchung 3 số 99/BC");
      const listed = await room.says(an, "/minhchung 3");
      const which = await room.presses(an, listed, "Rút lại");
      const why = await room.presses(an, which, "99/BC");
      expect(why.text).toContain("cho biết lý do");
      expect((await room.says(an, "nhầm số")).text).toContain("Đã rút lại văn bản số 99/BC");
      expect((await room.says(an, "/minhchung 3")).text).toContain("chưa có minh chứng");
      const history = await room.says(an, "/lichsu 3");
      expect(history.text).toContain(`${an.name} (diễn tập): rút lại minh chứng văn bản số 99/BC`);
      expect(history.text).toContain("nhầm số");
      expect((await room.says(an, "/minhchung 3 số 99/BC")).text).toContain("Đã lưu văn bản số 99/BC");
      expect((await room.says(an, "/minhchung 3 số 99/BC")).text).toContain("đã có trong minh chứng");
    });

    it("is so by the head, and by nobody of another unit; a file's number stays", async () => {
      await room.says(an, "/minhchung 5", { media: file("%PDF-one") });
      await room.says(an, "/minhchung 5", { media: file("%PDF-two") });
      const which = await room.says(binh, "/minhchung 5 rút");
      const [first] = [...which.text.matchAll(/MC\d+/g)].map(([id]) => id).sort();
      expect((await room.says(dung, `/minhchung 5 rút ${first} thử`)).text).toContain("mới rút được");
      expect((await room.says(binh, `/minhchung 5 rút ${first} bản cũ`)).text).toContain("Đã rút lại tệp");
      expect((await room.says(binh, `/minhchung 5 rút ${first} bản cũ`)).text).toContain("đã rút lại rồi");
      expect((await room.says(dung, "/minhchung 5")).text).toContain("• 2. tệp");
      expect((await room.says(dung, "/minhchung 5 tệp 1")).text).toContain("không có tệp số 1");
      expect((await room.says(dung, "/minhchung 5 tệp 2")).document?.bytes).toEqual(Buffer.from("%PDF-two"));
    });
  });
});
