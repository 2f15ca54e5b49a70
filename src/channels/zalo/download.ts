import type { Readable } from "node:stream";
import axios from "axios";
import type { Download } from "../../domain/message.js";
import type { Timers } from "../timers.js";
import { PUBLIC_API_ROOT } from "./api.js";

const LIMIT_MS = 60_000;
/** Where Zalo keeps what people send (platform notes 4). */
const MEDIA_HOST = /(^|\.)zdn\.vn$/;
/** How an address answers that has expired. */
const EXPIRED = [403, 404, 410];

/**
 * Fetches the picture or voice behind `IncomingMedia.reference`: a public address that expires, so soon after receipt.
 * Only Zalo's own hosts are asked (and the API's, for a server of one's own): what comes in a message must not make
 * this service call other addresses.
 */
export async function download(
  reference: string,
  maxBytes: number,
  { apiRoot = PUBLIC_API_ROOT, timers }: { readonly apiRoot?: string; readonly timers: Timers },
): Promise<Download> {
  if (!isZalos(reference, apiRoot)) return { ok: false, because: "gone", reason: "not an address of Zalo's" };
  try {
    const { status, data } = await axios.get<Readable>(reference, {
      responseType: "stream",
      signal: timers.limit(LIMIT_MS),
      maxRedirects: 0,
      validateStatus: () => true,
    });
    if (status !== 200) {
      data.destroy();
      return { ok: false, because: EXPIRED.includes(status) ? "gone" : "unreachable", reason: `status ${status}` };
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of data) {
      size += chunk.byteLength;
      // Leaving the loop ends the download.
      if (size > maxBytes) return { ok: false, because: "too-big", reason: `more than ${maxBytes} bytes` };
      chunks.push(chunk);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "network failure";
    return { ok: false, because: "unreachable", reason: code };
  }
}

function isZalos(reference: string, apiRoot: string): boolean {
  if (!URL.canParse(reference)) return false;
  const { protocol, hostname, origin } = new URL(reference);
  return (protocol === "https:" && MEDIA_HOST.test(hostname)) || origin === new URL(apiRoot).origin;
}
