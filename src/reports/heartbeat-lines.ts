import { type Say, say } from "../domain/say.js";
import { sayList } from "./phrases.js";

/** What became of a morning's reminders. Messages, but for the last two: those are duties. */
export type MorningTally = {
  readonly sent: number;
  /** On their way. */
  readonly waiting: number;
  /** Of those, queued more than ten minutes ago, on whichever day. */
  readonly stuck: number;
  readonly uncertain: number;
  readonly failed: number;
  /** Nobody could be told of them, not even a coordinator. */
  readonly unreached: number;
  /** The watch found that nobody had been told of them. */
  readonly missed: number;
  /** The last good backup is old, or backups fail. */
  readonly backupsInTrouble?: boolean;
};

/** The operator's one line: it comes every working day, so that only a service that is down is silent. */
export function heartbeatLine(tally: MorningTally): Say {
  const { sent, waiting } = tally;
  const troubles = troublesOf(tally);
  if (troubles.length > 0) return say("heartbeat-trouble", { sent, waiting, troubles: sayList(troubles) });
  return sent + waiting === 0 ? say("heartbeat-nothing") : say("heartbeat-well", { sent, waiting });
}

function troublesOf({ stuck, uncertain, failed, unreached, missed, backupsInTrouble }: MorningTally): Say[] {
  return [
    ...(failed > 0 ? [say("heartbeat-failed", { count: failed })] : []),
    ...(uncertain > 0 ? [say("heartbeat-uncertain", { count: uncertain })] : []),
    ...(stuck > 0 ? [say("heartbeat-stuck", { count: stuck })] : []),
    ...(unreached > 0 ? [say("heartbeat-unreached", { count: unreached })] : []),
    ...(missed > 0 ? [say("heartbeat-missed", { count: missed })] : []),
    ...(backupsInTrouble ? [say("heartbeat-backups")] : []),
  ];
}
