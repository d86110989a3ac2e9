DROP TABLE `event_search`;--> statement-breakpoint
CREATE VIRTUAL TABLE `event_search` USING fts5(`title`, `names`, `labels`, `words`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='2 3 4');--> statement-breakpoint
DELETE FROM `search_document`;--> statement-breakpoint
DELETE FROM `search_queue`;--> statement-breakpoint
INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `review` = 'approved';--> statement-breakpoint
CREATE TRIGGER `search_term_text_update` AFTER UPDATE OF `label` ON `term_text` BEGIN
  INSERT INTO `search_queue` SELECT `id` FROM `event` WHERE `review` = 'approved' AND `id` NOT IN (SELECT `event_id` FROM `search_queue`);
END;
