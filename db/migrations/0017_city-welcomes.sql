CREATE TABLE `city_welcome` (
	`city_id` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`sentence` text NOT NULL,
	`reason` text,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `language`, `state`),
	FOREIGN KEY (`city_id`) REFERENCES `city`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `city_welcome_waiting` ON `city_welcome` (`state`,`written_at`);