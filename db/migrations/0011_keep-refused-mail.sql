ALTER TABLE `outbox` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `refusal` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `refused_at` integer;--> statement-breakpoint
UPDATE `outbox` SET `due_at` = `run_at` WHERE `state` = 'queued' AND `attempts` = 0;
