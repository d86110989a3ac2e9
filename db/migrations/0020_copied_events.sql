ALTER TABLE `event_draft` ADD `copied_from` text;--> statement-breakpoint
CREATE INDEX `event_draft_copied` ON `event_draft` (`copied_from`);--> statement-breakpoint
ALTER TABLE `event` ADD `copied_from` text;--> statement-breakpoint
CREATE INDEX `event_copied` ON `event` (`copied_from`);