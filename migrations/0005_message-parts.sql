UPDATE "outbox" SET "parts" = '{weekly}' WHERE "weekly";--> statement-breakpoint
ALTER TABLE "outbox" DROP COLUMN "weekly";
