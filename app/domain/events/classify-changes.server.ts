import type { Database } from "#db/client.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { changedFields } from "./changed-fields.ts";
import { type EditClass, editClassOf } from "../model/edit-class.ts";
import type { EventInput } from "../forms/event-input.ts";

export type Change = { field: keyof EventInput; before: unknown; after: unknown; editClass: EditClass };

/** Return the fields in which two versions of a public event differ, each with its edit class. */
export function classifyChanges(
  db: Database,
  event: { leadOrganisationId: string },
  before: EventInput,
  after: EventInput,
): Change[] {
  const isTrusted = isTrustedOrganisation(db, event.leadOrganisationId);
  return changedFields(before, after).map((field) => {
    const editClass = editClassOf(field, before, after);
    // Content of a trusted organisation is public at once and reviewed afterwards, like an urgent change.
    const atOnce = isTrusted && editClass === "content" ? "urgent" : editClass;
    return { field, before: before[field], after: after[field], editClass: atOnce };
  });
}

/**
 * Return the input of a public event's form with the dates, city and language that the form cannot change: dates are
 * moved one by one, city and language stay as approved.
 */
export const withFixedFields = (before: EventInput, whole: EventInput): EventInput => ({
  ...whole,
  dates: before.dates,
  cityId: before.cityId,
  language: before.language,
});
