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
