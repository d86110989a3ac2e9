CREATE TABLE `organiser_mail_choice` (
	`account_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organiser_mail_choice_token_unique` ON `organiser_mail_choice` (`token`);--> statement-breakpoint
CREATE TABLE `organiser_message_text` (
	`message_id` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`message_id`, `language`),
	FOREIGN KEY (`message_id`) REFERENCES `organiser_message`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `organiser_message` (
	`id` text PRIMARY KEY NOT NULL,
	`author_id` text,
	`filter` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`sent_at` integer,
	`reached` text,
	`unwilling` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `organiser_message_author` ON `organiser_message` (`author_id`);--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `reason` text;