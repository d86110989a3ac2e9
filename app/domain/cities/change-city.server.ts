import type { Writable } from "#db/client.server.ts";
import * as places from "#db/queries/cities.server.ts";
import { rezoneDates } from "../dates/rezone-dates.server.ts";
import type { Language } from "../languages/language.ts";
import type { PlaceLevel } from "../model/place.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";

export type CityDetails = {
  name: string;
  countryCode: string;
  latitude: number;
  longitude: number;
  timeZone: IanaZone;
  defaultPlaceLevel: PlaceLevel;
};

/**
 * Update an existing city and, with a new time zone, the dates of its events. Call it in `recordCityChange`.
 * @returns `timeNever` when a date would fall into a time that does not exist in the new zone: roll back then
 */
export function changeCity(
  tx: Writable,
  now: Instant,
  existing: CityDetails & { id: string },
  {
    city,
    names,
    forgotten = [],
  }: {
    city: CityDetails;
    names: readonly { language: Language; name: string }[];
    /** Languages whose name is deleted. */
    forgotten?: readonly Language[];
  },
): "unchanged" | "updated" | "timeNever" {
  const known = places.listCityNames(tx, existing.id);
  const renamed = names.filter(
    ({ language, name }) => !known.some((knownName) => knownName.language === language && knownName.name === name),
  );
  const isSame = (Object.keys(city) as (keyof CityDetails)[]).every((field) => existing[field] === city[field]);
  const gone = known.map((knownName) => knownName.language).filter((language) => forgotten.includes(language));
  if (isSame && renamed.length + gone.length === 0) return "unchanged";
  places.updateCity(tx, existing.id, city);
  for (const { language, name } of renamed) places.setCityName(tx, existing.id, language, name);
  for (const language of gone) places.deleteCityName(tx, existing.id, language);
  const isMoved = existing.timeZone !== city.timeZone;
  return isMoved && !rezoneDates(tx, existing.id, city.timeZone, now) ? "timeNever" : "updated";
}
