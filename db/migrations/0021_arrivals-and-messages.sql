CREATE TABLE `attendee_message_reader` (
	`message_id` text NOT NULL,
	`page_id` text NOT NULL,
	PRIMARY KEY(`message_id`, `page_id`),
	FOREIGN KEY (`message_id`) REFERENCES `attendee_message`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`page_id`) REFERENCES `attendee_page`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `attendee_message_reader_page` ON `attendee_message_reader` (`page_id`);--> statement-breakpoint
ALTER TABLE `attendee_message` ADD `event_date_id` text REFERENCES event_date(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `attendee_message` ADD `audience` text DEFAULT 'seated' NOT NULL;--> statement-breakpoint
ALTER TABLE `attendee_message` ADD `sent_at` integer;--> statement-breakpoint
ALTER TABLE `attendee_message` ADD `reached` integer;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `arrived` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `arrival_noted_at` integer;--> statement-breakpoint
UPDATE `sign_up` SET `arrived` = `party_size`, `arrival_noted_at` = `checked_in_at` WHERE `checked_in_at` IS NOT NULL;--> statement-breakpoint
UPDATE `attendee_message` SET `sent_at` = `created_at`;
