DROP TRIGGER `search_session_insert`;--> statement-breakpoint
DROP TRIGGER `search_session_delete`;--> statement-breakpoint
DROP TRIGGER `search_together_insert`;--> statement-breakpoint
DROP TRIGGER `search_together_update`;--> statement-breakpoint
DROP TRIGGER `search_together_delete`;--> statement-breakpoint
DROP TRIGGER `search_organisation_update`;--> statement-breakpoint
DROP INDEX `fact_change_event`;--> statement-breakpoint
DROP INDEX `message_subject`;--> statement-breakpoint
DROP INDEX `programme_session_date`;--> statement-breakpoint
DROP INDEX `co_organiser_organisation`;--> statement-breakpoint
DROP INDEX `membership_person`;--> statement-breakpoint
DROP INDEX `person_email_unique`;--> statement-breakpoint
DROP INDEX `participant_message_event`;--> statement-breakpoint
DROP INDEX `personal_page_token_unique`;--> statement-breakpoint
DROP INDEX `personal_page_calendar_token_unique`;--> statement-breakpoint
DROP INDEX `personal_page_confirm_token_unique`;--> statement-breakpoint
ALTER TABLE `person` RENAME TO `account`;--> statement-breakpoint
ALTER TABLE `personal_page` RENAME TO `attendee_page`;--> statement-breakpoint
ALTER TABLE `fact_change` RENAME TO `urgent_change`;--> statement-breakpoint
ALTER TABLE `review_hold` RENAME TO `review_claim`;--> statement-breakpoint
ALTER TABLE `ready_reason` RENAME TO `reason_template`;--> statement-breakpoint
ALTER TABLE `ready_reason_text` RENAME TO `reason_template_text`;--> statement-breakpoint
ALTER TABLE `message` RENAME TO `comment`;--> statement-breakpoint
ALTER TABLE `participant_message` RENAME TO `attendee_message`;--> statement-breakpoint
ALTER TABLE `programme_session` RENAME TO `event_session`;--> statement-breakpoint
ALTER TABLE `programme_session_text` RENAME TO `event_session_text`;--> statement-breakpoint
ALTER TABLE `co_organiser` RENAME TO `co_host`;--> statement-breakpoint
ALTER TABLE `comment` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `decision` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `urgent_change` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `coordinator_absence` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `recovery_code` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `review_claim` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `second_factor` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `event_draft_part` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `membership` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `coordinator_scope` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `session` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `sign_in_code` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `feature` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `audit_entry` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `review` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `event_revision` RENAME COLUMN `person_id` TO `account_id`;--> statement-breakpoint
ALTER TABLE `review_claim` RENAME COLUMN `taken_at` TO `claimed_at`;--> statement-breakpoint
ALTER TABLE `event` RENAME COLUMN `door` TO `participation`;--> statement-breakpoint
ALTER TABLE `event_session` RENAME COLUMN `door` TO `participation`;--> statement-breakpoint
ALTER TABLE `sign_up` RENAME COLUMN `door_code` TO `check_in_code`;--> statement-breakpoint
ALTER TABLE `sign_up` RENAME COLUMN `programme_session_id` TO `event_session_id`;--> statement-breakpoint
ALTER TABLE `attendee_message` RENAME COLUMN `words` TO `text`;--> statement-breakpoint
CREATE INDEX `urgent_change_event` ON `urgent_change` (`event_id`,`state`);--> statement-breakpoint
CREATE INDEX `comment_subject` ON `comment` (`subject_kind`,`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `event_session_date` ON `event_session` (`event_date_id`);--> statement-breakpoint
CREATE INDEX `co_host_organisation` ON `co_host` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `membership_account` ON `membership` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);--> statement-breakpoint
CREATE INDEX `attendee_message_event` ON `attendee_message` (`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendee_page_token_unique` ON `attendee_page` (`token`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendee_page_calendar_token_unique` ON `attendee_page` (`calendar_token`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendee_page_confirm_token_unique` ON `attendee_page` (`confirm_token`);--> statement-breakpoint
CREATE TRIGGER `search_session_insert` AFTER INSERT ON `event_session_text` BEGIN
  INSERT INTO `search_queue` SELECT d.`event_id` FROM `event_session` s JOIN `event_date` d ON d.`id` = s.`event_date_id` WHERE s.`id` = NEW.`session_id` AND d.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_session_delete` AFTER DELETE ON `event_session_text` BEGIN
  INSERT INTO `search_queue` SELECT d.`event_id` FROM `event_session` s JOIN `event_date` d ON d.`id` = s.`event_date_id` WHERE s.`id` = OLD.`session_id` AND d.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_co_host_insert` AFTER INSERT ON `co_host` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`event_id` WHERE NEW.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_co_host_update` AFTER UPDATE ON `co_host` BEGIN
  INSERT INTO `search_queue` SELECT NEW.`event_id` WHERE NEW.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_co_host_delete` AFTER DELETE ON `co_host` BEGIN
  INSERT INTO `search_queue` SELECT OLD.`event_id` WHERE OLD.`event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
CREATE TRIGGER `search_organisation_update` AFTER UPDATE OF `name`, `alias`, `state`, `hidden_at` ON `organisation` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `lead_organisation_id` = NEW.`id` AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
  INSERT INTO `search_queue` SELECT `event_id` FROM `co_host` WHERE `organisation_id` = NEW.`id` AND `event_id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;--> statement-breakpoint
UPDATE `outbox` SET `kind` = CASE `kind` WHEN 'seat_confirmed' THEN 'sign_up_confirmed' WHEN 'seat_waiting' THEN 'sign_up_waitlisted' WHEN 'seat_offered' THEN 'seats_offered' WHEN 'seat_released' THEN 'sign_up_released' WHEN 'confirm_address' THEN 'confirm_email' WHEN 'message_written' THEN 'comment_written' WHEN 'participant_message' THEN 'attendee_message' WHEN 'hidden_told' THEN 'hidden_notice' WHEN 'sign_up_sum' THEN 'daily_summary' WHEN 'waiting_digest' THEN 'review_digest' WHEN 'co_organiser_invited' THEN 'co_host_invited' WHEN 'co_organiser_requested' THEN 'co_host_requested' WHEN 'factor_reset' THEN 'second_factor_reset' ELSE `kind` END;--> statement-breakpoint
UPDATE `review` SET `action` = 'fix_typos' WHERE `action` = 'mend';
