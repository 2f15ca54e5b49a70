import { phraseSet } from "./phrases.js";
import { saysOnly } from "./yes-or-no.js";

const leaving = phraseSet(
  "thoi|thoi khoi|thoi bo qua|thoi de sau|bo qua|bo di|de sau|de luc khac|de em xem lai|de toi xem lai|de minh xem lai|xem lai da|khong|ko|k|" +
    "khong can|ko can|khoi|khoi can|khoi ghi|khong ghi|lat nua|lat nua em gui|lat nua em bao|chut nua|chut nua em gui|tinh sau|gui sau|bao sau|" +
    "em gui sau|em bao sau|tra loi sau|never mind|nevermind|skip|later|no",
);

/** "thôi ạ", "để sau", "lát nữa em gửi": whoever was asked does not answer now. */
export function leavesOff(text: string): boolean {
  return saysOnly(leaving, text);
}
