import { z } from "zod";

/** What is read of the results that are read at all; a send's is taken as it comes, since the message is out. */
const RESULTS = new Map<string, z.ZodType>([
  [
    "getMe",
    z.object({
      id: z.int(),
      username: z.string(),
      can_read_all_group_messages: z.boolean().optional(),
    }),
  ],
  // What is inside is looked at one by one; without its number an update could never be confirmed.
  ["getUpdates", z.array(z.object({ update_id: z.int().nonnegative() }))],
  [
    "getWebhookInfo",
    z.object({
      url: z.string().optional(),
      pending_update_count: z.number().optional(),
      last_error_date: z.number().optional(),
      last_error_message: z.string().optional(),
    }),
  ],
  ["getChatMember", z.object({ status: z.string() })],
  ["getFile", z.object({ file_path: z.string().optional(), file_size: z.number().optional() })],
]);

/** Whether a method's result has the form that Telegram gives it: who stands in its place may say "ok" to anything. */
export function isResult(method: string, result: unknown): boolean {
  return RESULTS.get(method)?.safeParse(result).success ?? true;
}
