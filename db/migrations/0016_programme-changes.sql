CREATE TABLE `programme_change` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_change_event_id_unique` ON `programme_change` (`event_id`);--> statement-breakpoint
CREATE TRIGGER `programme_event_insert` AFTER INSERT ON `event` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_update` AFTER UPDATE ON `event` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_delete` AFTER DELETE ON `event` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = OLD.`id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (OLD.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_date_insert` AFTER INSERT ON `event_date` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_date_update` AFTER UPDATE ON `event_date` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_date_delete` AFTER DELETE ON `event_date` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = OLD.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (OLD.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_theme_insert` AFTER INSERT ON `event_theme` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_theme_update` AFTER UPDATE ON `event_theme` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_theme_delete` AFTER DELETE ON `event_theme` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = OLD.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (OLD.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_language_insert` AFTER INSERT ON `event_language` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_language_update` AFTER UPDATE ON `event_language` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_language_delete` AFTER DELETE ON `event_language` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = OLD.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (OLD.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_inclusion_insert` AFTER INSERT ON `event_inclusion` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_inclusion_update` AFTER UPDATE ON `event_inclusion` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_event_inclusion_delete` AFTER DELETE ON `event_inclusion` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = OLD.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (OLD.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_co_host_insert` AFTER INSERT ON `co_host` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_co_host_update` AFTER UPDATE ON `co_host` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = NEW.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (NEW.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_co_host_delete` AFTER DELETE ON `co_host` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` = OLD.`event_id`;
  INSERT INTO `programme_change` (`event_id`) VALUES (OLD.`event_id`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_sign_up_insert` AFTER INSERT ON `sign_up` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `event_id` FROM `event_date` WHERE `id` = NEW.`event_date_id`);
  INSERT INTO `programme_change` (`event_id`) SELECT `event_id` FROM `event_date` WHERE `id` = NEW.`event_date_id`;
END;--> statement-breakpoint
CREATE TRIGGER `programme_sign_up_update` AFTER UPDATE OF `state`, `party_size`, `event_date_id`, `event_session_id` ON `sign_up` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `event_id` FROM `event_date` WHERE `id` = NEW.`event_date_id`);
  INSERT INTO `programme_change` (`event_id`) SELECT `event_id` FROM `event_date` WHERE `id` = NEW.`event_date_id`;
END;--> statement-breakpoint
CREATE TRIGGER `programme_sign_up_delete` AFTER DELETE ON `sign_up` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `event_id` FROM `event_date` WHERE `id` = OLD.`event_date_id`);
  INSERT INTO `programme_change` (`event_id`) SELECT `event_id` FROM `event_date` WHERE `id` = OLD.`event_date_id`;
END;--> statement-breakpoint
CREATE TRIGGER `programme_organisation_update` AFTER UPDATE OF `state`, `slug`, `hidden_at` ON `organisation` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `id` FROM `event` WHERE `lead_organisation_id` = NEW.`id` UNION SELECT `event_id` FROM `co_host` WHERE `organisation_id` = NEW.`id`);
  INSERT INTO `programme_change` (`event_id`) SELECT `id` FROM `event` WHERE `lead_organisation_id` = NEW.`id` UNION SELECT `event_id` FROM `co_host` WHERE `organisation_id` = NEW.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `programme_city_update` AFTER UPDATE OF `slug`, `country_code`, `hidden_at` ON `city` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `id` FROM `event` WHERE `city_id` = NEW.`id`);
  INSERT INTO `programme_change` (`event_id`) SELECT `id` FROM `event` WHERE `city_id` = NEW.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `programme_country_update` AFTER UPDATE OF `region_code` ON `country` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `id` FROM `event` WHERE `city_id` IN (SELECT `id` FROM `city` WHERE `country_code` = NEW.`code`));
  INSERT INTO `programme_change` (`event_id`) SELECT `id` FROM `event` WHERE `city_id` IN (SELECT `id` FROM `city` WHERE `country_code` = NEW.`code`);
END;--> statement-breakpoint
CREATE TRIGGER `programme_edition_update` AFTER UPDATE OF `code` ON `edition` BEGIN
  DELETE FROM `programme_change` WHERE `event_id` IN (SELECT `id` FROM `event` WHERE `edition_id` = NEW.`id`);
  INSERT INTO `programme_change` (`event_id`) SELECT `id` FROM `event` WHERE `edition_id` = NEW.`id`;
END;
