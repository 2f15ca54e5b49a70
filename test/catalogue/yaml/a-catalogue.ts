/** A small catalogue without faults, which tests bend one line at a time. */
export const GOOD = `plan:
  code: KH-1
  title: Kế hoạch mẫu
  year: 2025
  coordinatingUnit: Văn phòng
organization: { name: Sở Mẫu, place: Hải Phòng }
units:
  - { code: VP, name: Văn phòng Sở, kind: office, aliases: [Văn phòng] }
  - { code: TTr, name: Thanh tra Sở, kind: office, aliases: [Thanh tra] }
sets:
  - { code: PCM, name: Các phòng Sở, aliases: [Các phòng CMNV Sở], members: [VP, Thanh tra] }
tasks:
  - code: 07
    title: >-
      Tối thiểu 80% hồ sơ
      được luân chuyển
    shortTitle: Luân chuyển hồ sơ
    clause: DM-7
    origin: table
    lead: [văn phòng]
    support: [các phòng cmnv sở]
    deadline: { text: Trước ngày 15/01/2025, rule: before 2025-01-15 }
    products: [Kế hoạch]
    metrics:
      - { id: 07a, label: hồ sơ, target: ">=80 %", denominator: điện tử / tổng, alsoJudgedBy: [{ target: "=100 %", source: II.7 }] }
      - { id: 07b, label: cắt giảm, target: ">20,5 %", tier: strive, isCut: true }
  - code: BC
    title: Báo cáo
    clause: V.1.c
    origin: body
    lead: [Các phòng Sở]
    deadline: { text: hàng quý, rule: on 2025-12-10 }
    schedule:
      - { period: 2025-Q1, due: before 2025-03-10 }
      - { period: 2025, due: before 2025-12-10 }
    metrics:
      - { id: BC, label: như trên, target: ">=80 %", figureOf: 07a }
questions:
  - { id: q1, about: BC, text: Nộp mấy bản?, default: Một bản }
calendar:
  - { on: 2025-01-25, to: 2025-01-27, kind: off, name: Tết }
  - { on: 2025-04-26, kind: work, name: Làm bù, source: Thông báo }
sample:
  units:
    - { code: MAU1, name: (mẫu) Trường Một, kind: school, sets: [PCM] }
  officers:
    - { name: Nguyễn Văn An (mẫu), unit: (mẫu) trường một, role: officer }
`;

/** `GOOD` with everything a plan may say of rungs, windows and units that change. */
export const RICH = GOOD.replace(
  "  year: 2025\n",
  `  year: 2025
  ladder:
    rungs: [T-15, T-7, T0]
    overdueEvery: 2
    escalations:
      - { rung: T+1, audience: coordinator }
    slots: ["08:00"]
  quietHours: { from: "21:00", to: "06:30" }
  effectiveOn: 2025-07-01
`,
)
  .replace("aliases: [Thanh tra] }", "aliases: [Thanh tra], ended: 2025-07-01, successor: VP }")
  .replace("members: [VP, Thanh tra]", "members: [VP, { unit: Thanh tra, from: 2025-01-01, until: 2025-06-30 }]")
  .replace("due: before 2025-03-10 }", "due: before 10 final-month 2025-Q1, opens: 2025-02-10, closes: 2025-04-01 }")
  .replace(
    "    products: [Kế hoạch]\n",
    `    products: [Kế hoạch]
    ladder: { rungs: [T-30, T0] }
    condition: khi có yêu cầu
    schedule: { every: month, due: last-working-day }
`,
  );
