-- The revision is renewed once for a statement, not once for each of its rows: a thousand schools come in one.
CREATE FUNCTION renew_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "organizations" SET "revision" = gen_random_uuid()
  WHERE "id" IN (SELECT "organization_id" FROM changed);
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER "plans_renew_revision" ON "plans";
--> statement-breakpoint
CREATE TRIGGER "plans_renew_revision_insert" AFTER INSERT ON "plans"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "plans_renew_revision_update" AFTER UPDATE ON "plans"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "plans_renew_revision_delete" AFTER DELETE ON "plans"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP TRIGGER "tasks_renew_revision" ON "tasks";
--> statement-breakpoint
CREATE TRIGGER "tasks_renew_revision_insert" AFTER INSERT ON "tasks"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "tasks_renew_revision_update" AFTER UPDATE ON "tasks"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "tasks_renew_revision_delete" AFTER DELETE ON "tasks"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP TRIGGER "questions_renew_revision" ON "questions";
--> statement-breakpoint
CREATE TRIGGER "questions_renew_revision_insert" AFTER INSERT ON "questions"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "questions_renew_revision_update" AFTER UPDATE ON "questions"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "questions_renew_revision_delete" AFTER DELETE ON "questions"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP TRIGGER "units_renew_revision" ON "units";
--> statement-breakpoint
CREATE TRIGGER "units_renew_revision_insert" AFTER INSERT ON "units"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "units_renew_revision_update" AFTER UPDATE ON "units"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "units_renew_revision_delete" AFTER DELETE ON "units"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP TRIGGER "unit_sets_renew_revision" ON "unit_sets";
--> statement-breakpoint
CREATE TRIGGER "unit_sets_renew_revision_insert" AFTER INSERT ON "unit_sets"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "unit_sets_renew_revision_update" AFTER UPDATE ON "unit_sets"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "unit_sets_renew_revision_delete" AFTER DELETE ON "unit_sets"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP TRIGGER "unit_set_members_renew_revision" ON "unit_set_members";
--> statement-breakpoint
CREATE TRIGGER "unit_set_members_renew_revision_insert" AFTER INSERT ON "unit_set_members"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "unit_set_members_renew_revision_update" AFTER UPDATE ON "unit_set_members"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "unit_set_members_renew_revision_delete" AFTER DELETE ON "unit_set_members"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP TRIGGER "calendar_days_renew_revision" ON "calendar_days";
--> statement-breakpoint
CREATE TRIGGER "calendar_days_renew_revision_insert" AFTER INSERT ON "calendar_days"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "calendar_days_renew_revision_update" AFTER UPDATE ON "calendar_days"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
CREATE TRIGGER "calendar_days_renew_revision_delete" AFTER DELETE ON "calendar_days"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renew_revisions();
--> statement-breakpoint
DROP FUNCTION renew_revision();
