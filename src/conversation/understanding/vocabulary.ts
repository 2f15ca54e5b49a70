import type { StatedProcess } from "./intent.js";
import { phraseSet, phraseTable } from "./phrases.js";

// All words are folded: no diacritics, lower case. Teencode spellings stand beside the plain ones.

const DONE = "xong|xog|hoan thanh|hoan tat|hoan thien xong|lam xong|lam xog|lm xong|done|finished|completed|complete";
const DOING =
  "dang lam|dg lam|dag lam|dang thuc hien|dang trien khai|dang xu ly|dang tien hanh|in progress|ongoing|dang hoan thien";
const NOT_STARTED =
  "chua|chua lam|chua thuc hien|chua trien khai|chua bat dau|chua tien hanh|chua lam gi|chua lam gi ca|ch lam|not started";
const PAUSED = "tam dung|tam ngung|tam ngung lai|tam hoan|dung lai|tam dung lai|paused";
const NOTHING_AROSE =
  "khong phat sinh|ko phat sinh|k phat sinh|hok phat sinh|hong phat sinh|kg phat sinh|kh phat sinh|hk phat sinh|" +
  "khong ps|ko ps|k ps|hok ps|hong ps|kg ps|kh ps|hk ps|khong co phat sinh|ko co phat sinh|k co phat sinh|hok co phat sinh|" +
  "khong co ps|ko co ps|k co ps|khong co gi phat sinh|khong phat sinh gi|ko phat sinh gi|k phat sinh gi|khong ps gi|ko ps gi|k ps gi|nil";
/** Near a state without being one: what was meant has to be asked. */
const UNCLEAR =
  "chua xong|chua hoan thanh|chua dat|chua phat sinh|chua co|chua duoc|chua dc|chua biet|chua ro|khong xong|ko xong|k xong|hok xong|" +
  "sap xong|gan xong|sap hoan thanh|gan hoan thanh|khong dat|ko dat|k dat|hok dat|khong hoan thanh|ko hoan thanh|" +
  "khong lam|ko lam|khong dang lam|co ban xong|co ban hoan thanh|gan nhu xong|khong dung|xong chua|duoc chua|dc chua|dat chua|" +
  "khong co gi|ko co gi|k co gi|nearly done|not done";

/** What people say instead of a figure; `unclear` has to be asked about. */
export const stateOf = phraseTable<StatedProcess | "unclear">([
  ["done", DONE],
  ["in_progress", DOING],
  ["not_started", NOT_STARTED],
  ["paused", PAUSED],
  ["nil", NOTHING_AROSE],
  ["unclear", UNCLEAR],
]);

/** "xong một phần", "xong dự thảo": done, but not the task. */
export const partlyDone = phraseSet(
  "mot phan|mot nua|nua|co ban|phan|buoc|so bo|gan het|phan lon|hon nua|hon mot nua|nhieu|phan em|du thao|ban nhap|giai doan|vong|dot|khau|gan|mot it|mot vai",
);

/** "xong nhưng chưa ký": done, but something of it is not. */
export const butNot = phraseSet(
  "nhung|con thieu|con chua|van con|van thieu|van chua|moi xong|chi con|chi thieu|tru|ngoai tru|het tru",
);

/** "xong tuần sau", "xong trước 15/3", "xong thì báo em": not done yet, or never said to be. */
export const notYet = phraseTable<boolean>([
  [
    true,
    "truoc|truoc ngay|mai|ngay mai|sang mai|chieu mai|toi mai|chieu nay|toi nay|tuan nay|trong tuan|trong tuan nay|vao tuan sau|vao mai|vao ngay mai|tuan sau|" +
      "tuan toi|thang nay|thang sau|thang toi|vao thang sau|quy sau|nam sau|dau tuan|cuoi tuan|dau thang|cuoi thang|cuoi nam|se|thi|la|moi|dau|cai gi|lam sao|tomorrow|next week",
  ],
  // "xong trước hạn" and "xong đâu đấy" are done, and well.
  [false, "truoc han|truoc thoi han|dau day|dau vao day"],
]);

/** Words between a task and its value that add nothing to either. */
export const hedge = phraseSet(
  "thi|den nay|tinh den nay|den hien tai|den gio|den thoi diem nay|dat|da dat|dat duoc|dat dc|duoc|dc|dk|la|len|thanh|o muc|muc|hien|hien tai|hien nay|hien dang|nay|da|moi|vua|vua moi|" +
    "ty le|ti le|ty le dat|ket qua|kq|ket qua dat|tien do|tien do dat|so lieu|bang|tang len|nang len|cat giam|cat giam duoc|" +
    "co|da co|moi co|chi|chi dat|chi duoc|chi co|moi chi|co duoc|xu ly|da xu ly|xu ly duoc|da xu ly duoc|giai quyet|da giai quyet|giai quyet duoc|da giai quyet duoc|reached|" +
    "don gian hoa|thuc hien|thuc hien duoc|thuc hien dat|lam duoc|lam dc|dang|cap nhat|cap nhat lai|update|xin cap nhat|is|at|now|gia tri|con so|" +
    "den thoi diem hien tai|tinh den thoi diem nay|tinh den thoi diem hien tai|tinh den hom nay|den hom nay|toi nay|toi gio|toi hom nay|luy ke|luy ke den nay|" +
    "van|van la|van dat|giu nguyen|giu nguyen la|ghi|ghi la|ghi giup|ghi giup em|ok|oke|okie|cung|cung da|cung dat|deu|deu da|deu dat|kiem tra|da kiem tra|kiem tra duoc|da kiem tra duoc",
);

/** The sender says that the figure is not exact. */
export const approximately = phraseSet(
  "khoang|tam tam|khoang chung|uoc|uoc tinh|uoc dat|uoc khoang|so uoc|so uoc tinh|la so uoc|la so uoc tinh|so lieu uoc|so lieu uoc tinh|la uoc tinh|tam tinh|so tam tinh|la so tam tinh|so lieu tam tinh|tam khoang|tam|chung|xap xi|co khoang|khoang gan|about|around|estimate|estimated|an estimate",
);

/** Words that make of the number after them something else than the value. */
export const qualifier = phraseTable<"bound" | "rise" | "fall" | "remainder" | "negated" | "from">([
  [
    "bound",
    "hon|tren|duoi|gan|gan dat|gan bang|vuot|vuot muc|it nhat|toi thieu|toi da|chua toi|chua den|chua day|chua du|khong duoi|ko duoi|khong qua|over|under|nearly",
  ],
  ["rise", "tang|tang them|them"],
  ["fall", "giam|giam di|giam bot|sut|tut|bot"],
  ["from", "tu|tang tu|giam tu|nang tu|from"],
  ["remainder", "con|con lai|con ton|giam con|chi con|con thieu|thieu|con no|con thieu khoang"],
  ["negated", "khong|ko|k|hok|hong|kg|chua dat|chua duoc|chua|khong dat|ko dat|k dat|khong phai|ko phai|am|not|never"],
]);

/** Between an item and the next: "7 82% còn nv 9 40%"; before another item they are no note. */
export const connective = phraseSet("con|rieng|thi|quen|a quen|dong thoi|ngoai ra|trong khi|trong khi do");

/** Between two numbers: from the first to the second. */
export const upTo = phraseSet("len|thanh|len thanh|xuong|xuong con|sang");
export const until = phraseSet("den|toi|to");
export const outOf = phraseSet(
  "tren|tren so|tren tong|tren tong so|tren tong cong|trong|trong so|trong tong|trong tong so|trong tong cong|out of|of",
);
/** Between a percentage and its n/N, or the other way about. */
export const thatIs = phraseSet("tuc|tuc la|tuong duong|tuong ung|dat|bang|la|tuc dat|ie|ung voi|hay");

/** Units as they are kept; the words typed after a number that mean each. */
export const unitOf = phraseTable<string>([
  ["%", "phan tram|phan tam|fan tram|ptram|phtram|pt|percent|per cent"],
  ["đồng", "dong|vnd|d|vn dong"],
  ["nghìn", "nghin|ngan|k|nghin dong|ngan dong"],
  ["triệu", "trieu|tr|trieu dong|trd|tr dong|million"],
  ["tỷ", "ty|ti|ty dong|ti dong|billion"],
  ["hồ sơ", "ho so|hs|hso|bo ho so"],
  ["thủ tục", "thu tuc|tthc|tt hc|thu tuc hanh chinh"],
  ["văn bản", "van ban|vb|vbqppl|quyet dinh|thong bao|cong van|bao cao|ke hoach|to trinh|quy dinh"],
  ["đơn vị", "don vi|dv|co so|co quan|phong|phong ban|truong|trung tam|xa|huyen|quan|phuong"],
  ["người", "nguoi|hoc sinh|giao vien|can bo|hoi vien|hs gv|cbcc|phu huynh"],
  ["giao dịch", "giao dich|gd"],
  ["dịch vụ", "dich vu|dvc|quy trinh|nhiem vu|chi tieu|tieu chi|noi dung|chi so|hang muc"],
  ["lượt", "luot|lan|cuoc|dot|buoi|lop|phieu|y kien|tin|tin bai|bai|cau|vu|doan"],
  ["điểm", "diem|points"],
  ["giờ", "gio|h|phut|giay|g"],
  ["ngày", "ngay|tuan|thang|nam|hom|quy"],
]);

/** Before a task's number, beyond doubt. */
export const taskWord = phraseSet(
  "nv|nvu|nv so|nv thu|nhiem vu|nhiem vu so|nhiem vu thu|n vu|cong viec|cong viec so|dau viec|dau viec so|task|item|task number",
);
/** Before a task's number, but before other numbers as well. */
export const looseTaskWord = phraseSet("muc|muc so|so|stt|tt|viec|viec so|so thu tu|no|number|dong");

/** "tính đến", "ước đến", "ngày": a date follows. */
export const dateLead = phraseSet(
  "den|het|vao|vao ngay|den ngay|den het|den het ngay|het ngay|tinh den|tinh den ngay|tinh den het|tinh den het ngay|tinh toi|tinh toi ngay|" +
    "toi|toi ngay|ngay|so lieu den|so lieu den ngay|so lieu den het|so lieu ngay|so lieu tinh den|cap nhat den|cap nhat den ngay|chot den|chot ngay|tai ngay|as of|until",
);
/** The leads that speak of the data wherever they stand in a note; "họp ngày 5/3" does not. */
export const dataDateLead = phraseSet(
  "tinh den|tinh den ngay|tinh den het|tinh den het ngay|tinh toi|tinh toi ngay|so lieu den|so lieu den ngay|so lieu ngay|" +
    "so lieu tinh den|uoc den|uoc den ngay|cap nhat den|cap nhat den ngay|as of",
);

/** Particles that end a clause. */
export const particle = phraseSet("a|ah|ak|nhe|nha|nhen|ne|roi|roai|r|roi a|roi nhe");

/** What a note begins with right after a bare number; other words there may be what the number counts. */
export const noteStart = phraseSet(
  "da|dang|theo|vi|do|nhung|con|tang|giam|so voi|tinh|uoc|den|toi|chua|se|can|kem|trong|qua|gui|ghi chu|ly do|nguyen nhan|va|" +
    "vuot|khong|ko|bao gom|gom|tuc|hay|hien|bi|go nham|nhap nham|nham|ghi nham|dieu chinh|sua|sai|tinh lai|nhap lai|cap nhat lai|" +
    "bang|la|moi|vua|cung|lien quan|ngay|quy|thang|nam|nv|nhiem vu|nhe|vb|so|cv|cong van|chu|khi|neu|sau|truoc|because|since|sorry|instead",
);
/** Behind "3 tháng", "9 tháng". */
export const spanEnd = phraseSet("dau nam|cuoi nam|dau|cuoi|qua|vua qua|nay");

/** "0 phát sinh". */
export const arising = phraseSet("phat sinh|ps");

/** What may stand behind "chưa" where that is all that is said; "chưa báo cáo" and "chưa cho" are something else. */
export const closing = phraseSet(
  "a|ah|ak|nhe|nha|nhen|ne|nua|roi|r|ban|em|anh|chi|e|c|sep|thay|co|bac|em oi|anh oi|chi oi|sep oi|a oi|c oi|bot|bot oi|day|do|dau|het|luon|gi|gi het|thi|vay|cam on|thanks|tks|vi",
);

/** Polite words and forms of address; alone they are no note. */
export const courtesy = phraseSet(
  "a|ah|ak|nhe|nha|nhen|nghen|nghe|hen|ne|roi|roai|r|ban|bot|ban oi|bot oi|em oi|anh oi|chi oi|sep oi|thay oi|co oi|em|anh|chi|sep|thay|co|" +
    "da|vang|thua|kinh gui|em gui|gui anh|gui chi|gui bot|gui sep|em bao cao|em xin bao cao|xin bao cao|bao cao|xin|cho|cho em|" +
    "giup|giup em|nho|dum|voi|ok|oke|okie|uh|um|day|do|tks|thanks|cam on|xin cam on|tran trong|em cam on|alo|hi|hello|" +
    "e|c|a oi|c oi|bac oi|chu oi|em bao|e bao|bao voi|chi oi cho em bao|cho em bao cao|cho e bao|xin bao|em xin bao|e bao cao|e xin|e gui|em xin gui|xin gui|e xin gui|e xin bao cao|gui a|gui c|chao|em chao|e chao|xem|muon|please|pls|het|luon|het roi|cac|bac|minh|toi",
);

/** Who reports, said before what or before how far it is: "phòng em nv 7 đạt 82%", "nv 7 bên em đạt 82%". */
export const reporter = phraseSet(
  "chung em|chung toi|phong em|don vi em|ben em|co quan em|truong em|cho em|phong minh|don vi minh|ben minh|co quan minh|truong minh|" +
    "phong toi|don vi toi|ben toi|phong e|don vi e|ben e|truong e|co quan toi|truong toi|phong chung em|truong chung em|don vi chung em|ben chung em",
);

/** The same in one word, between a task and its value: "nv 1 em đang làm". */
export const speaker = phraseSet(
  "a|ah|ak|em|e|minh|tui|thua|thua anh|thua chi|thua sep|thua bac|a oi|c oi|anh oi|chi oi|sep oi|bac oi|ne",
);

/** After a value these make a question of it: "xong chưa?". */
export const questionWord = phraseSet(
  "chua|chua a|khong|ko|k|hok|phai khong|phai ko|phai k|phai hok|phai hong|dung khong|dung ko|dung k|dung hong|dk|co dung khong|ha|nhi|hong|hem|gi do|gi day|hay sao|hay sao ay|thi phai|chac the|chac vay|the nao|sao|gi|ai|hay chua",
);

/** The same behind a value of its own: "82% xong chưa". */
export const askedState = phraseSet("xong chua|duoc chua|dc chua|dat chua|ok chua|du chua|hoan thanh chua");

/** Before a document's number. */
export const documentWord = phraseSet(
  "cong van so|cv so|van ban so|vb so|to trinh so|quyet dinh so|qd so|bao cao so|bc so|ke hoach so|kh so|thong bao so|tb so|so hieu|cong van|cv",
);
/** Words of a note that only introduce a document's number. */
export const documentFrame = phraseSet("so|so hieu|cv|cong van|van ban|vb|theo|bao cao so|bc so");

/** Before a period. */
export const periodLead = phraseSet("trong|cua|ky|cho|ca|trong ca|cua ca");
