ALTER TABLE "organizations" ADD COLUMN "code" text DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
CREATE INDEX "evidence_latest" ON "evidence" USING btree ("organization_id","id");--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_code" UNIQUE("code") DEFERRABLE;--> statement-breakpoint
-- The one that was alone so far; nobody has to name it.
UPDATE "organizations" SET "code" = 'default' WHERE "id" = (SELECT min("id"::text)::uuid FROM "organizations");
