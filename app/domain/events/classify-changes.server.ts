import type { Database } from "#db/client.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { changedFields } from "./changed-fields.ts";
import { type EditClass, editClassOf } from "../model/edit-class.ts";
import type { EventInput } from "../forms/event-input.ts";

export type Change = { field: keyof EventInput; before: unknown; after: unknown; editClass: EditClass };

/** The fields in which two versions of a public event differ, each with its class. */
export function classifyChanges(
  db: Database,
  event: { leadOrganisationId: string },
  before: EventInput,
  after: EventInput,
): Change[] {
  const isTrusted = isTrustedOrganisation(db, event.leadOrganisationId);
  return changedFields(before, after).map((field) => {
    const editClass = editClassOf(field, before, after);
    // Words of those who are trusted are read afterwards, as urgent facts are.
    const atOnce = isTrusted && editClass === "content" ? "urgent" : editClass;
    return { field, before: before[field], after: after[field], editClass: atOnce };
  });
}

/** What a form makes of a public event: its dates are moved one by one, city and language stay as they were approved. */
export const withFixedFields = (before: EventInput, whole: EventInput): EventInput => ({
  ...whole,
  dates: before.dates,
  cityId: before.cityId,
  language: before.language,
});
