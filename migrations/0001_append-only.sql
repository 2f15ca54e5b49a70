-- History is append-only: what was said stays said. An undo is an entry of its own.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'progress_updates is append-only: add an entry that takes this one back';
END
$$;
--> statement-breakpoint
CREATE TRIGGER progress_updates_append_only BEFORE UPDATE OR DELETE ON "progress_updates"
FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
