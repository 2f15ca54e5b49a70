import { say } from "./domain/say.js";
import type { Texts } from "./text/texts.js";

/** Telegram's command menu: what officers and leaders use, the most used first. */
const COMMANDS = [
  "viec",
  "capnhat",
  "xong",
  "minhchung",
  "huy",
  "sua",
  "tiendo",
  "thieu",
  "nhiemvu",
  "lichsu",
  "nhac",
  "hoan",
  "tat",
  "visao",
  "nhom",
  "moi",
  "trogiup",
  "ngonngu",
];

export function commandMenu(texts: Texts) {
  return COMMANDS.map((command) => ({
    command,
    description: {
      vi: texts.plain("vi", say(`menu-${command}`)),
      en: texts.plain("en", say(`menu-${command}`)),
    },
  }));
}
