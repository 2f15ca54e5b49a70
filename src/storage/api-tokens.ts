import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { Executor } from "./database.js";
import { apiTokens } from "./schema.js";
import { hashOfSecret, newSecret } from "./secret-token.js";

/** A key as its list shows it; what opens the door is not in it. */
export type ApiToken = {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
  /** To the day: enough to know which can go. */
  readonly lastUsedOn: LocalDate | null;
  readonly revokedAt: Date | null;
};

/** Makes a key for another program. @returns it with its `token`, which can't be shown again */
export async function createApiToken(
  db: Executor,
  org: string,
  { name, expiresAt }: Pick<ApiToken, "name" | "expiresAt">,
  at: Date,
): Promise<ApiToken & { readonly token: string }> {
  const { token, hash } = newSecret();
  const [row] = await db
    .insert(apiTokens)
    .values({ organizationId: org, name, tokenHash: hash, createdAt: at, expiresAt })
    .returning();
  if (!row) throw new Error("the token was not saved");
  return { ...toApiToken(row), token };
}

/** All that were ever made, the oldest first. */
export async function listApiTokens(db: Executor, org: string): Promise<ApiToken[]> {
  const rows = await db.select().from(apiTokens).where(eq(apiTokens.organizationId, org)).orderBy(asc(apiTokens.id));
  return rows.map(toApiToken);
}

/** False when there is none of that number, or it was revoked before. */
export async function revokeApiToken(db: Executor, org: string, id: number, at: Date): Promise<boolean> {
  const revoked = await db
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.organizationId, org), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return revoked.length > 0;
}

/** Which key opens the door with this token; null for one that is unknown, revoked or expired. Notes the day, once. */
export async function findApiToken(
  db: Executor,
  org: string,
  token: string,
  at: Date,
  on: LocalDate,
): Promise<{ readonly id: number } | null> {
  const [found] = await db
    .select({ id: apiTokens.id, lastUsedOn: apiTokens.lastUsedOn })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organizationId, org),
        eq(apiTokens.tokenHash, hashOfSecret(token)),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, at)),
      ),
    );
  if (!found) return null;
  if (found.lastUsedOn !== on)
    await db
      .update(apiTokens)
      .set({ lastUsedOn: on })
      .where(and(eq(apiTokens.id, found.id), sql`${apiTokens.lastUsedOn} is distinct from ${on}`));
  return { id: found.id };
}

function toApiToken({
  id,
  name,
  createdAt,
  expiresAt,
  lastUsedOn,
  revokedAt,
}: typeof apiTokens.$inferSelect): ApiToken {
  return { id, name, createdAt, expiresAt, lastUsedOn, revokedAt };
}
