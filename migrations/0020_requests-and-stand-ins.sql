ALTER TABLE "evidence" ADD COLUMN "stands_for_id" uuid;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "decided_for_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "asks" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_stands_for_id_officers_id_fk" FOREIGN KEY ("stands_for_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_decided_for_id_officers_id_fk" FOREIGN KEY ("decided_for_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- As before, and in whose place it was handed in, where it was in somebody's: what is in the chain already stays as it is.
CREATE OR REPLACE FUNCTION chain_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
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
  ])::text || coalesce(E'\n' || NEW.stands_for_id::text, ''), 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
