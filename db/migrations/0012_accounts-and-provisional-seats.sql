CREATE TABLE `code_mail` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recipient_hash` text NOT NULL,
	`network_hash` text,
	`allowance` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_mail_recipient` ON `code_mail` (`recipient_hash`,`created_at`);--> statement-breakpoint
CREATE TABLE `email_undo` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `email_undo_account` ON `email_undo` (`account_id`);--> statement-breakpoint
ALTER TABLE `event_date` ADD `network_cap` integer;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `network_hash` text;