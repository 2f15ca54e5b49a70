import fc from "fast-check";
import { COMMAND_WORDS } from "../../src/conversation/understanding/command-words.js";
import { STRANGE_TEXTS } from "./mutations.js";

const NAMES = COMMAND_WORDS.map(([name]) => `/${name}`);
const TYPED = COMMAND_WORDS.flatMap(([, words]) => words.split("|"));
const TASKS = ["1", "7", "07", "10a", "12", "18", "BC", "DT", "KHDV", "CT1", "0", "99", "7,8", "nv 7", "7:", "7="];
const VALUES = [
  ..."82%|82,5|1.234|1.234,5|820/1000|1000/820|0/0|-5%|101%|0,3|1e9|9".split("|"),
  ..."xong|đang làm|chưa|tạm dừng|không phát sinh|ước|khoảng 80|gần xong|hơn 90|giảm 3".split("|"),
  "9".repeat(400),
];
const TIMES =
  "quý 1|Q1|6 tháng|tháng 3|t13|năm 2025|20/3|31/2|20/01/2025|mai|2 tuần|08:00|30/2/2025|1/1/9999|hết năm".split("|");
const PLACES = "Văn phòng Sở|VP|TTr|thanh tra|Trường Hoa|phòng không có|Sở|tất cả".split("|");
const ROLES = "officer|head|coordinator|leader|admin|cán bộ|trưởng phòng".split("|");
const REST =
  "có|không|1|2|ok|dạ|,|;|\n|-|@Bot|vi|en|doiten|nhap|tach|giaithe|https://vanban.example/12|số 12/BC-VP|ABCD2345".split(
    "|",
  );

const token = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TASKS) },
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 3, arbitrary: fc.constantFrom(...TIMES) },
  { weight: 2, arbitrary: fc.constantFrom(...PLACES) },
  { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
  { weight: 3, arbitrary: fc.constantFrom(...REST) },
  { weight: 1, arbitrary: fc.constantFrom(...TYPED) },
  { weight: 1, arbitrary: fc.constantFrom(...STRANGE_TEXTS) },
);
const first = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom("/capnhat", "/sua", "/xong", "/giahan") },
  { weight: 2, arbitrary: fc.constantFrom(...TYPED, "") },
);

const soup = fc
  .tuple(first, fc.array(token, { maxLength: 6 }))
  .map(([command, words]) => [command, ...words].join(" "));
/** Nearly right, so that what is behind the grammar is reached too. */
const sensible = fc
  .tuple(
    fc.constantFrom("/capnhat", "/capnhat", "/xong", "/sua", "/giahan", "/minhchung", "/khongphatsinh"),
    fc.constantFrom("7", "9", "10a", "1", "12 tháng 3", "CT1", "BC quý 1", "KHDV"),
    fc.oneof(
      fc.constantFrom(...VALUES),
      fc.integer({ min: -5, max: 120 }).map((value) => `${value}%`),
    ),
    fc.option(token, { nil: "" }),
  )
  .map((words) => words.join(" "));

/** A line as somebody might type it who has seen every word there is, and knows no order for them. */
export const chatLine: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: soup },
  { weight: 2, arbitrary: sensible },
);
