CREATE TABLE `search_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_document_event_id_unique` ON `search_document` (`event_id`);--> statement-breakpoint
CREATE TABLE `search_queue` (
	`event_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE `event` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `event_updated` ON `event` (`updated_at`,`id`);--> statement-breakpoint
UPDATE `event` SET `updated_at` = max(`revised_at`, coalesce((SELECT max(`revised_at`) FROM `event_date` WHERE `event_date`.`event_id` = `event`.`id`), 0));--> statement-breakpoint
CREATE TRIGGER `event_updated_insert` AFTER INSERT ON `event` BEGIN
  UPDATE `event` SET `updated_at` = NEW.`revised_at` WHERE `id` = NEW.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `event_updated_update` AFTER UPDATE OF `revised_at` ON `event` WHEN NEW.`revised_at` > NEW.`updated_at` BEGIN
  UPDATE `event` SET `updated_at` = NEW.`revised_at` WHERE `id` = NEW.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `event_updated_date_insert` AFTER INSERT ON `event_date` BEGIN
  UPDATE `event` SET `updated_at` = NEW.`revised_at` WHERE `id` = NEW.`event_id` AND `updated_at` < NEW.`revised_at`;
END;--> statement-breakpoint
CREATE TRIGGER `event_updated_date_update` AFTER UPDATE OF `revised_at` ON `event_date` BEGIN
  UPDATE `event` SET `updated_at` = NEW.`revised_at` WHERE `id` = NEW.`event_id` AND `updated_at` < NEW.`revised_at`;
END;--> statement-breakpoint
CREATE VIRTUAL TABLE `event_search` USING fts5(`title`, `names`, `words`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='2 3 4');--> statement-breakpoint
INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `review` = 'approved';--> statement-breakpoint
CREATE TRIGGER `search_event_insert` AFTER INSERT ON `event` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`id` WHERE NEW.`id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_event_update` AFTER UPDATE OF `review`, `revised_at`, `lead_organisation_id`, `city_id`, `place_level`, `venue_name`, `district` ON `event` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`id` WHERE NEW.`id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_event_delete` AFTER DELETE ON `event` BEGIN
  INSERT INTO `search_queue` SELECT OLD.`id` WHERE OLD.`id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_text_insert` AFTER INSERT ON `event_text` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`event_id` WHERE NEW.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_text_update` AFTER UPDATE ON `event_text` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`event_id` WHERE NEW.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_text_delete` AFTER DELETE ON `event_text` BEGIN
  INSERT INTO `search_queue` SELECT OLD.`event_id` WHERE OLD.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_session_insert` AFTER INSERT ON `programme_session_text` BEGIN
  INSERT INTO `search_queue` SELECT d.`event_id` FROM `programme_session` s JOIN `event_date` d ON d.`id` = s.`event_date_id` WHERE s.`id` = NEW.`session_id` AND d.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_session_delete` AFTER DELETE ON `programme_session_text` BEGIN
  INSERT INTO `search_queue` SELECT d.`event_id` FROM `programme_session` s JOIN `event_date` d ON d.`id` = s.`event_date_id` WHERE s.`id` = OLD.`session_id` AND d.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_together_insert` AFTER INSERT ON `co_organiser` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`event_id` WHERE NEW.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_together_update` AFTER UPDATE ON `co_organiser` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`event_id` WHERE NEW.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_together_delete` AFTER DELETE ON `co_organiser` BEGIN
  INSERT INTO `search_queue` SELECT OLD.`event_id` WHERE OLD.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_organisation_update` AFTER UPDATE OF `name`, `alias`, `state`, `hidden_at` ON `organisation` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `lead_organisation_id` = NEW.`id` AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
  INSERT INTO `search_queue` SELECT `event_id` FROM `co_organiser` WHERE `organisation_id` = NEW.`id` AND `event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_city_update` AFTER UPDATE OF `name`, `hidden_at` ON `city` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `city_id` = NEW.`id` AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_city_text_insert` AFTER INSERT ON `city_text` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `city_id` = NEW.`city_id` AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_city_text_update` AFTER UPDATE ON `city_text` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `city_id` = NEW.`city_id` AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_city_text_delete` AFTER DELETE ON `city_text` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `city_id` = OLD.`city_id` AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;
