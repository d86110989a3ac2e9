import type { Database } from "#db/client.server.ts";
import { eraseDraftPlace } from "#db/queries/drafts.server.ts";
import { eraseUrgentChangeFields } from "#db/queries/urgent-changes.server.ts";
import { eraseRevisedFields } from "#db/queries/revisions.server.ts";

/** What tells where an event takes place. */
const placeFields = ["venueName", "streetAddress", "district", "latitude", "longitude"];

/**
 * Nothing of a place is left beside the event once its level says that no address is stored: neither in what was typed or
 * proposed nor in what was public before (product 3). To be called in the transaction that tightens the level.
 */
export function erasePlace(tx: Database, eventId: string): void {
  eraseDraftPlace(tx, eventId);
  eraseUrgentChangeFields(tx, eventId, placeFields);
  eraseRevisedFields(tx, eventId, placeFields);
}
