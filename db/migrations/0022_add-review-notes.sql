CREATE TABLE `review_note` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text,
	`organisation_id` text,
	`account_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `review_note_event` ON `review_note` (`event_id`);--> statement-breakpoint
CREATE INDEX `review_note_organisation` ON `review_note` (`organisation_id`);