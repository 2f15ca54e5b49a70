CREATE TABLE "due_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "due_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organization_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"from_on" date,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "asked_channel" text;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "decided_channel" text;--> statement-breakpoint
ALTER TABLE "due_changes" ADD CONSTRAINT "due_changes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due_changes" ADD CONSTRAINT "due_changes_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "due_changes_by_occurrence" ON "due_changes" USING btree ("occurrence_id","id");--> statement-breakpoint
-- What was granted so far is the only change of a due date there is a record of.
INSERT INTO "due_changes" ("organization_id", "occurrence_id", "from_on", "at")
SELECT "organization_id", "occurrence_id", "from_on", "decided_at" FROM "extensions"
WHERE "approved" AND "decided_at" IS NOT NULL ORDER BY "decided_at", "id";
