CREATE TABLE "history_seals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "history_seals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organization_id" uuid NOT NULL,
	"last_update_id" bigint NOT NULL,
	"last_evidence_id" bigint NOT NULL,
	"rows" integer NOT NULL,
	"digest" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "progress_updates" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "history_seals" ADD CONSTRAINT "history_seals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_seals_latest" ON "history_seals" USING btree ("organization_id","id");--> statement-breakpoint
CREATE FUNCTION refuse_seal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history_seals is append-only: a seal is taken anew, never changed';
END
$$;
--> statement-breakpoint
CREATE TRIGGER history_seals_append_only BEFORE UPDATE OR DELETE ON "history_seals"
FOR EACH ROW EXECUTE FUNCTION refuse_seal_change();
--> statement-breakpoint
-- A chain per duty, whose row every writer locks anyway: two duties never wait for each other. The text that is hashed
-- depends on no setting of a session; `nhacviec verify` writes it anew. A number drawn before the lock was had may have
-- been overtaken: it is drawn again, so that the numbers of a chain grow.
CREATE FUNCTION chain_progress_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM occurrences WHERE id = NEW.occurrence_id FOR NO KEY UPDATE;
    SELECT id, hash INTO last FROM progress_updates WHERE occurrence_id = NEW.occurrence_id ORDER BY id DESC LIMIT 1;
    IF last.id > NEW.id THEN
      NEW.id := nextval(pg_get_serial_sequence('progress_updates', 'id'));
    END IF;
  ELSE
    SELECT id, hash INTO last FROM progress_updates
      WHERE occurrence_id = NEW.occurrence_id AND id < NEW.id ORDER BY id DESC LIMIT 1;
  END IF;
  NEW.hash := encode(sha256(convert_to(coalesce(last.hash, '') || E'\n' || array_to_json(ARRAY[
    NEW.id::text, NEW.organization_id::text, NEW.occurrence_id::text, NEW.metric_id, NEW.before::text, NEW.after::text,
    NEW.note, NEW.undoes::text, NEW.corrects::text, NEW.amends::text, NEW.decides::text, NEW.officer_id::text,
    NEW.stands_for_id::text, NEW.channel, NEW.chat_id, NEW.message_id,
    (extract(epoch from NEW.at) * 1000000)::bigint::text
  ])::text, 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION chain_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM occurrences WHERE id = NEW.occurrence_id FOR NO KEY UPDATE;
    SELECT id, hash INTO last FROM evidence WHERE occurrence_id = NEW.occurrence_id ORDER BY id DESC LIMIT 1;
    IF last.id > NEW.id THEN
      NEW.id := nextval(pg_get_serial_sequence('evidence', 'id'));
    END IF;
  ELSE
    SELECT id, hash INTO last FROM evidence
      WHERE occurrence_id = NEW.occurrence_id AND id < NEW.id ORDER BY id DESC LIMIT 1;
  END IF;
  NEW.hash := encode(sha256(convert_to(coalesce(last.hash, '') || E'\n' || array_to_json(ARRAY[
    NEW.id::text, NEW.organization_id::text, NEW.occurrence_id::text, NEW.kind, NEW.text, NEW.identity, NEW.file_name,
    NEW.mime_type, NEW.size::text, NEW.sha256, NEW.officer_id::text, NEW.channel, NEW.chat_id, NEW.message_id,
    (extract(epoch from NEW.at) * 1000000)::bigint::text
  ])::text, 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER progress_updates_chain BEFORE INSERT ON "progress_updates"
FOR EACH ROW EXECUTE FUNCTION chain_progress_update();
--> statement-breakpoint
CREATE TRIGGER evidence_chain BEFORE INSERT ON "evidence"
FOR EACH ROW EXECUTE FUNCTION chain_evidence();
--> statement-breakpoint
-- What was said before there were chains gets its place in one now, oldest first, by the same functions.
ALTER TABLE "progress_updates" DISABLE TRIGGER progress_updates_append_only;
--> statement-breakpoint
ALTER TABLE "evidence" DISABLE TRIGGER evidence_append_only;
--> statement-breakpoint
CREATE TRIGGER backfill_chain BEFORE UPDATE ON "progress_updates"
FOR EACH ROW EXECUTE FUNCTION chain_progress_update();
--> statement-breakpoint
CREATE TRIGGER backfill_chain BEFORE UPDATE ON "evidence"
FOR EACH ROW EXECUTE FUNCTION chain_evidence();
--> statement-breakpoint
DO $$
DECLARE
  entry bigint;
BEGIN
  FOR entry IN SELECT id FROM progress_updates ORDER BY id LOOP
    UPDATE progress_updates SET hash = '' WHERE id = entry;
  END LOOP;
  FOR entry IN SELECT id FROM evidence ORDER BY id LOOP
    UPDATE evidence SET hash = '' WHERE id = entry;
  END LOOP;
END
$$;
--> statement-breakpoint
DROP TRIGGER backfill_chain ON "progress_updates";
--> statement-breakpoint
DROP TRIGGER backfill_chain ON "evidence";
--> statement-breakpoint
ALTER TABLE "progress_updates" ENABLE TRIGGER progress_updates_append_only;
--> statement-breakpoint
ALTER TABLE "evidence" ENABLE TRIGGER evidence_append_only;
