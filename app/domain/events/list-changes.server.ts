import type { Database } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { changedFields } from "./changed-fields.ts";
import { checkForm } from "./check-form.server.ts";
import { type EditClass, editClassOf } from "./edit-class.ts";
import type { EventInput } from "./event-input.ts";
import type { EventFormState } from "./read-form.server.ts";

export type Change = { field: keyof EventInput; before: unknown; after: unknown; editClass: EditClass };

/**
 * How the form of a public event differs from what is public.
 * @returns null when the form cannot be accepted as it stands
 */
export function listChanges(
  db: Database,
  form: EventFormState,
  eventId: string,
): { before: EventInput; after: EventInput; changes: Change[] } | null {
  const event = findEvent(db, eventId);
  const { whole } = checkForm(db, form, eventId);
  if (!event || !whole) return null;
  const before = readEventInput(db, event);
  // Dates have a life of their own and are moved one by one; city and language stay what they were when it was approved.
  const after = { ...whole, dates: before.dates, cityId: before.cityId, language: before.language };
  const isTrusted = findOrganisation(db, event.leadOrganisationId)?.trustedAt != null;
  const changes = changedFields(before, after).map((field) => {
    const editClass = editClassOf(field, before, after);
    const atOnce = isTrusted && editClass === "content" ? "urgent" : editClass;
    return { field, before: before[field], after: after[field], editClass: atOnce };
  });
  return { before, after, changes };
}
