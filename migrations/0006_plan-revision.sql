-- What is read of a plan is kept in memory under the organization's revision (storage/plan-facts.ts). Triggers renew it, so
-- that no way of changing a plan can forget to; its value is random, so one that was rolled back never comes again.
CREATE FUNCTION renew_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "organizations" SET "revision" = gen_random_uuid()
  WHERE "id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."organization_id" ELSE NEW."organization_id" END;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "plans_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "plans"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
--> statement-breakpoint
CREATE TRIGGER "tasks_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "tasks"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
--> statement-breakpoint
CREATE TRIGGER "questions_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "questions"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
--> statement-breakpoint
CREATE TRIGGER "units_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "units"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
--> statement-breakpoint
CREATE TRIGGER "unit_sets_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "unit_sets"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
--> statement-breakpoint
CREATE TRIGGER "unit_set_members_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "unit_set_members"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
--> statement-breakpoint
CREATE TRIGGER "calendar_days_renew_revision" AFTER INSERT OR UPDATE OR DELETE ON "calendar_days"
FOR EACH ROW EXECUTE FUNCTION renew_revision();
