import { type EventPart, type DraftEntry, eventParts, entriesOf, partOf } from "../model/event-form-part.ts";
import type { Database } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { findDraft, listDraftParts } from "#db/queries/drafts.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { proposedFields } from "../model/revision.ts";
import { eventFormValues } from "./event-form.ts";

type Parts = Record<EventPart, readonly DraftEntry[]>;

/**
 * Read the form of an event: its saved values, replaced by those of a proposed revision, replaced by those of the
 * draft.
 */
export function readEventForm(db: Database, eventId: string) {
  const event = findEvent(db, eventId);
  const draft = findDraft(db, eventId);
  const revision = event ? findProposedRevision(db, eventId) : null;
  const saved = event
    ? savedParts(eventId, { ...readEventInput(db, event), ...proposedFields(revision?.fields ?? {}) })
    : emptyParts();
  const typed = draft ? listDraftParts(db, eventId) : [];
  const parts = {
    ...saved,
    ...Object.fromEntries(typed.map((draftPart) => [draftPart.part, draftPart.entries])),
  } as Parts;
  return { event, draft, revision, typed, parts };
}

export type EventFormState = ReturnType<typeof readEventForm>;

const emptyParts = (): Parts => Object.fromEntries(eventParts.map((part) => [part, []])) as unknown as Parts;

function savedParts(eventId: string, input: Parameters<typeof eventFormValues>[1]): Parts {
  const all = entriesOf(eventFormValues(eventId, input));
  return Object.fromEntries(
    eventParts.map((part) => [part, all.filter(([name]) => partOf(name) === part)]),
  ) as unknown as Parts;
}
