import type { IncomingMessage } from "node:http";

export type Upload = { readonly fileName: string; readonly bytes: Buffer };
/** A call's parameters by name, and its uploaded files by the name the parameters refer to them with. */
export type Body = { readonly params: Readonly<Record<string, unknown>>; readonly files: ReadonlyMap<string, Upload> };

export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data"))
    return readMultipart(bytes, /boundary=("?)([^";]+)\1/.exec(type)?.[2] ?? "");
  if (type.startsWith("application/json"))
    return { params: bytes.length > 0 ? JSON.parse(String(bytes)) : {}, files: new Map() };
  return { params: Object.fromEntries(new URLSearchParams(String(bytes))), files: new Map() };
}

/** Split by hand: grammY writes no space after ":" and ";" in its part headers, which common parsers refuse. */
function readMultipart(bytes: Buffer, boundary: string): Body {
  const params: Record<string, unknown> = {};
  const files = new Map<string, Upload>();
  // latin1 keeps one character per byte, so that positions in the text are positions in the bytes.
  for (const part of bytes.toString("latin1").split(`--${boundary}`).slice(1, -1)) {
    const headEnd = part.indexOf("\r\n\r\n");
    const head = Buffer.from(part.slice(0, headEnd), "latin1").toString();
    const content = Buffer.from(part.slice(headEnd + 4, part.length - 2), "latin1");
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? "";
    const fileName = /filename="?([^"\r\n;]*)/.exec(head)?.[1];
    if (fileName === undefined) params[name] = value(content.toString());
    else files.set(name, { fileName, bytes: content });
  }
  return { params, files };
}

/** In a form every parameter is a string; objects come as JSON. */
function value(text: string): unknown {
  return /^[[{]/.test(text) ? JSON.parse(text) : text;
}
