import { z } from "zod";

/* The documents of the command line and the read API, once: the description is made of these, and tests hold both to them. */

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const period = z.string().regex(/^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/);
const operator = z.enum([">", ">=", "=", "<=", "<"]);

export const STATUS = z.strictObject({
  plan: z.string().describe("Code of the plan in force"),
  at: instant.describe("The moment it speaks of"),
  items: z.array(
    z.strictObject({
      task: z.string(),
      period,
      unit: z.string().describe("The unit that owes it"),
      dueOn: day.nullable().describe("Null for a standing duty"),
      process: z.enum(["not_started", "in_progress", "awaiting_confirmation", "done", "paused", "not_applicable"]),
      due: z.enum(["upcoming", "due_soon", "overdue", "done_on_time", "done_late"]),
      metrics: z.array(
        z.strictObject({
          id: z.string(),
          value: z.number().nullable(),
          numerator: z.number().nullable(),
          denominator: z.number().nullable(),
          target: z.strictObject({ op: operator, value: z.number(), unit: z.string() }),
          met: z.boolean().nullable().describe("Null while it can't be judged"),
          asOf: day.nullable(),
          estimate: z.boolean(),
          updatedAt: instant.nullable(),
          updatedBy: z.string().nullable(),
        }),
      ),
      updates: z.int().nonnegative().describe("Entries in its history"),
    }),
  ),
});

export const TASKS = z.array(
  z.strictObject({
    code: z.string(),
    title: z.string(),
    clause: z.string(),
    leadUnits: z.array(z.string()),
    supportingUnits: z.array(z.string()),
    deadline: z.strictObject({ text: z.string(), rule: z.string(), dueOn: day.nullable() }),
    periods: z.array(z.strictObject({ period, rule: z.string(), dueOn: day.nullable() })),
    products: z.array(z.string()),
    metrics: z.array(
      z.strictObject({
        id: z.string(),
        op: operator,
        value: z.number(),
        unit: z.string(),
        label: z.string(),
        tier: z.enum(["must", "strive"]),
      }),
    ),
  }),
);

export const LEDGER = z.array(
  z.strictObject({
    at: instant,
    slotAt: instant.describe("The slot it belonged to"),
    channel: z.enum(["telegram", "zalo", "rehearsal"]).nullable(),
    chat: z.string().nullable(),
    audience: z.enum(["unit", "head", "coordinator", "leader"]),
    unit: z.string(),
    task: z.string(),
    period,
    dueOn: day.nullable(),
    rung: z.string(),
    state: z.enum(["sent", "coalesced", "satisfied", "muted", "dropped", "uncertain", "failed"]),
    reason: z.string().nullable(),
    messageId: z.string().nullable(),
    message: z.int().nullable().describe("Rows with one number were one message"),
  }),
);

export const PROBLEM = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});
