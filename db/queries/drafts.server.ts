import { type DraftEntry, type EventPart, withoutPlace } from "#app/domain/model/event-form-part.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, inArray, lt } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDraftParts, eventDrafts, events } from "../schema/index.ts";

export function findDraft(db: Database, eventId: string) {
  return db.select().from(eventDrafts).where(eq(eventDrafts.eventId, eventId)).get() ?? null;
}

export function listDraftParts(db: Database, eventId: string) {
  return db.select().from(eventDraftParts).where(eq(eventDraftParts.eventId, eventId)).all();
}

/** List the drafts of some organisations, last edited first, with their titles so far. */
export function listDraftsOf(db: Database, organisationIds: readonly string[]) {
  const drafts = db
    .select()
    .from(eventDrafts)
    .where(inArray(eventDrafts.organisationId, [...organisationIds]))
    .orderBy(desc(eventDrafts.editedAt), asc(eventDrafts.eventId))
    .all();
  const whats = db
    .select()
    .from(eventDraftParts)
    .where(
      and(
        inArray(
          eventDraftParts.eventId,
          drafts.map((draft) => draft.eventId),
        ),
        eq(eventDraftParts.part, "what"),
      ),
    )
    .all();
  const entriesOf = new Map(whats.map((what) => [what.eventId, what.entries]));
  const entry = (eventId: string, name: string) => entriesOf.get(eventId)?.find(([field]) => field === name)?.[1] ?? "";
  return drafts.map((draft) => ({
    ...draft,
    title: entry(draft.eventId, "title"),
    language: entry(draft.eventId, "language"),
  }));
}

export function findDraftByExternal(db: Database, organisationId: string, externalId: string) {
  return (
    db
      .select()
      .from(eventDrafts)
      .where(and(eq(eventDrafts.organisationId, organisationId), eq(eventDrafts.externalId, externalId)))
      .get() ?? null
  );
}

export function countDraftsOf(db: Database, organisationId: string): number {
  const found = db
    .select({ count: count() })
    .from(eventDrafts)
    .where(eq(eventDrafts.organisationId, organisationId))
    .get();
  return found?.count ?? 0;
}

/** Erase the place from the values of a draft. */
export function eraseDraftPlace(tx: Database, eventId: string): void {
  const where = listDraftParts(tx, eventId).find((part) => part.part === "where");
  if (where) setDraftPart(tx, { ...where, entries: withoutPlace(where.entries) });
}

export function ensureDraft(tx: Database, draft: typeof eventDrafts.$inferInsert): void {
  tx.insert(eventDrafts)
    .values(draft)
    .onConflictDoUpdate({ target: eventDrafts.eventId, set: { editedAt: draft.editedAt } })
    .run();
}

export function setDraftPart(
  tx: Database,
  row: {
    eventId: string;
    part: EventPart;
    entries: readonly DraftEntry[];
    accountId: string | null;
    editedAt: Instant;
  },
): void {
  const { eventId: _eventId, part: _part, ...rest } = row;
  tx.insert(eventDraftParts)
    .values(row)
    .onConflictDoUpdate({ target: [eventDraftParts.eventId, eventDraftParts.part], set: rest })
    .run();
}

/** Delete a draft with all its parts. */
export function deleteDraft(tx: Database, eventId: string): void {
  tx.delete(eventDrafts).where(eq(eventDrafts.eventId, eventId)).run();
}

/** Delete the drafts not edited since a moment, and the events in the draft state not changed since. */
export function deleteOldDrafts(tx: Database, before: Instant): void {
  tx.delete(eventDrafts).where(lt(eventDrafts.editedAt, before)).run();
  tx.delete(events)
    .where(and(eq(events.review, "draft"), lt(events.revisedAt, before)))
    .run();
}
