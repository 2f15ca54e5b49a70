import { z } from "zod";
import { LEDGER, PROBLEM, STATUS, TASKS } from "./schemas.js";

const PROBLEMS = {
  "400": "A parameter can't be understood",
  "401": "No valid token",
  "404": "There is no plan yet",
  "429": "Too many requests with this token; Retry-After says when",
} as const;

type Parameter = { readonly name: string; readonly format: string; readonly description: string };

/** The description of the read API (OpenAPI 3.1), made of the very schemas its documents are held to. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Nhắc Việc",
      version: "1",
      description: "What is true of the plan, for other programs: the documents of the command line. It only reads.",
    },
    paths: {
      "/api/v1/status": path("The state of every duty", "Status", [
        { name: "at", format: "date-time", description: "Another moment than now, with its offset" },
      ]),
      "/api/v1/tasks": path("The catalogue in force", "Tasks", []),
      "/api/v1/ledger": path("What was sent, to whom, when and why", "Ledger", [
        { name: "from", format: "date", description: "The first day of slots" },
        { name: "to", format: "date", description: "The last day of slots" },
      ]),
    },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "nhacviec token create" } },
      schemas: {
        Status: schemaOf(STATUS),
        Tasks: schemaOf(TASKS),
        Ledger: schemaOf(LEDGER),
        Problem: schemaOf(PROBLEM),
      },
    },
    security: [{ token: [] }],
  };
}

function path(summary: string, schema: string, parameters: readonly Parameter[]) {
  return {
    get: {
      summary,
      parameters: parameters.map(({ name, format, description }) => ({
        name,
        in: "query",
        description,
        schema: { type: "string", format },
      })),
      responses: {
        "200": { description: summary, content: { "application/json": { schema: reference(schema) } } },
        "304": { description: "Nothing has changed since the ETag given" },
        ...Object.fromEntries(
          Object.entries(PROBLEMS).map(([status, description]) => [
            status,
            { description, content: { "application/problem+json": { schema: reference("Problem") } } },
          ]),
        ),
      },
    },
  };
}

function reference(schema: string) {
  return { $ref: `#/components/schemas/${schema}` };
}

function schemaOf(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}
