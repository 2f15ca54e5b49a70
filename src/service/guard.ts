import type { Timers } from "../channels/timers.js";
import type { Receiver } from "../domain/message.js";
import type { Logger } from "../log.js";

/**
 * On a server: longer than anything waits in silence (a statement is ended after a minute, a file takes a provider two and
 * a half), shorter than the quarter of an hour after which TCP by itself gives up a peer that answers no more. The
 * embedded store can't go silent, but its nightly backup holds all else up, at some 12 MB a second.
 */
export const PATIENCE_MINUTES = { postgres: 10, embedded: 60 };
/** Looks are counted rather than time: a machine that slept, or a process that got no turn, has not hung. */
export const LOOK_MS = 15_000;

/** Something under way. */
export type Held = {
  /** It has moved: `at` is what it is about to do. */
  moves(at?: string): void;
  /** It is over. */
  release(): void;
};

export type Guard = {
  /** Watches something from now on until it is released. */
  hold(what: string): Held;
  /** What hangs, once that is certain; null while everything moves. */
  stuck(): string | null;
  stop(): Promise<void>;
};

export type GuardOptions = {
  readonly store: keyof typeof PATIENCE_MINUTES;
  readonly timers: Pick<Timers, "pause">;
  readonly log: Pick<Logger, "fatal">;
  /** Called once: from here on nothing can be hoped for but a new start. */
  readonly onStuck: () => void;
};

type Work = { readonly what: string; at: string | null; looks: number };

/**
 * Judges whether the process still does its work. A connection can go silent in ways that no limit of a driver or a
 * server ends; a process that waits for it looks alive and reminds nobody. Progress is what counts, not duration: a
 * morning of many messages may take as long as it must while they go out one after the other.
 */
export function openGuard({ store, timers, log, onStuck }: GuardOptions): Guard {
  const minutes = PATIENCE_MINUTES[store];
  const inHand = new Set<Work>();
  const stopping = new AbortController();
  let stuck: string | null = null;
  const watching = watch();

  async function watch(): Promise<void> {
    while (stuck === null) {
      await timers.pause(LOOK_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      for (const work of inHand) work.looks++;
      const hung = [...inHand].find(({ looks }) => looks * LOOK_MS >= minutes * 60_000);
      if (hung) judge(hung);
    }
  }

  function judge({ what, at }: Work): void {
    stuck = what;
    log.fatal(
      { hung: what, ...(at === null ? {} : { at }), minutes },
      "stuck: this has not moved for minutes. The process ends itself; what supervises it starts it again, and nothing is lost",
    );
    onStuck();
  }

  return {
    hold(what) {
      const work: Work = { what, at: null, looks: 0 };
      inHand.add(work);
      return {
        moves(at) {
          work.looks = 0;
          work.at = at ?? work.at;
        },
        release: () => void inHand.delete(work),
      };
    },
    stuck: () => stuck,
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** What a channel hands over is watched until it is decided and stored: one that hangs holds up all that come after it. */
export function guardedReceiver<R extends Receiver>(receiver: R, guard: Pick<Guard, "hold">): R {
  async function held(what: string, work: () => Promise<void>): Promise<void> {
    const { release } = guard.hold(what);
    try {
      await work();
    } finally {
      release();
    }
  }
  return {
    ...receiver,
    message: (incoming, notice) => held("a message", () => receiver.message(incoming, notice)),
    chatEvent: (event) => held("a chat's event", () => receiver.chatEvent(event)),
  };
}
