import type { Database } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { changedFields } from "./changed-fields.ts";
import { checkForm } from "./check-form.server.ts";
import { type EditClass, editClassOf } from "./edit-class.ts";
import type { EventInput } from "./event-input.ts";
import type { EventFormState } from "./read-form.server.ts";

export type Change = { field: keyof EventInput; before: unknown; after: unknown; editClass: EditClass };

/** The fields in which two versions of a public event differ, each with its class. */
export function classedChanges(
  db: Database,
  event: { leadOrganisationId: string },
  before: EventInput,
  after: EventInput,
): Change[] {
  const isTrusted = findOrganisation(db, event.leadOrganisationId)?.trustedAt != null;
  return changedFields(before, after).map((field) => {
    const editClass = editClassOf(field, before, after);
    // Words of those who are trusted are read afterwards, as urgent facts are.
    const atOnce = isTrusted && editClass === "content" ? "urgent" : editClass;
    return { field, before: before[field], after: after[field], editClass: atOnce };
  });
}

/**
 * How the form of a public event differs from what is public.
 * @returns null when the form cannot be accepted as it stands
 */
export function listChanges(
  db: Database,
  form: EventFormState,
  eventId: string,
): { after: EventInput; changes: Change[] } | null {
  const event = findEvent(db, eventId);
  const { whole } = checkForm(db, form, eventId);
  if (!event || !whole) return null;
  const before = readEventInput(db, event);
  // Dates have a life of their own and are moved one by one; city and language stay what they were when it was approved.
  const after = { ...whole, dates: before.dates, cityId: before.cityId, language: before.language };
  return { after, changes: classedChanges(db, event, before, after) };
}
