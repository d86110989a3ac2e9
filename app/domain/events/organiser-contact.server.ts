import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import type { Language } from "../languages/language.ts";

/**
 * Return the address and language in which coordinators write about an event: of its author, else its private contact.
 */
export function organiserContactOf(db: Database, event: FoundEvent): { email: string; language: Language } {
  const author = event.createdBy === null ? null : findAccount(db, event.createdBy);
  return { email: author?.email ?? event.contactEmail, language: author?.language ?? event.language };
}
