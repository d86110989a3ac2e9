CREATE TABLE `instance_text` (
	`setting` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`setting`, `language`)
);
