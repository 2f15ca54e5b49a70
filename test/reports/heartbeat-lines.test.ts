import { describe, expect, it } from "vitest";
import { heartbeatLine, type MorningTally } from "../../src/reports/heartbeat-lines.js";
import { loadTexts } from "../../src/text/texts.js";

const texts = loadTexts();
const NONE: MorningTally = { sent: 0, waiting: 0, stuck: 0, uncertain: 0, failed: 0, unreached: 0, missed: 0 };

describe("the operator's line", () => {
  it.each<[string, Partial<MorningTally>, string, string]>([
    ["nothing was owed", {}, "💚 Hôm nay không có gì phải nhắc.", "💚 Nothing was owed today."],
    [
      "all went well",
      { sent: 12 },
      "💚 Sáng nay: 12 tin nhắc đã gửi, 0 đang chờ, 0 lỗi.",
      "💚 This morning: 12 reminders sent, 0 waiting, no errors.",
    ],
    [
      "some have only just been queued",
      { sent: 3, waiting: 2 },
      "💚 Sáng nay: 3 tin nhắc đã gửi, 2 đang chờ, 0 lỗi.",
      "💚 This morning: 3 reminders sent, 2 waiting, no errors.",
    ],
    [
      "everything went wrong at once",
      { sent: 3, waiting: 2, stuck: 2, uncertain: 1, failed: 4, unreached: 5, missed: 6 },
      "⚠️ Sáng nay: 3 tin nhắc đã gửi, 2 đang chờ. Cần xem: 4 tin không gửi được, 1 tin chưa chắc đã tới, 2 tin chờ quá 10 phút, 5 việc không có ai để nhắc, 6 việc bị bỏ sót → nhacviec doctor, nhacviec ledger",
      "⚠️ This morning: 3 reminders sent, 2 waiting. To look at: messages that could not be sent: 4, messages that may not have arrived: 1, messages waiting for over 10 minutes: 2, duties with nobody to remind: 5, duties missed: 6 → nhacviec doctor, nhacviec ledger",
    ],
    [
      "nothing was sent because nobody is there to be told: not the same as nothing owed",
      { unreached: 2 },
      "⚠️ Sáng nay: 0 tin nhắc đã gửi, 0 đang chờ. Cần xem: 2 việc không có ai để nhắc → nhacviec doctor, nhacviec ledger",
      "⚠️ This morning: 0 reminders sent, 0 waiting. To look at: duties with nobody to remind: 2 → nhacviec doctor, nhacviec ledger",
    ],
  ])("when %s", (_name, tally, vi, en) => {
    const line = heartbeatLine({ ...NONE, ...tally });
    expect(texts.plain("vi", line)).toBe(vi);
    expect(texts.plain("en", line)).toBe(en);
  });

  it.each(["stuck", "uncertain", "failed", "unreached", "missed"] as const)(
    "never calls well a morning with %s",
    (what) => {
      expect(heartbeatLine({ ...NONE, sent: 9, waiting: 1, [what]: 1 }).id).toBe("heartbeat-trouble");
    },
  );
});
