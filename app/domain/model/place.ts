import { writtenList } from "../text/list-text.ts";

/** Form fields that tell where an event takes place. They are erased where no address may be stored. */
export const locatingFields = ["venueName", "streetAddress", "district", "joinUrl"] as const;

/** True when a field name is that of a session's room (`session.<id>.room`). */
const isRoomField = (name: string): boolean => /^session\.[^.]+\.room$/.test(name);

/** True for a field of a change or revision that tells where an event takes place, coordinates and rooms included. */
export const isLocatingField = (name: string): boolean =>
  ([...locatingFields, "latitude", "longitude"] as readonly string[]).includes(name) || isRoomField(name);

/** States of a city's welcome in a language: waiting for a coordinator, public, or refused with a reason. */
export const welcomeStates = ["proposed", "approved", "refused"] as const;
/** Maximum length of a city's welcome, in characters: one sentence. */
export const longestWelcome = 200;

/** Levels of how much of a place the public may know, from least to most protected. */
export const placeLevels = ["public", "area", "by_partner"] as const;
export type PlaceLevel = (typeof placeLevels)[number];

export const isStricterLevel = (level: PlaceLevel, than: PlaceLevel): boolean =>
  placeLevels.indexOf(level) > placeLevels.indexOf(than);

/** Return the stricter of two levels, e.g. of the defaults of a country and of a city. */
export function stricterLevel(a: PlaceLevel, b: PlaceLevel): PlaceLevel {
  return placeLevels.indexOf(a) > placeLevels.indexOf(b) ? a : b;
}

/** Place of an event as it is stored. With `by_partner`, no address is ever stored. */
export type StoredPlace = {
  level: PlaceLevel;
  venueName: string | null;
  streetAddress: string | null;
  /** District or landmark, safe to show to anybody. */
  district: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Contact that attendees ask for the place, e.g. the public phone number of an organisation. */
  ask: string | null;
  /** Hours before the start from which holders of a seat see the exact place; null: as soon as they have a seat. */
  revealHoursBefore: number | null;
};

/** Part of a place that one audience may see. A missing field is unknown or hidden: the two cannot be told apart. */
export type VisiblePlace = {
  level: PlaceLevel;
  venueName?: string;
  streetAddress?: string;
  district?: string;
  latitude?: number;
  longitude?: number;
  ask?: string;
};

/**
 * - `public`: everybody, every public output, and a city that does not host the event
 * - `holder`: an attendee with a seat, on the attendee page; `revealed` once the chosen time has come
 * - `organiser`: members of the lead and of accepted co-hosts, coordinators in scope
 */
export type PlaceAudience = { kind: "public" } | { kind: "holder"; revealed: boolean } | { kind: "organiser" };

/** Round a coordinate to about one kilometre, the precision of an `area` place in every output. */
export const roundedCoordinate = (degrees: number): number => Math.round(degrees * 100) / 100;

/**
 * Decide how precisely an audience may locate an event, by venue, address, room, district, coordinates or link to join.
 * No other function may decide this (product 3, table of levels).
 */
const nearnessFor = (level: PlaceLevel, audience: PlaceAudience): "exact" | "area" | "none" => {
  if (level === "by_partner") return "none";
  const isRevealed = audience.kind === "organiser" || (audience.kind === "holder" && audience.revealed);
  return level === "public" || isRevealed ? "exact" : "area";
};

export function placeFor(place: StoredPlace, audience: PlaceAudience): VisiblePlace {
  const { level, venueName, streetAddress, district, latitude, longitude, ask } = place;
  const nearness = nearnessFor(level, audience);
  if (nearness === "none") return withoutNulls({ level, ask });
  if (nearness === "exact")
    return withoutNulls({ level, venueName, streetAddress, district, latitude, longitude, ask });
  return withoutNulls({
    level,
    district,
    latitude: latitude === null ? null : roundedCoordinate(latitude),
    longitude: longitude === null ? null : roundedCoordinate(longitude),
    ask,
  });
}

/** Return the room of a session if the audience may know the exact place; else null. */
export const visibleRoom = (place: Pick<StoredPlace, "level">, room: string | null, audience: PlaceAudience) =>
  nearnessFor(place.level, audience) === "exact" ? room : null;

/**
 * Return sessions without the rooms that an audience may not know.
 * @param placeOf returns the place of a session's event; the room is hidden where there is none
 */
export const withRoomsFor = <T extends { room: string | null }>(
  sessions: readonly T[],
  placeOf: (session: T) => Pick<StoredPlace, "level"> | undefined,
  audience: PlaceAudience,
): T[] =>
  sessions.map((session) => {
    const place = placeOf(session);
    return { ...session, room: place ? visibleRoom(place, session.room, audience) : null };
  });

type StoredJoinUrl = { place: Pick<StoredPlace, "level">; joinUrl: string | null; joinUrlPublic: boolean };

/**
 * Return the link to join online if the audience may know it; else null.
 * @param event `joinUrlPublic`: the link is as public as the exact place
 */
export function joinUrlFor({ place, joinUrl, joinUrlPublic }: StoredJoinUrl, audience: PlaceAudience): string | null {
  const isExact = nearnessFor(place.level, audience) === "exact";
  return isExact && (joinUrlPublic || audience.kind !== "public") ? joinUrl : null;
}

/** Format a place as one line, e.g. for calendars and cards; null when the audience may see no text about it. */
export function placeLine(place: VisiblePlace): string | null {
  const parts = [place.venueName, place.streetAddress, place.district].filter((part) => part !== undefined);
  return parts.length > 0 ? writtenList(parts) : null;
}

function withoutNulls(place: { level: PlaceLevel } & Record<string, unknown>): VisiblePlace {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null)) as VisiblePlace;
}
