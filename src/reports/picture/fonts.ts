import { createRequire } from "node:module";
import type { ResvgRenderOptions } from "@resvg/resvg-js";

const resolve = createRequire(import.meta.url).resolve;
const FILES = ["400Regular/BeVietnamPro_400Regular.ttf", "700Bold/BeVietnamPro_700Bold.ttf"];

export const FONT_FAMILY = "Be Vietnam Pro";

/** The shipped font and no other: the machine's own differ from server to server, and many lack ễ and ữ. */
export const FONTS: NonNullable<ResvgRenderOptions["font"]> = {
  loadSystemFonts: false,
  fontFiles: FILES.map((file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`)),
  defaultFontFamily: FONT_FAMILY,
};
