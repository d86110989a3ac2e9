CREATE TABLE `digest` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`query` text NOT NULL,
	`confirm_token` text NOT NULL,
	`unsubscribe_token` text NOT NULL,
	`confirmed_at` integer,
	`last_sent_on` text,
	`news_since` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_confirm_token_unique` ON `digest` (`confirm_token`);--> statement-breakpoint
CREATE UNIQUE INDEX `digest_unsubscribe_token_unique` ON `digest` (`unsubscribe_token`);--> statement-breakpoint
CREATE TABLE `suppression` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`until` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ended_calendar` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`ended_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `follow` (
	`page_id` text NOT NULL,
	`event_id` text NOT NULL,
	`request_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`page_id`, `event_id`),
	FOREIGN KEY (`page_id`) REFERENCES `personal_page`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_request_id_unique` ON `follow` (`request_id`);--> statement-breakpoint
CREATE INDEX `follow_event` ON `follow` (`event_id`);--> statement-breakpoint
CREATE TABLE `participant_message` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`author_id` text,
	`words` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `participant_message_event` ON `participant_message` (`event_id`);--> statement-breakpoint
ALTER TABLE `programme_session` ADD `door` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `sent_to_hash` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `recipient_domain` text;--> statement-breakpoint
ALTER TABLE `personal_page` ADD `calendar_token` text;--> statement-breakpoint
UPDATE `personal_page` SET `calendar_token` = lower(hex(randomblob(20)));--> statement-breakpoint
ALTER TABLE `personal_page` ADD `wants_reminders` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `personal_page_calendar_token_unique` ON `personal_page` (`calendar_token`);--> statement-breakpoint
ALTER TABLE `sign_up` ADD `offer_until` integer;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `ended_by` text;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `end_note` text;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `checked_in_at` integer;--> statement-breakpoint
CREATE INDEX `sign_up_session` ON `sign_up` (`programme_session_id`,`state`);