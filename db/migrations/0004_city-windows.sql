CREATE TABLE `edition_city` (
	`edition_id` text NOT NULL,
	`city_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`submit_until` text NOT NULL,
	PRIMARY KEY(`edition_id`, `city_id`),
	FOREIGN KEY (`edition_id`) REFERENCES `edition`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`city_id`) REFERENCES `city`(`id`) ON UPDATE no action ON DELETE cascade
);
