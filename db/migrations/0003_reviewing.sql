CREATE TABLE `decision` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `decision_subject` ON `decision` (`subject_kind`,`subject_id`,`at`);--> statement-breakpoint
CREATE TABLE `fact_change` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`date_id` text,
	`action` text NOT NULL,
	`fields` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `fact_change_event` ON `fact_change` (`event_id`,`state`);--> statement-breakpoint
CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`side` text NOT NULL,
	`person_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `message_subject` ON `message` (`subject_kind`,`subject_id`,`at`);--> statement-breakpoint
CREATE TABLE `ready_reason_text` (
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`kind`, `code`, `language`)
);
--> statement-breakpoint
CREATE TABLE `ready_reason` (
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`kind`, `code`)
);
--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`email` text,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_token_unique` ON `report` (`token`);--> statement-breakpoint
CREATE INDEX `report_event` ON `report` (`event_id`);--> statement-breakpoint
CREATE INDEX `report_open` ON `report` (`answered_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `coordinator_absence` (
	`person_id` text PRIMARY KEY NOT NULL,
	`until` text NOT NULL,
	`deputy_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`deputy_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `review_hold` (
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`person_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`subject_kind`, `subject_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `second_factor` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `feature` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`place_kind` text NOT NULL,
	`place_code` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`position` integer NOT NULL,
	`person_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `feature_place` ON `feature` (`place_kind`,`place_code`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `feature_once` ON `feature` (`event_id`,`place_kind`,`place_code`);--> statement-breakpoint
ALTER TABLE `organisation` ADD `verified_as` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `renamed_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `hidden_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `second_factor_at` integer;--> statement-breakpoint
ALTER TABLE `city` ADD `hidden_at` integer;--> statement-breakpoint
CREATE INDEX `city_hidden` ON `city` (`hidden_at`);