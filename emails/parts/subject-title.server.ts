import { findEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Database } from "#db/client.server.ts";

/**
 * Return the title for the subject of a mail to organisers and coordinators. Null where a passer-by must not read it:
 * its organisation uses an alias, or its place is not shown to everybody. Subjects to residents never contain a title.
 */
export function subjectTitleOf(db: Database, eventId: string, title: string): string | null {
  const event = findEvent(db, eventId);
  const lead = event && findOrganisation(db, event.leadOrganisationId);
  return event?.placeLevel === "public" && lead?.alias === null ? title : null;
}
