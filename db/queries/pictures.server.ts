import type { Picture } from "#app/domain/model/picture.ts";
import type { Authorized } from "#app/domain/permissions.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database, Writable } from "../client.server.ts";
import { eventPictures, events, organisations } from "../schema/index.ts";
import type { FoundEvent } from "./events.server.ts";
import { isPublic } from "./visibility.server.ts";

/** Find the picture of an event and the one proposed to replace it. */
export function findPicturesOf(db: Database, eventId: string): { current: Picture | null; proposed: Picture | null } {
  const rows = db
    .select({
      id: eventPictures.id,
      width: eventPictures.width,
      height: eventPictures.height,
      alternativeText: eventPictures.alternativeText,
      credit: eventPictures.credit,
      isProposed: eventPictures.isProposed,
    })
    .from(eventPictures)
    .where(eq(eventPictures.eventId, eventId))
    .all();
  const pick = (wanted: boolean): Picture | null => {
    const row = rows.find((row) => row.isProposed === wanted);
    if (!row) return null;
    const { isProposed: _isProposed, ...picture } = row;
    return picture;
  };
  return { current: pick(false), proposed: pick(true) };
}

export function findPicture(db: Database, pictureId: string) {
  return (
    db
      .select({ id: eventPictures.id, eventId: eventPictures.eventId, width: eventPictures.width })
      .from(eventPictures)
      .where(eq(eventPictures.id, pictureId))
      .get() ?? null
  );
}

/** True when a picture is public: not only proposed, and of a public event. */
export function pictureIsPublic(db: Database, pictureId: string): boolean {
  const row = db
    .select({ id: eventPictures.id })
    .from(eventPictures)
    .innerJoin(events, eq(events.id, eventPictures.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(and(eq(eventPictures.id, pictureId), eq(eventPictures.isProposed, false), isPublic))
    .get();
  return row !== undefined;
}

export function insertPicture(
  tx: Writable,
  event: Authorized<FoundEvent>,
  picture: Picture & { isProposed: boolean; createdAt: Instant },
): void {
  tx.insert(eventPictures)
    .values({ ...picture, eventId: event.id })
    .run();
}

/** Delete the rows of some pictures; a sweep deletes the files. */
export function deletePictures(tx: Writable, event: Authorized<FoundEvent>, ids: readonly string[]): void {
  tx.delete(eventPictures)
    .where(and(eq(eventPictures.eventId, event.id), inArray(eventPictures.id, [...ids])))
    .run();
}

export function listPictureIds(db: Database): string[] {
  return db
    .select({ id: eventPictures.id })
    .from(eventPictures)
    .all()
    .map((row) => row.id);
}

export function acceptPicture(tx: Writable, event: Authorized<FoundEvent>, pictureId: string): void {
  tx.update(eventPictures)
    .set({ isProposed: false })
    .where(and(eq(eventPictures.eventId, event.id), eq(eventPictures.id, pictureId)))
    .run();
}

/** List the events of a format, with the language of their text. */
export const listEventsOfFormat = (db: Database, format: string) =>
  db
    .select({ id: events.id, language: events.language })
    .from(events)
    .where(eq(events.format, format))
    .orderBy(asc(events.id))
    .all();
