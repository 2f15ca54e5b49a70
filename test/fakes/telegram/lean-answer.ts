import type { IncomingMessage, ServerResponse } from "node:http";
import type { SentMessage } from "./methods.js";

/**
 * Takes whatever comes for a message and says yes, with as little work as a server can do: benchmarks share their
 * machine with it. Nothing is checked, recorded or refused.
 */
export function leanAnswer(now: () => Date, onSent: (message: SentMessage) => void) {
  let messageId = 100;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const params = JSON.parse(Buffer.concat(chunks).toString()) as Readonly<Record<string, unknown>>;
      const chatId = Number(params.chat_id);
      messageId += 1;
      const [method, text] = ["sendMessage", String(params.text ?? "")];
      onSent({ method, chatId, messageId, at: now(), text, bold: [], buttons: [], params });
      const body = `{"ok":true,"result":{"message_id":${messageId},"date":0,"chat":{"id":${chatId},"type":"private"}}}`;
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
    });
  };
}
