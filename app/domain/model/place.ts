import { writtenList } from "../text/list-text.ts";

/** What of an event's form tells where it takes place, and goes where no address is stored. */
export const locatingFields = ["venueName", "streetAddress", "district", "joinUrl"] as const;

/** How much of a place the public may know, from least to most protected. */
export const placeLevels = ["public", "area", "by_partner"] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** Whether a level hides more than another. */
export const isStricterLevel = (level: PlaceLevel, than: PlaceLevel): boolean =>
  placeLevels.indexOf(level) > placeLevels.indexOf(than);

/** The more protective of two levels (defaults of a country and a city meet: the stricter wins). */
export function stricterLevel(a: PlaceLevel, b: PlaceLevel): PlaceLevel {
  return placeLevels.indexOf(a) > placeLevels.indexOf(b) ? a : b;
}

/** Everything an event may store about where it happens. With `by_partner`, no address is ever stored. */
export type StoredPlace = {
  level: PlaceLevel;
  venueName: string | null;
  streetAddress: string | null;
  /** A district or a landmark, safe to show to anybody. */
  district: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Whom to ask for the place, e.g. an organisation's public phone. */
  ask: string | null;
  /** Hours before the start from which holders of a seat see the exact place; null: as soon as they hold it. */
  revealHoursBefore: number | null;
};

/** What one audience may see of a place. A missing field is unknown or not for this audience: the two look alike. */
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
 * - `public`: anybody, every output, and a city that does not organise the event
 * - `holder`: a person with a seat, on their personal page; `revealed` once the chosen time has come
 * - `organiser`: members of the lead and of accepted co-organisers, coordinators in scope
 */
export type PlaceAudience = { kind: "public" } | { kind: "holder"; revealed: boolean } | { kind: "organiser" };

/** About one kilometre: the precision an `area` place has everywhere. */
export const roundedCoordinate = (degrees: number): number => Math.round(degrees * 100) / 100;

/**
 * How closely an audience may locate an event: the only function that decides it (product 3, table of levels), for all that
 * locates: venue, address, room, district, coordinates, join link.
 */
const nearnessFor = (level: PlaceLevel, audience: PlaceAudience): "exact" | "area" | "none" => {
  if (level === "by_partner") return "none";
  const isRevealed = audience.kind === "organiser" || (audience.kind === "holder" && audience.revealed);
  return level === "public" || isRevealed ? "exact" : "area";
};

/** What an audience may see of a place. */
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

/** The room of a session, for whoever may know the house; null for all others. */
export const visibleRoom = (place: Pick<StoredPlace, "level">, room: string | null, audience: PlaceAudience) =>
  nearnessFor(place.level, audience) === "exact" ? room : null;

/** Sessions of events without the rooms that an audience may not know. @param placeOf the place of a session's event */
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
 * The link to join on line, for whoever may know it; null for all others.
 * @param event `joinUrlPublic`: anybody may join where anybody may know the place
 */
export function joinUrlFor({ place, joinUrl, joinUrlPublic }: StoredJoinUrl, audience: PlaceAudience): string | null {
  const isExact = nearnessFor(place.level, audience) === "exact";
  return isExact && (joinUrlPublic || audience.kind !== "public") ? joinUrl : null;
}

/** One readable line, e.g. for calendars and cards; null when this audience may see no words about the place. */
export function placeLine(place: VisiblePlace): string | null {
  const parts = [place.venueName, place.streetAddress, place.district].filter((part) => part !== undefined);
  return parts.length > 0 ? writtenList(parts) : null;
}

function withoutNulls(place: { level: PlaceLevel } & Record<string, unknown>): VisiblePlace {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null)) as VisiblePlace;
}
