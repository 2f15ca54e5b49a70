CREATE TABLE "sent_messages" (
	"organization_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"chat_id" text NOT NULL,
	"message_id" text NOT NULL,
	"outbox_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sent_messages_organization_id_channel_chat_id_message_id_pk" PRIMARY KEY("organization_id","channel","chat_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "sent_messages" ADD CONSTRAINT "sent_messages_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sent_messages" ADD CONSTRAINT "sent_messages_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sent_messages_by_chat" ON "sent_messages" USING btree ("organization_id","channel","chat_id","at");--> statement-breakpoint
INSERT INTO "sent_messages" SELECT "organization_id", "channel", "chat_id", "message_id", max("outbox_id"), max("at") FROM "ledger" WHERE "state" = 'sent' AND "message_id" IS NOT NULL AND "outbox_id" IS NOT NULL AND "channel" IS NOT NULL AND "chat_id" IS NOT NULL GROUP BY 1, 2, 3, 4;
