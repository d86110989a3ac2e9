import type { FoundEvent } from "#db/queries/events.server.ts";
import type { FoundDate } from "../event-access/require-own-event.server.ts";
import { createHash } from "node:crypto";
import type { KnownState } from "./date-news.ts";

type Place = {
  venueName: string | null;
  streetAddress: string | null;
  district: string | null;
  ask: string | null;
};

/**
 * Return the state of a date as attendees know it. The mark of the place is a hash: it shows that the place changed,
 * and does not contain it.
 */
export function knownStateOf(date: Omit<KnownState, "placeMark"> & { dateId: string }, place: Place): KnownState {
  const { venueName, streetAddress, district, ask } = place;
  return {
    status: date.status,
    startsAtLocal: date.startsAtLocal,
    endsAtLocal: date.endsAtLocal,
    attendance: date.attendance,
    placeMark: markOf([date.dateId, venueName, streetAddress, district, ask]),
  };
}

/** Return the known state for the rows of a date and its event. */
export const knownStateOfDate = (date: FoundDate, event: FoundEvent): KnownState =>
  knownStateOf({ ...date, dateId: date.id, attendance: event.attendance }, { ...event, ask: event.placeAsk });

/** Return the hash of a session's room; null without a room. */
export const roomMark = (sessionId: string, room: string | null): string | null =>
  room === null ? null : markOf([sessionId, room]);

const markOf = (words: readonly (string | null)[]): string =>
  createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 12);
