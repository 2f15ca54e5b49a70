CREATE TABLE "acknowledgements" (
	"organization_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "acknowledgements_occurrence_id_officer_id_rung_pk" PRIMARY KEY("occurrence_id","officer_id","rung")
);
--> statement-breakpoint
CREATE TABLE "channel_states" (
	"organization_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"unreachable_since" timestamp with time zone,
	CONSTRAINT "channel_states_organization_id_channel_pk" PRIMARY KEY("organization_id","channel")
);
--> statement-breakpoint
CREATE TABLE "channel_usage" (
	"organization_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"month" text NOT NULL,
	"sent" integer NOT NULL,
	"warned_at" timestamp with time zone,
	CONSTRAINT "channel_usage_organization_id_channel_month_pk" PRIMARY KEY("organization_id","channel","month")
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "extensions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organization_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"reason" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"approved" boolean,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text
);
--> statement-breakpoint
CREATE TABLE "frozen_periods" (
	"organization_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"period" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "frozen_periods_plan_id_period_pk" PRIMARY KEY("plan_id","period")
);
--> statement-breakpoint
CREATE TABLE "mutes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mutes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organization_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"occurrence_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organization_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"effective_on" date,
	"applied_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "occurrences" ADD COLUMN "original_due_on" date;--> statement-breakpoint
ALTER TABLE "occurrences" ADD COLUMN "opens_on" date;--> statement-breakpoint
ALTER TABLE "occurrences" ADD COLUMN "closes_on" date;--> statement-breakpoint
ALTER TABLE "occurrences" ADD COLUMN "remind_on" date DEFAULT '1900-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrences" ADD COLUMN "ladder" jsonb;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "revision" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "parts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "notice" jsonb;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "ladder" jsonb;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "quiet_hours" jsonb;--> statement-breakpoint
ALTER TABLE "progress_updates" ADD COLUMN "amends" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "unit_set_members" ADD COLUMN "from_on" date;--> statement-breakpoint
ALTER TABLE "unit_set_members" ADD COLUMN "until_on" date;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "successor_id" uuid;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_states" ADD CONSTRAINT "channel_states_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_usage" ADD CONSTRAINT "channel_usage_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_decided_by_officers_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_periods" ADD CONSTRAINT "frozen_periods_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_periods" ADD CONSTRAINT "frozen_periods_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_periods" ADD CONSTRAINT "frozen_periods_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_occurrence_id_occurrences_id_fk" FOREIGN KEY ("occurrence_id") REFERENCES "public"."occurrences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extensions_by_occurrence" ON "extensions" USING btree ("occurrence_id","id");--> statement-breakpoint
CREATE INDEX "mutes_by_end" ON "mutes" USING btree ("organization_id","until_at");--> statement-breakpoint
CREATE INDEX "mutes_by_occurrence" ON "mutes" USING btree ("occurrence_id");--> statement-breakpoint
CREATE INDEX "plan_versions_by_plan" ON "plan_versions" USING btree ("plan_id","id");--> statement-breakpoint
CREATE INDEX "occurrences_to_remind" ON "occurrences" USING btree ("organization_id","remind_on") WHERE withdrawn_at is null and due_on is not null and process in ('not_started', 'in_progress');