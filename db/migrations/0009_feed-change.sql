CREATE TABLE `feed_change` (
	`feed` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `feed_change_age` ON `feed_change` (`changed_at`,`feed`);