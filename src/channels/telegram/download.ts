import type { Api } from "grammy";
import type { Download } from "../../domain/message.js";
import type { Timers } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { readFailure } from "./failure.js";

const LIMIT_MS = 60_000;

/**
 * Fetches the file behind `IncomingMedia.reference`. Telegram gives out files up to 20 MB.
 * @param source where files lie: the API root and the token, which is part of the address
 */
export async function download(
  api: Api,
  source: { readonly apiRoot: string; readonly token: string },
  reference: string,
  maxBytes: number,
  timers: Timers,
): Promise<Download> {
  const within = timers.limit(LIMIT_MS);
  try {
    const { file_path, file_size } = await api.getFile(reference, grammySignal(within));
    if (file_size !== undefined && file_size > maxBytes) return tooBig(maxBytes);
    if (file_path === undefined) return { ok: false, because: "gone", reason: "Telegram gives no path for the file" };
    return await read(`${source.apiRoot}/file/bot${source.token}/${file_path}`, maxBytes, within);
  } catch (error) {
    const failure = readFailure(error);
    const { reason } = failure;
    if (failure.kind !== "answered" || failure.code !== 400) return { ok: false, because: "unreachable", reason };
    return { ok: false, because: /too big/i.test(reason) ? "too-big" : "gone", reason };
  }
}

async function read(url: string, maxBytes: number, signal: AbortSignal): Promise<Download> {
  try {
    // A redirect is not followed: it would lead to a host that is not the provider's.
    const answer = await fetch(url, { signal, redirect: "manual" });
    if (!answer.ok || !answer.body) {
      return { ok: false, because: answer.status === 404 ? "gone" : "unreachable", reason: `status ${answer.status}` };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body) {
      size += chunk.byteLength;
      if (size > maxBytes) return tooBig(maxBytes);
      chunks.push(chunk);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch {
    // The error's own words may quote the address, and with it the token.
    return { ok: false, because: "unreachable", reason: "the download broke" };
  }
}

function tooBig(maxBytes: number): Download {
  return { ok: false, because: "too-big", reason: `more than ${maxBytes} bytes` };
}
