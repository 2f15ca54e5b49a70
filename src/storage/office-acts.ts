import { desc, eq } from "drizzle-orm";
import type { OfficeAct } from "../domain/office-act.js";
import type { Executor } from "./database.js";
import { officeActs, officers } from "./schema.js";

export type NewOfficeAct = Pick<OfficeAct, "act" | "subject" | "details"> & {
  /** Null: the operator, at the command line. */
  readonly officerId: string | null;
};

/** Notes an act in the transaction that does it. Nothing takes it away again. */
export async function writeOfficeAct(db: Executor, org: string, act: NewOfficeAct, at: Date): Promise<void> {
  await db.insert(officeActs).values({ organizationId: org, ...act, at });
}

/** The latest acts first, one page of them. */
export async function listOfficeActs(
  db: Executor,
  org: string,
  page: { readonly most: number; readonly skip: number },
): Promise<OfficeAct[]> {
  const { act, subject, details, at } = officeActs;
  return db
    .select({ act, subject, details, by: officers.name, at })
    .from(officeActs)
    .leftJoin(officers, eq(officers.id, officeActs.officerId))
    .where(eq(officeActs.organizationId, org))
    .orderBy(desc(officeActs.id))
    .limit(page.most)
    .offset(page.skip);
}
