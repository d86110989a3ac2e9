import type { Database } from "#db/client.server.ts";
import { eraseDraftPlace } from "#db/queries/drafts.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { requestErasure } from "#db/queries/instance.server.ts";
import { eraseStoredMails } from "#db/queries/outbox.server.ts";
import { eraseRevisedFields } from "#db/queries/revisions.server.ts";
import { indexForSearch } from "#db/queries/search-index.server.ts";
import { eraseRooms } from "#db/queries/sessions.server.ts";
import { eraseUrgentChangeFields } from "#db/queries/urgent-changes.server.ts";
import { isLocatingField, isStricterLevel, type PlaceLevel } from "../model/place.ts";

/**
 * Erase what a stricter place level hides wherever it was copied: from stored mails and the search index, and with
 * `by_partner` also from drafts, urgent changes, revisions and sessions (product 3). Call it in the transaction that
 * saves the new level.
 * @param before the event before the change
 */
export function erasePlace(tx: Database, before: FoundEvent, level: PlaceLevel): void {
  if (level === "by_partner") {
    eraseDraftPlace(tx, before.id);
    eraseUrgentChangeFields(tx, before.id, isLocatingField);
    eraseRevisedFields(tx, before.id, isLocatingField);
    eraseRooms(tx, before.id);
  }
  if (!isStricterLevel(level, before.placeLevel)) return;
  eraseStoredMails(tx, before);
  indexForSearch(tx, [before.id]);
  requestErasure(tx);
}
