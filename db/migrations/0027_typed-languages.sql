CREATE TABLE `dismissed_language` (
	`name` text PRIMARY KEY NOT NULL,
	`dismissed_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `event` ADD `other_language` text;