/**
 * What can go wrong with a call.
 * - `answer`: Telegram says no, in JSON; nothing is done;
 * - `html`: something on the way answers with a page; nothing is done;
 * - `body`: the call is done, and something else than an answer comes back;
 * - `cut`: the call is done, and the connection breaks in the middle of the answer;
 * - `reset`: the connection breaks, before the call is done or after it (`done`);
 * - `hang`: no answer ever, before the call is done or after it (`done`).
 */
export type Fault =
  | { readonly kind: "answer"; readonly code: number; readonly description: string; readonly parameters?: object }
  | { readonly kind: "html"; readonly code: number; readonly location?: string }
  | { readonly kind: "body"; readonly code: number; readonly body: string }
  | { readonly kind: "cut" }
  | { readonly kind: "reset" | "hang"; readonly done: boolean };

const answer = (code: number, description: string, parameters?: object): Fault => ({
  kind: "answer",
  code,
  description,
  ...(parameters && { parameters }),
});

/** The refusals seen in the wild, in Telegram's own words. */
export const FAULTS = {
  tooMany: (seconds: number) => answer(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }),
  internal: answer(500, "Internal Server Error"),
  badGateway: answer(502, "Bad Gateway"),
  badGatewayPage: { kind: "html", code: 502 },
  gatewayTimeout: answer(504, "Gateway Timeout"),
  gatewayTimeoutPage: { kind: "html", code: 504 },
  cut: { kind: "cut" },
  empty: { kind: "body", code: 200, body: "" },
  conflict: answer(409, "Conflict: terminated by other getUpdates request"),
  resetBefore: { kind: "reset", done: false },
  resetAfter: { kind: "reset", done: true },
  hang: { kind: "hang", done: false },
  hangAfter: { kind: "hang", done: true },
  unauthorized: answer(401, "Unauthorized"),
  notFound: answer(404, "Not Found"),
  kicked: answer(403, "Forbidden: bot was kicked from the supergroup chat"),
  kickedFromGroup: answer(403, "Forbidden: bot was kicked from the group chat"),
  notMember: answer(403, "Forbidden: bot is not a member of the supergroup chat"),
  blocked: answer(403, "Forbidden: bot was blocked by the user"),
  deactivated: answer(403, "Forbidden: user is deactivated"),
  groupDeleted: answer(403, "Forbidden: the group chat was deleted"),
  neverStarted: answer(403, "Forbidden: bot can't initiate conversation with a user"),
  chatNotFound: answer(400, "Bad Request: chat not found"),
  noRights: answer(400, "Bad Request: not enough rights to send text messages to the chat"),
  tooLong: answer(400, "Bad Request: message is too long"),
  cantParse: answer(400, 'Bad Request: can\'t parse entities: Unsupported start tag "7" at byte offset 7'),
  replyNotFound: answer(400, "Bad Request: message to be replied not found"),
  threadNotFound: answer(400, "Bad Request: message thread not found"),
  reactionInvalid: answer(400, "Bad Request: REACTION_INVALID"),
  topicClosed: answer(400, "Bad Request: TOPIC_CLOSED"),
  migrated: (to: number) =>
    answer(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: to }),
} as const satisfies Record<string, Fault | ((value: number) => Fault)>;

export type FaultScope = {
  /** The method it strikes; any without. */
  readonly method?: string;
  readonly chatId?: number;
  /** Only this topic; without, all of them and the root. */
  readonly thread?: number;
  /** How many calls it strikes: one, unless told. */
  readonly times?: number;
};

export type FaultPlan = {
  add(fault: Fault, scope?: FaultScope): void;
  /** The fault that strikes this call, if any; the oldest plan first. */
  take(method: string, chatId: number | undefined, thread: number | undefined): Fault | undefined;
  /** Nothing planned strikes any more. */
  clear(): void;
};

export function faultPlan(): FaultPlan {
  const planned: { readonly fault: Fault; readonly scope: FaultScope; left: number }[] = [];
  return {
    add: (fault, scope = {}) => planned.push({ fault, scope, left: scope.times ?? 1 }),
    take(method, chatId, thread) {
      const found = planned.find(
        ({ scope, left }) =>
          left > 0 &&
          (scope.method ?? method) === method &&
          (scope.chatId ?? chatId) === chatId &&
          (scope.thread ?? thread) === thread,
      );
      if (found) found.left -= 1;
      return found?.fault;
    },
    clear: () => void planned.splice(0),
  };
}
