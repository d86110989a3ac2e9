CREATE TABLE `event_date` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`starts_at_local` text NOT NULL,
	`ends_at_local` text NOT NULL,
	`start_offset_minutes` integer,
	`end_offset_minutes` integer,
	`time_zone` text NOT NULL,
	`starts_at_utc` integer NOT NULL,
	`ends_at_utc` integer NOT NULL,
	`zone_data_version` text NOT NULL,
	`status` text NOT NULL,
	`sequence` integer NOT NULL,
	`previous_starts_at_local` text,
	`status_note` text,
	`status_changed_at` integer,
	`capacity` integer,
	`sign_up_closed` integer DEFAULT false NOT NULL,
	`revised_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_date_event` ON `event_date` (`event_id`);--> statement-breakpoint
CREATE INDEX `event_date_local` ON `event_date` (`starts_at_local`,`id`);--> statement-breakpoint
CREATE INDEX `event_date_start` ON `event_date` (`starts_at_utc`);--> statement-breakpoint
CREATE INDEX `event_date_end` ON `event_date` (`ends_at_utc`);--> statement-breakpoint
CREATE TABLE `programme_session_text` (
	`session_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	PRIMARY KEY(`session_id`, `language`),
	FOREIGN KEY (`session_id`) REFERENCES `programme_session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `programme_session` (
	`id` text PRIMARY KEY NOT NULL,
	`event_date_id` text NOT NULL,
	`starts_at_local` text NOT NULL,
	`ends_at_local` text NOT NULL,
	`start_offset_minutes` integer,
	`end_offset_minutes` integer,
	`starts_at_utc` integer NOT NULL,
	`ends_at_utc` integer NOT NULL,
	`room` text,
	`track` text,
	`spoken_language` text,
	`capacity` integer,
	`position` integer NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`revised_at` integer NOT NULL,
	FOREIGN KEY (`event_date_id`) REFERENCES `event_date`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `programme_session_date` ON `programme_session` (`event_date_id`);--> statement-breakpoint
CREATE TABLE `edition_text` (
	`edition_id` text NOT NULL,
	`language` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`edition_id`, `language`),
	FOREIGN KEY (`edition_id`) REFERENCES `edition`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `edition` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`submit_until` text NOT NULL,
	`fictitious` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `edition_code_unique` ON `edition` (`code`);--> statement-breakpoint
CREATE TABLE `co_organiser` (
	`event_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `organisation_id`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `co_organiser_organisation` ON `co_organiser` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `event_inclusion` (
	`event_id` text NOT NULL,
	`code` text NOT NULL,
	`answer` text NOT NULL,
	PRIMARY KEY(`event_id`, `code`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `event_language` (
	`event_id` text NOT NULL,
	`use` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`event_id`, `use`, `code`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `event_text` (
	`event_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`state` text NOT NULL,
	`author_id` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `language`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `event_theme` (
	`event_id` text NOT NULL,
	`theme` text NOT NULL,
	PRIMARY KEY(`event_id`, `theme`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`slug` text NOT NULL,
	`lead_organisation_id` text NOT NULL,
	`city_id` text NOT NULL,
	`external_id` text,
	`format` text NOT NULL,
	`attendance` text NOT NULL,
	`language` text NOT NULL,
	`review` text NOT NULL,
	`place_level` text NOT NULL,
	`venue_name` text,
	`street_address` text,
	`district` text,
	`latitude` real,
	`longitude` real,
	`place_ask` text,
	`reveal_hours_before` integer,
	`join_url` text,
	`join_url_public` integer DEFAULT false NOT NULL,
	`door` text NOT NULL,
	`party_limit` integer NOT NULL,
	`contact_email` text NOT NULL,
	`public_contact` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`approved_at` integer,
	`revised_at` integer NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `edition`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`city_id`) REFERENCES `city`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_slug_unique` ON `event` (`slug`);--> statement-breakpoint
CREATE INDEX `event_review` ON `event` (`review`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `event_city` ON `event` (`city_id`);--> statement-breakpoint
CREATE INDEX `event_lead` ON `event` (`lead_organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_external` ON `event` (`lead_organisation_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `instance` (
	`id` integer PRIMARY KEY NOT NULL,
	`programme_version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `person_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`city_id` text NOT NULL,
	`name` text NOT NULL,
	`alias` text,
	`contact_email` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`city_id`) REFERENCES `city`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_slug_unique` ON `organisation` (`slug`);--> statement-breakpoint
CREATE INDEX `organisation_city` ON `organisation` (`city_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`subject` text,
	`recipient_hash` text,
	`priority` integer NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`lease_until` integer,
	`last_error` text,
	`mail` text,
	`created_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe_key_unique` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`priority`,`run_at`);--> statement-breakpoint
CREATE INDEX `outbox_recipient` ON `outbox` (`recipient_hash`);--> statement-breakpoint
CREATE INDEX `outbox_subject` ON `outbox` (`subject`);--> statement-breakpoint
CREATE TABLE `coordinator_scope` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coordinator_scope_once` ON `coordinator_scope` (`person_id`,`kind`,`code`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_in_code` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`person_id` text,
	`code_hash` text NOT NULL,
	`tries_left` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sign_in_code_email` ON `sign_in_code` (`email`,`created_at`);--> statement-breakpoint
CREATE TABLE `city` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`country_code` text NOT NULL,
	`name` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`time_zone` text NOT NULL,
	`default_place_level` text NOT NULL,
	`state` text DEFAULT 'listed' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`country_code`) REFERENCES `country`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `city_slug_unique` ON `city` (`slug`);--> statement-breakpoint
CREATE INDEX `city_country` ON `city` (`country_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `city_country_name` ON `city` (`country_code`,`name`);--> statement-breakpoint
CREATE TABLE `city_text` (
	`city_id` text NOT NULL,
	`language` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`city_id`, `language`),
	FOREIGN KEY (`city_id`) REFERENCES `city`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `country` (
	`code` text PRIMARY KEY NOT NULL,
	`region_code` text NOT NULL,
	`default_place_level` text DEFAULT 'public' NOT NULL,
	FOREIGN KEY (`region_code`) REFERENCES `region`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `region_text` (
	`region_code` text NOT NULL,
	`language` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`region_code`, `language`),
	FOREIGN KEY (`region_code`) REFERENCES `region`(`code`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `region` (
	`code` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`person_id` text,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`city_id` text,
	`fields` text NOT NULL,
	`old_state` text,
	`new_state` text
);
--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`action` text NOT NULL,
	`revision` integer NOT NULL,
	`reason` text,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `review_event` ON `review` (`event_id`,`at`);--> statement-breakpoint
CREATE TABLE `personal_page` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`language` text NOT NULL,
	`email` text,
	`email_confirmed_at` integer,
	`confirm_token` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_page_token_unique` ON `personal_page` (`token`);--> statement-breakpoint
CREATE UNIQUE INDEX `personal_page_confirm_token_unique` ON `personal_page` (`confirm_token`);--> statement-breakpoint
CREATE TABLE `sign_up_need` (
	`sign_up_id` text NOT NULL,
	`need` text NOT NULL,
	PRIMARY KEY(`sign_up_id`, `need`),
	FOREIGN KEY (`sign_up_id`) REFERENCES `sign_up`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_up` (
	`id` text PRIMARY KEY NOT NULL,
	`page_id` text NOT NULL,
	`event_date_id` text NOT NULL,
	`programme_session_id` text,
	`state` text NOT NULL,
	`nickname` text,
	`party_size` integer NOT NULL,
	`door_code` text NOT NULL,
	`request_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	FOREIGN KEY (`page_id`) REFERENCES `personal_page`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_date_id`) REFERENCES `event_date`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_session_id`) REFERENCES `programme_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_up_request_id_unique` ON `sign_up` (`request_id`);--> statement-breakpoint
CREATE INDEX `sign_up_date` ON `sign_up` (`event_date_id`,`state`);--> statement-breakpoint
CREATE INDEX `sign_up_page` ON `sign_up` (`page_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_up_code` ON `sign_up` (`event_date_id`,`door_code`);--> statement-breakpoint
CREATE TABLE `term_text` (
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`language` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`kind`, `code`, `language`),
	FOREIGN KEY (`kind`,`code`) REFERENCES `term`(`kind`,`code`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `term` (
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`kind`, `code`)
);
