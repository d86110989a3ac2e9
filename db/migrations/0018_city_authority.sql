ALTER TABLE `organisation` ADD `authority_named_at` integer;--> statement-breakpoint
-- Until now every verified local authority had the powers; the first one of each city keeps them.
UPDATE `organisation` SET `authority_named_at` = coalesce(`decided_at`, `created_at`) WHERE `id` IN (
  SELECT `id` FROM (
    SELECT `id`, row_number() OVER (PARTITION BY `city_id` ORDER BY coalesce(`decided_at`, `created_at`), `id`) AS `place`
      FROM `organisation` WHERE `kind` = 'local_authority' AND `state` = 'verified'
  ) WHERE `place` = 1
);
