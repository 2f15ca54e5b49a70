ALTER TABLE "chats" ADD COLUMN "lost" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrences" ADD COLUMN "submitted_on" date;--> statement-breakpoint
CREATE INDEX "progress_updates_by_time" ON "progress_updates" USING btree ("organization_id","at");--> statement-breakpoint
-- The day of submission in the office's zone. A trigger keeps it, so that no way of handing something in can forget to.
CREATE FUNCTION keep_submitted_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."submitted_on" := (
    SELECT (NEW."submitted_at" AT TIME ZONE "zone")::date FROM "organizations" WHERE "id" = NEW."organization_id"
  );
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER occurrences_keep_submitted_on_insert BEFORE INSERT ON "occurrences"
FOR EACH ROW WHEN (NEW."submitted_at" IS NOT NULL) EXECUTE FUNCTION keep_submitted_on();
--> statement-breakpoint
CREATE TRIGGER occurrences_keep_submitted_on_update BEFORE UPDATE ON "occurrences"
FOR EACH ROW WHEN (NEW."submitted_at" IS DISTINCT FROM OLD."submitted_at") EXECUTE FUNCTION keep_submitted_on();
--> statement-breakpoint
UPDATE "occurrences" SET "submitted_on" = ("submitted_at" AT TIME ZONE "zone")::date
FROM "organizations" WHERE "organizations"."id" = "occurrences"."organization_id" AND "submitted_at" IS NOT NULL;
