/**
 * What can go wrong with a call.
 * - `answer`: Telegram says no, in JSON; nothing is done;
 * - `html`: something on the way answers with a page; nothing is done;
 * - `reset`: the connection breaks, before the call is done or after it (`done`);
 * - `hang`: no answer ever, before the call is done or after it (`done`).
 */
export type Fault =
  | { readonly kind: "answer"; readonly code: number; readonly description: string; readonly parameters?: object }
  | { readonly kind: "html"; readonly code: number }
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
  resetBefore: { kind: "reset", done: false },
  resetAfter: { kind: "reset", done: true },
  hang: { kind: "hang", done: false },
  hangAfter: { kind: "hang", done: true },
  unauthorized: answer(401, "Unauthorized"),
  kicked: answer(403, "Forbidden: bot was kicked from the supergroup chat"),
  blocked: answer(403, "Forbidden: bot was blocked by the user"),
  deactivated: answer(403, "Forbidden: user is deactivated"),
  groupDeleted: answer(403, "Forbidden: the group chat was deleted"),
  neverStarted: answer(403, "Forbidden: bot can't initiate conversation with a user"),
  chatNotFound: answer(400, "Bad Request: chat not found"),
  noRights: answer(400, "Bad Request: not enough rights to send text messages to the chat"),
  threadNotFound: answer(400, "Bad Request: message thread not found"),
  topicClosed: answer(400, "Bad Request: TOPIC_CLOSED"),
  migrated: (to: number) =>
    answer(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: to }),
} as const satisfies Record<string, Fault | ((value: number) => Fault)>;

export type FaultScope = {
  /** The method it strikes; any without. */
  readonly method?: string;
  readonly chatId?: number;
  /** How many calls it strikes: one, unless told. */
  readonly times?: number;
};

export type FaultPlan = {
  add(fault: Fault, scope?: FaultScope): void;
  /** The fault that strikes this call, if any; the oldest plan first. */
  take(method: string, chatId: number | undefined): Fault | undefined;
};

export function faultPlan(): FaultPlan {
  const planned: { readonly fault: Fault; readonly scope: FaultScope; left: number }[] = [];
  return {
    add: (fault, scope = {}) => planned.push({ fault, scope, left: scope.times ?? 1 }),
    take(method, chatId) {
      const found = planned.find(
        ({ scope, left }) => left > 0 && (scope.method ?? method) === method && (scope.chatId ?? chatId) === chatId,
      );
      if (found) found.left -= 1;
      return found?.fault;
    },
  };
}
