CREATE TABLE `event_draft_part` (
	`event_id` text NOT NULL,
	`part` text NOT NULL,
	`entries` text NOT NULL,
	`person_id` text,
	`edited_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `part`),
	FOREIGN KEY (`event_id`) REFERENCES `event_draft`(`event_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `event_draft` (
	`event_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`external_id` text,
	`created_at` integer NOT NULL,
	`edited_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_draft_organisation` ON `event_draft` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `member_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `member_invitation_email` ON `member_invitation` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `member_invitation_once` ON `member_invitation` (`organisation_id`,`email`);--> statement-breakpoint
CREATE TABLE `event_picture` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`alternative_text` text NOT NULL,
	`credit` text,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`is_proposed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_picture_event` ON `event_picture` (`event_id`);--> statement-breakpoint
CREATE TABLE `event_revision` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`state` text NOT NULL,
	`fields` text NOT NULL,
	`reason` text,
	`person_id` text,
	`created_at` integer NOT NULL,
	`edited_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `event_revision_event` ON `event_revision` (`event_id`,`state`);--> statement-breakpoint
ALTER TABLE `organisation` ADD `proof` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `vouched_by_id` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `vouched_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `trusted_at` integer;--> statement-breakpoint
ALTER TABLE `sign_in_code` ADD `purpose` text;