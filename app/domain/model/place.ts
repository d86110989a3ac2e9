import { writtenList } from "../text/list-text.ts";

/** How much of a place the public may know, from least to most protected. */
export const placeLevels = ["public", "area", "by_partner"] as const;
export type PlaceLevel = (typeof placeLevels)[number];

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

/** The only function that decides who sees a place (product 3, table of levels). */
export function placeFor(place: StoredPlace, audience: PlaceAudience): VisiblePlace {
  if (place.level === "by_partner") return withoutNulls({ level: place.level, ask: place.ask });
  const exact =
    place.level === "public" || audience.kind === "organiser" || (audience.kind === "holder" && audience.revealed);
  const { level, venueName, streetAddress, district, latitude, longitude, ask } = place;
  if (exact) return withoutNulls({ level, venueName, streetAddress, district, latitude, longitude, ask });
  return withoutNulls({
    level,
    district,
    latitude: latitude === null ? null : roundedCoordinate(latitude),
    longitude: longitude === null ? null : roundedCoordinate(longitude),
    ask,
  });
}

/** One readable line, e.g. for calendars and cards; null when this audience may see no words about the place. */
export function placeLine(place: VisiblePlace): string | null {
  const parts = [place.venueName, place.streetAddress, place.district].filter((part) => part !== undefined);
  return parts.length > 0 ? writtenList(parts) : null;
}

function withoutNulls(place: { level: PlaceLevel } & Record<string, unknown>): VisiblePlace {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null)) as VisiblePlace;
}
