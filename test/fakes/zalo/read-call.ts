import type { IncomingMessage } from "node:http";
import type { Params } from "./types.js";

type Call =
  | { readonly kind: "elsewhere" }
  | { readonly kind: "malformed"; readonly token: string }
  | {
      readonly kind: "call";
      readonly token: string;
      readonly method: string;
      readonly params: Params;
    };

/** Reads `/bot<token>/<method>`: GET or POST, parameters of the query and of a JSON or form body together. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? "/", "http://zalo.example");
  const [, token, method] = /^\/bot([^/]+)\/([^/]+)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (!token || !method || !/^(GET|POST)$/.test(request.method ?? "")) return { kind: "elsewhere" };
  const contentType = (request.headers["content-type"] ?? "").split(";")[0] ?? "";
  const body = readBody(Buffer.concat(chunks).toString(), contentType);
  if (!body) return { kind: "malformed", token };
  return { kind: "call", token, method, params: { ...Object.fromEntries(url.searchParams), ...body } };
}

/** Null when it is broken, not an object, or multipart: nobody has shown that uploads work. */
function readBody(text: string, contentType: string): Params | null {
  if (contentType === "multipart/form-data") return null;
  if (text === "") return {};
  if (contentType === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as Params) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
