import { phraseSet, phraseTable } from "./phrases.js";

/** What a question in everyday words is about. */
export type Asked =
  | "soonest"
  | "overdue"
  | "worst"
  | "missing"
  | "mine"
  | "progress"
  | "task"
  | "overview"
  | "changes"
  | "decide"
  | "roster";

/** A due day spoken of, with nothing else said of the task: "hạn của nhiệm vụ 10". */
export const dueDay = phraseSet(
  "han|han cua|han nop|han nop cua|han chot|han chot cua|thoi han|thoi han cua|deadline|deadline cua",
);

/** What makes a question of a line, and what it asks about. */
export const question = phraseTable<Asked>([
  [
    "soonest",
    "viec nao sap tre|viec nao sap den han|viec nao sap toi han|viec nao sap tre han|viec gi sap den han|viec nao gan den han|" +
      "nhiem vu nao sap tre|nhiem vu nao sap den han|nhiem vu nao sap tre han|cai nao sap tre|cai nao sap den han|cai nao sap tre han|" +
      "viec gi gap|co viec gi gap|co gi gap|viec nao gap|gi gap|viec gap|sap tre|sap den han|sap toi han|sap tre han|viec nao tre|viec nao dang tre|viec nao bi tre|viec nao qua han|viec nao dang qua han|" +
      "viec nao da qua han|nhiem vu nao tre|nhiem vu nao dang tre|nhiem vu nao qua han|which tasks are late|which tasks are due soon|what is late",
  ],
  [
    "overdue",
    "qua han|viec qua han|cac viec qua han|nhung viec qua han|nhiem vu qua han|viec tre|viec tre han|cac viec tre han|nhung viec tre han|" +
      "nhiem vu tre han|bao nhieu viec qua han|bao nhieu viec tre|bao nhieu viec tre han|may viec qua han|may viec tre|may viec tre han|" +
      "bao nhieu nhiem vu qua han|may nhiem vu qua han|how many are overdue|who is late|what is overdue",
  ],
  [
    "worst",
    "phong nao tre nhat|phong nao cham nhat|don vi nao tre nhat|don vi nao cham nhat|ai tre nhat|ai cham nhat|noi nao cham nhat|" +
      "phong nao tre nhieu nhat|don vi nao tre nhieu nhat|phong nao no nhieu nhat|don vi nao no nhieu nhat|tre nhat|cham nhat|who is latest",
  ],
  [
    "missing",
    "ai chua nop|con ai chua nop|con ai thieu|ai con thieu|ai chua gui|con ai chua gui|ai chua bao cao|con ai chua bao cao|" +
      "don vi nao chua nop|phong nao chua nop|don vi nao chua bao cao|phong nao chua bao cao|don vi nao chua gui|phong nao chua gui|" +
      "con don vi nao chua nop|con phong nao chua nop|nhung ai chua nop|truong nao chua nop|con truong nao chua nop|truong nao chua gui|con truong nao chua gui|" +
      "truong nao chua bao cao|con truong nao chua bao cao|con don vi nao chua gui|con phong nao chua gui|nhung don vi nao chua nop|nhung truong nao chua nop|" +
      "nhung phong nao chua nop|ai da nop|nhung ai da nop|ai nop roi|don vi nao da nop|phong nao da nop|truong nao da nop|nhung don vi nao da nop|" +
      "nhung truong nao da nop|may don vi da nop|bao nhieu don vi da nop|who has not reported",
  ],
  [
    "decide",
    "gi cho duyet|viec gi cho duyet|viec nao cho duyet|gi can duyet|viec gi can duyet|viec nao can duyet|can duyet gi|phai duyet gi|" +
      "gi cho xac nhan|viec gi cho xac nhan|viec nao cho xac nhan|ai cho duyet|what is to approve",
  ],
  [
    "roster",
    "ai chua lien ket|con ai chua lien ket|don vi nao chua lien ket|phong nao chua lien ket|don vi nao chua gan nhom|phong nao chua gan nhom|" +
      "don vi nao chua co nhom|phong nao chua co nhom|truong nao chua lien ket|truong nao chua gan nhom|who is not linked",
  ],
  [
    "mine",
    "co gi|phai lam gi|can lam gi|lam gi|co viec gi|con viec gi|con no gi|no gi|con phai lam gi|phai nop gi|can nop gi|con viec nao|" +
      "co viec nao|phai lam nhung gi|can lam nhung gi|phai lam viec gi|can lam viec gi|what is due|what do i owe|what must i do",
  ],
  [
    "overview",
    "chi tieu nao chua dat|chi tieu nao khong dat|chi tieu nao dat|may chi tieu dat|bao nhieu chi tieu dat|tinh hinh|tinh hinh the nao|tinh hinh the nao roi|tinh hinh thuc hien|tinh hinh chung|tien do the nao|tien do the nao roi|tien do sao roi",
  ],
  ["changes", "co gi thay doi|gi thay doi|gi moi|thay doi gi|thay doi|co gi moi|so voi tuan truoc|what changed"],
  [
    "progress",
    "toi dau roi|den dau roi|toi dau|den dau|lam toi dau|lam den dau|lam toi dau roi|lam den dau roi|the nao|the nao roi|nhu the nao|nhu the nao roi|" +
      "sao roi|ra sao|ra sao roi|bao nhieu|bao nhieu roi|bao nhieu phan tram|bao nhieu phan tram roi|duoc bao nhieu|duoc bao nhieu roi|" +
      "duoc bao nhieu phan tram|duoc bao nhieu phan tram roi|dat bao nhieu|dat bao nhieu roi|dat bao nhieu phan tram|dat bao nhieu phan tram roi|" +
      "may phan tram|may phan tram roi|duoc may phan tram|duoc may phan tram roi|xong chua|da xong chua|bao gio xong|khi nao xong|chung nao xong|khi nao moi xong|bao gio moi xong|lam xong chua|hoan thanh chua|da hoan thanh chua|is it done",
  ],
  [
    "task",
    "khi nao|bao gio|khi nao het han|bao gio het han|khi nao den han|bao gio den han|het han khi nao|den han khi nao|han khi nao|han la khi nao|" +
      "han den khi nao|han ngay may|ngay may het han|ngay nao het han|het han chua|den han chua|toi han chua|qua han chua|con may ngay|con bao nhieu ngay|" +
      "con may ngay nua|con bao nhieu ngay nua|con bao lau|con bao lau nua|khi nao phai nop|bao gio phai nop|khi nao nop|bao gio nop|la gi|noi dung la gi|" +
      "gom nhung gi|han bao gio|han den bao gio|han ngay nao|han chot khi nao|han la ngay nao|ai phu trach|ai lam|ai chu tri|do ai lam|" +
      "do ai phu trach|do ai chu tri|ai chiu trach nhiem|phong nao lam|phong nao chu tri|phong nao phu trach|don vi nao chu tri|" +
      "don vi nao phu trach|cua ai|cua phong nao|deadline|ngay nao|la ngay nao|ngay may|la ngay may|who leads|when is",
  ],
]);
/** Asks where something else of the line says about what: "tiến độ tháng này", "số liệu nv 10". */
export const spokenOf = phraseTable<"overview" | "progress">([
  ["overview", "tien do|bao cao tien do"],
  ["progress", "so lieu|so lieu cua|ket qua|ket qua cua"],
]);
/** Words that may stand around a question and change nothing of it. */
export const filler = phraseSet(
  "co|khong|ko|k|con|cua|la|thi|het han|den han|nua|noi dung|noi dung cua|phai nop|nop|nay|tuan nay|hom nay|thang nay|dang|da|bay gio|hien nay|hien tai|hien|" +
    "so voi|tuan truoc|the nao|the nao roi|nhu the nao|ra sao|sao roi|da|bot oi|cho hoi|xin hoi|hoi|biet|phong em|phong minh|phong toi|don vi em|don vi minh|can|viec|bao cao|bao cao cua|duoc|vay|the|nhi|ha|due|in|for|this week|" +
    "cchc|cai cach hanh chinh|cong tac cchc|cong tac cai cach hanh chinh|ke hoach|thuc hien|thuc hien ke hoach|cho|xem|gui|chung|toan so|danh sach",
);
