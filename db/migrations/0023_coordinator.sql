CREATE TABLE `opened_report` (
	`report_id` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`report_id`, `account_id`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
