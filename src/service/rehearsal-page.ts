import type { RehearsalChannel } from "../channels/rehearsal/rehearsal-channel.js";
import { say } from "../domain/say.js";
import type { Office } from "../office/office.js";
import { rehearsalDesk } from "../office/rehearsal-desk.js";
import type { Scheduler } from "./scheduler.js";

/** The page's desk: what it moved the clock by, in words. */
export function rehearsalPage(office: Office, room: RehearsalChannel, beat: Scheduler) {
  const desk = rehearsalDesk(office, { room, run: () => beat.run() });
  return {
    ...desk,
    async advance(to: "next" | "day" | "week") {
      const { now, sent } = await desk.advance(to);
      const note = office.texts.plain(
        "vi",
        say(sent ? "rehearsal-moved" : "rehearsal-nothing-left", { at: { at: now } }),
      );
      return { now, note };
    },
  };
}
