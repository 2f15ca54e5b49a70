ALTER TABLE "inbox" ADD COLUMN "owes" jsonb;--> statement-breakpoint
CREATE INDEX "inbox_unanswered" ON "inbox" USING btree ("organization_id","at") WHERE "inbox"."owes" is not null;--> statement-breakpoint
-- What was withdrawn, why and by whom is history like the evidence itself.
CREATE FUNCTION refuse_withdrawal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'evidence_withdrawals is append-only: hand the evidence in again';
END
$$;
--> statement-breakpoint
CREATE TRIGGER evidence_withdrawals_append_only BEFORE UPDATE OR DELETE ON "evidence_withdrawals"
FOR EACH ROW EXECUTE FUNCTION refuse_withdrawal_change();
