import type { Process } from "../../src/domain/progress.js";

/* The documents of `--json`, as far as tests look into them. */

export type TaskShape = {
  readonly code: string;
  readonly title: string;
  readonly leadUnits: readonly string[];
  readonly supportingUnits: readonly string[];
  readonly deadline: { readonly text: string; readonly rule: string; readonly dueOn: string | null };
  readonly products: readonly string[];
  readonly metrics: readonly {
    readonly id: string;
    readonly op: string;
    readonly value: number;
    readonly unit: string;
  }[];
};

export type ImportShape = {
  readonly plan: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly questions: readonly { readonly id: string; readonly about: string }[];
  readonly targets: readonly {
    readonly id: string;
    readonly before: { readonly target: { readonly value: number } } | null;
    readonly after: { readonly target: { readonly value: number } } | null;
    readonly from: string | null;
  }[];
  readonly tasks: readonly TaskShape[];
};

export type PreviewShape = readonly {
  readonly at: string;
  readonly channel?: string;
  readonly chat?: string;
  readonly audience: "unit" | "head" | "coordinator" | "leader";
  readonly unit: string;
  readonly items: readonly { readonly task: string; readonly period: string; readonly rung: string }[];
  readonly text: string;
}[];

export type StatusShape = {
  readonly plan: string;
  readonly at: string;
  readonly items: readonly {
    readonly task: string;
    readonly period: string;
    readonly unit: string;
    readonly dueOn: string | null;
    readonly process: Process;
    readonly due: string;
    readonly metrics: readonly { readonly id: string; readonly value: number | null; readonly met: boolean | null }[];
    readonly updates: number;
  }[];
};

export type UnitShape = {
  readonly code: string;
  readonly name: string;
  readonly officers: readonly { readonly name: string; readonly role: string }[];
  readonly chats: readonly { readonly channel: string; readonly chat: string }[];
};
