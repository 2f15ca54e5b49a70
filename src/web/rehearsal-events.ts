import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Log } from "./log.js";
import type { RehearsalDesk, RoomTranscript } from "./rehearsal-desk.js";
import { renderEntry } from "./render-entry.js";
import { renderMoment } from "./render-moment.js";

/** Proxies cut a silent stream after a minute; the page's clock moves on with each beat. */
const BEAT_MS = 10_000;

/**
 * `GET /rehearsal/events`: the transcript and the clock, as server-sent events. A browser that comes back goes on
 * after the last event it saw; one from before a restart (another `run`) starts afresh.
 * - `hello` `{fresh, last}` when the stream opens; `fresh`: forget what you have, all up to entry `last` follows at once
 * - `entry` one bubble; `clock` a {@link renderMoment}, when its minute has changed
 * @param options.closing ends the streams, so that a stopping server need not wait for its readers
 */
export function rehearsalEvents(options: {
  readonly desk: RehearsalDesk;
  readonly transcript: RoomTranscript;
  readonly closing: AbortSignal;
  readonly log: Log;
}): Hono {
  const { desk, transcript, closing, log } = options;
  const run = randomUUID();
  const app = new Hono();

  app.get("/rehearsal/events", (c) => {
    const [seenRun, seen] = (c.req.header("last-event-id") ?? "").split("/");
    const known = seenRun === run;
    return streamSSE(c, async (stream) => {
      const bell = doorbell();
      const unsubscribe = transcript.subscribe(bell.ring);
      const beat = setInterval(bell.ring, BEAT_MS);
      closing.addEventListener("abort", bell.ring);
      stream.onAbort(bell.ring);
      try {
        const last = transcript.entries(0).at(-1)?.sequence ?? 0;
        await stream.writeSSE({ event: "hello", data: JSON.stringify({ fresh: !known, last }), retry: 2000 });
        await follow(stream, bell, known ? Number(seen) || 0 : 0);
      } catch (error) {
        log.error({ err: error }, "the rehearsal's event stream broke");
      } finally {
        unsubscribe();
        clearInterval(beat);
        closing.removeEventListener("abort", bell.ring);
      }
    });
  });

  async function follow(stream: SSEStreamingApi, bell: Doorbell, from: number): Promise<void> {
    let sequence = from;
    let minute = "";
    while (!stream.aborted && !closing.aborted) {
      const heard = bell.next();
      const { now, zone } = desk.clock();
      const moment = renderMoment(now, zone);
      for (const entry of transcript.entries(sequence)) {
        sequence = entry.sequence;
        await stream.writeSSE({
          event: "entry",
          id: `${run}/${sequence}`,
          data: JSON.stringify(renderEntry(entry, zone)),
        });
      }
      if (`${moment.date} ${moment.time}` !== minute) {
        minute = `${moment.date} ${moment.time}`;
        await stream.writeSSE({ event: "clock", data: JSON.stringify(moment) });
      } else await stream.write(": beat\n\n");
      await heard;
    }
  }

  return app;
}

type Doorbell = { ring(): void; next(): Promise<void> };

/** A listener that only wakes: what there is to send is read from the transcript, so nothing is lost or doubled. */
function doorbell(): Doorbell {
  let wake: () => void = () => {};
  return {
    ring: () => wake(),
    next: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
}
