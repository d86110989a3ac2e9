import { type EventPart, type DraftEntry, eventParts, entriesOf, partOf } from "../model/event-form-part.ts";
import type { Database } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { findDraft, listDraftParts } from "#db/queries/drafts.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { proposedFields } from "../model/revision.ts";
import { eventFormValues } from "./event-form.ts";

type Parts = Record<EventPart, readonly DraftEntry[]>;

/**
 * Read the form of an event: its saved values, replaced by those of a proposed revision, replaced by those of the
 * draft. A new event has usual values in the parts that need no decision, so that they can be left out.
 */
export function readEventForm(db: Database, eventId: string) {
  const event = findEvent(db, eventId);
  const draft = findDraft(db, eventId);
  const revision = event ? findProposedRevision(db, eventId) : null;
  const saved = event
    ? savedParts(eventId, { ...readEventInput(db, event), ...proposedFields(revision?.fields ?? {}) })
    : newParts(draft ? findOrganisation(db, draft.organisationId) : null);
  const typed = draft ? listDraftParts(db, eventId) : [];
  return { event, draft, revision, typed, parts: typedOver(saved, typed) };
}

export type EventFormState = ReturnType<typeof readEventForm>;

/** Way to take part in an event until its organiser chooses one. */
export const usualParticipation = "sign_up" as const;

/** Return the parts of a new event: its organisation's contact, and the usual way to take part. */
export function newParts(organisation: { contactEmail: string } | null): Parts {
  const usual: DraftEntry[] = organisation
    ? [
        ["contactEmail", organisation.contactEmail],
        ["door", usualParticipation],
      ]
    : [];
  return Object.fromEntries(
    eventParts.map((part) => [part, usual.filter(([name]) => partOf(name) === part)]),
  ) as unknown as Parts;
}

/** Replace the parts that are typed in a draft. */
export const typedOver = (
  parts: Parts,
  typed: readonly { part: EventPart; entries: readonly DraftEntry[] }[],
): Parts => ({ ...parts, ...Object.fromEntries(typed.map(({ part, entries }) => [part, entries])) });

function savedParts(eventId: string, input: Parameters<typeof eventFormValues>[1]): Parts {
  const all = entriesOf(eventFormValues(eventId, input));
  return Object.fromEntries(
    eventParts.map((part) => [part, all.filter(([name]) => partOf(name) === part)]),
  ) as unknown as Parts;
}
