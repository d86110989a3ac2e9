import type { Database } from "#db/client.server.ts";
import { eraseDraftPlace } from "#db/queries/drafts.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { requestErasure } from "#db/queries/instance.server.ts";
import { eraseStoredMails } from "#db/queries/outbox.server.ts";
import { eraseRevisedFields } from "#db/queries/revisions.server.ts";
import { indexForSearch } from "#db/queries/search-index.server.ts";
import { eraseRooms } from "#db/queries/sessions.server.ts";
import { eraseUrgentChangeFields } from "#db/queries/urgent-changes.server.ts";
import { isStricterLevel, locatingFields, type PlaceLevel } from "../model/place.ts";
import { isRoomField } from "../model/session.ts";

/** What tells where an event takes place, by the names that changes have for it. */
const locates = (name: string): boolean =>
  ([...locatingFields, "latitude", "longitude"] as readonly string[]).includes(name) || isRoomField(name);

/**
 * Erases what a stricter level hides, wherever it was written beside the event: in stored mails and in the search index, and
 * where no address is stored at all, also in what was typed, proposed or public before and in its sessions (product 3). To be
 * called in the transaction that saved the new level.
 * @param before the event as it was
 */
export function erasePlace(tx: Database, before: FoundEvent, level: PlaceLevel): void {
  if (level === "by_partner") {
    eraseDraftPlace(tx, before.id);
    eraseUrgentChangeFields(tx, before.id, locates);
    eraseRevisedFields(tx, before.id, locates);
    eraseRooms(tx, before.id);
  }
  if (!isStricterLevel(level, before.placeLevel)) return;
  eraseStoredMails(tx, before);
  indexForSearch(tx, [before.id]);
  requestErasure(tx);
}
