import { type RehearsalChannel, rehearsalChannel } from "../../src/channels/rehearsal/rehearsal-channel.js";
import { type LocalDate, localDate } from "../../src/domain/local-date.js";
import type { FormattedText } from "../../src/domain/message.js";
import type { DueState, Process } from "../../src/domain/progress.js";
import type { ProgressSummary, StateCounts } from "../../src/domain/summary.js";
import { DEFAULT_ZONE, dayAt } from "../../src/domain/zone.js";
import type { DeskGroup, DeskPerson, RehearsalDesk } from "../../src/web/rehearsal-desk.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const PEOPLE: DeskPerson[] = [
  { id: "u-lan", name: "Phạm Thị Lan (mẫu)", role: "officer", unit: "Văn phòng Sở" },
  { id: "u-hung", name: "Trần Quốc Hùng (mẫu)", role: "head", unit: "Văn phòng Sở" },
  { id: "u-hoa", name: "Lê Thu Hoà (mẫu)", role: "coordinator", unit: "Văn phòng Sở" },
  { id: "u-minh", name: "Vũ Đức Minh (mẫu)", role: "officer", unit: "Phòng Tổ chức cán bộ" },
  { id: "u-tuan", name: "Nguyễn Anh Tuấn (mẫu)", role: "head", unit: "Phòng Tổ chức cán bộ" },
  { id: "u-ngoc", name: "Đỗ Bích Ngọc (mẫu)", role: "officer", unit: "Phòng Kế hoạch tài chính" },
  { id: "u-son", name: "Bùi Thanh Sơn (mẫu)", role: "officer", unit: "(mẫu) Trường THPT Hoa Phượng Đỏ" },
  { id: "u-giang", name: "Hoàng Hải Giang (mẫu)", role: "leader", unit: "Ban Giám đốc" },
];
const GROUPS: DeskGroup[] = [
  { chatId: "g-vp", title: "Nhóm Văn phòng Sở", unit: "Văn phòng Sở" },
  {
    chatId: "g-tccb",
    title: "Nhóm Khảo thí và Kiểm định chất lượng giáo dục, Tổ chức cán bộ",
    unit: "Phòng Tổ chức cán bộ",
  },
  { chatId: "g-khtc", title: "Nhóm Kế hoạch tài chính", unit: "Phòng Kế hoạch tài chính" },
];

/** A rehearsal with a real channel and a small bot that knows two commands: enough to see the page at work. */
export async function exampleRehearsal(png: Uint8Array = PIXEL) {
  let now = new Date("2025-01-06T00:55:00Z");
  let progress = 78;
  const room = rehearsalChannel({ clock: { now: () => now }, botName: "Nhắc Việc" });
  await room.start({ message: answer, async chatEvent() {} });

  async function answer({
    addressed,
    text,
    chat,
    messageId,
  }: Parameters<Parameters<RehearsalChannel["start"]>[0]["message"]>[0]) {
    if (!addressed) return;
    const to = { channel: "rehearsal", chatId: chat.chatId } as const;
    if (text === "/tiendo") {
      const words = bold(
        "<b>Kế hoạch CCHC năm 2025</b>\nLúc 07:55 thứ Hai, 06/01/2025\n\nXong <b>4/32</b> đầu việc, quá hạn 1.\nChỉ tiêu đạt 1/2.",
      );
      await room.send(to, { text: words, picture: { png, fileName: "tien-do-2025.png" } });
    } else if (text === "/capnhat 7 82%") {
      const before = progress;
      progress = 82;
      await room.send(to, {
        text: bold(
          `✅ <b>Nhiệm vụ 7</b>: ${before} % → <b>82 %</b>\nChỉ tiêu ≥ 80 %: <b>đạt</b>.\nNhầm thì gõ /huy trong 15 phút.`,
        ),
        choices: [
          { label: "Hoàn tác", value: "/huy" },
          { label: "Xem lịch sử", value: "/lichsu 7" },
        ],
        replyTo: messageId,
      });
    } else if (text === "/huy") {
      progress = 78;
      await room.send(to, { text: bold("Đã hoàn tác: <b>Nhiệm vụ 7</b> trở lại 78 %.") });
    } else await room.send(to, { text: bold(`Bot chưa hiểu “${text}”. Gõ /trogiup để xem các lệnh.`) });
  }

  const desk: RehearsalDesk = {
    people: async () => PEOPLE,
    groups: async () => GROUPS,
    async say({ personId, chatId, text, via, replyTo }) {
      const person = PEOPLE.find(({ id }) => id === personId);
      if (!person) throw new Error(`no person ${personId}`);
      const group = GROUPS.find((each) => each.chatId === chatId);
      await room.say({
        person: { userId: person.id, name: person.name },
        chat: group
          ? { channel: "rehearsal", chatId: group.chatId, kind: "group", title: group.title }
          : { channel: "rehearsal", chatId: person.id, kind: "private" },
        text,
        via,
        ...(replyTo !== undefined && { replyTo }),
      });
    },
    clock: () => ({ now, zone: DEFAULT_ZONE }),
    async advance(to) {
      now = new Date(now.getTime() + { next: HOUR_MS / 12, day: DAY_MS, week: 7 * DAY_MS }[to]);
      for (const { chatId } of GROUPS.slice(0, 2)) {
        await room.send(
          { channel: "rehearsal", chatId },
          {
            text: bold(
              "🔔 <b>Việc sắp đến hạn</b>\n\n<b>1. Ban hành Kế hoạch CCHC năm 2025</b>\nChậm nhất 14/01/2025, còn 7 ngày làm việc.\n\nTrả lời tin này: “xong”, hoặc gõ /viec để xem tất cả.",
            ),
            choices: [
              { label: "Đã xong", value: "/xong 1" },
              { label: "Hoãn 1 ngày", value: "/hoan 1 ngay mai" },
            ],
          },
        );
      }
      return { now, note: "2 nhóm vừa nhận tin nhắc." };
    },
    summary: async () => summary(now, progress),
  };
  return { desk, room };
}

/** `<b>…</b>` to spans, as src/text does for the real messages. */
function bold(marked: string): FormattedText {
  const spans: { start: number; length: number }[] = [];
  let text = "";
  for (const [index, part] of marked.split(/<\/?b>/).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, length: part.length });
    text += part;
  }
  return { text, bold: spans };
}

function counts(overdue: number, dueSoon: number, underWay: number, doneLate: number, doneOnTime: number): StateCounts {
  const total = overdue + dueSoon + underWay + doneLate + doneOnTime;
  return { overdue, dueSoon, underWay, doneLate, doneOnTime, notApplicable: 0, total };
}

function summary(at: Date, figure: number): ProgressSummary {
  const item = (
    task: string,
    title: string,
    unit: string,
    dueOn: LocalDate,
    due: DueState,
    process: Process = "in_progress",
  ) =>
    ({
      task,
      title,
      unit,
      dueOn,
      due,
      period: "2025",
      process,
      metrics: [],
      updates: 0,
    }) as unknown as ProgressSummary["items"][number];
  return {
    plan: { code: "cchc-2025", title: "Kế hoạch cải cách hành chính năm 2025 của Sở Giáo dục và Đào tạo Hải Phòng" },
    at,
    today: dayAt(at, DEFAULT_ZONE),
    scope: { kind: "plan" },
    items: [
      item(
        "7",
        "Hồ sơ luân chuyển nội bộ bằng phương thức điện tử",
        "Văn phòng Sở",
        localDate("2025-12-31"),
        "upcoming",
      ),
      item("1", "Ban hành Kế hoạch CCHC năm 2025", "Văn phòng Sở", localDate("2025-01-14"), "due_soon"),
      item("1", "Ban hành Kế hoạch CCHC năm 2025", "Phòng Kế hoạch tài chính", localDate("2025-01-14"), "due_soon"),
      item(
        "12",
        "Đánh giá tác động TTHC tại đề nghị xây dựng dự thảo văn bản quy phạm pháp luật, bảo đảm quy định đúng thẩm quyền",
        "Phòng Tổ chức cán bộ",
        localDate("2025-01-05"),
        "overdue",
      ),
      item(
        "14",
        "Rà soát vị trí việc làm",
        "Văn phòng Sở",
        localDate("2025-01-20"),
        "done_on_time",
        "awaiting_confirmation",
      ),
    ],
    // One of those that are done has not been confirmed.
    counts: counts(1, 3, 24, 1, 3),
    duties: [],
    units: [
      { name: "Phòng Tổ chức cán bộ", counts: counts(1, 1, 6, 0, 1) },
      { name: "Văn phòng Sở", counts: counts(0, 2, 12, 1, 1) },
      { name: "Phòng Kế hoạch tài chính", counts: counts(0, 0, 4, 0, 1) },
      { name: "(mẫu) Trường THPT Hoa Phượng Đỏ", counts: counts(0, 0, 2, 0, 0) },
    ],
    targets: [
      target("7", "7", "Hồ sơ luân chuyển nội bộ điện tử", { op: ">=", value: 80, unit: "%" }, figure, 1, 1),
      target("10a", "10", "Mức độ hài lòng của người dân, doanh nghiệp", { op: ">", value: 90, unit: "%" }, 90, 1, 1),
      target("2", "2", "Đơn vị đã đo lường sự hài lòng", { op: "=", value: 100, unit: "%" }, null, 3, 52),
    ],
  };
}

function target(
  id: string,
  task: string,
  label: string,
  wanted: ProgressSummary["targets"][number]["target"],
  value: number | null,
  unitsReported: number,
  unitsOwing: number,
): ProgressSummary["targets"][number] {
  const met = value === null ? null : wanted.op === ">" ? value > wanted.value : value >= wanted.value;
  return {
    id,
    task,
    label,
    target: wanted,
    tier: "must",
    alsoJudgedBy: [],
    figure: value === null ? null : { value },
    met,
    estimate: false,
    unitsReported,
    unitsOwing,
    unitsStale: 0,
  };
}

/** The smallest picture there is. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
