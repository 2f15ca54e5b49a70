/** The server's JSON. A refusal throws its own words, which are meant for people. */
async function ask(path, init) {
  let response;
  try {
    response = await fetch(`/rehearsal/${path}`, init);
  } catch (cause) {
    throw new Error("Không nối được với máy chủ. Bạn thử lại giúp.", { cause });
  }
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const body = isJson ? await response.json() : null;
  if (response.ok) return body;
  const refused = response.status < 500 && body?.message;
  throw new Error(refused || "Máy chủ gặp trục trặc. Bạn thử lại sau ít phút.");
}

export const read = (path) => ask(path);

export function act(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/**
 * Follows the room. The browser reconnects by itself after a cut; after a refusal (a restart, say) it gives up, and
 * we try again.
 * @param {{ hello(data): void, entry(data): void, clock(data): void, connected(is: boolean): void }} on
 */
export function follow(on) {
  const source = new EventSource("/rehearsal/events");
  for (const name of ["hello", "entry", "clock"]) {
    source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  source.addEventListener("open", () => on.connected(true));
  source.addEventListener("error", () => {
    on.connected(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(on), 3000);
  });
}
