import type { Language } from "./languages/language.ts";
import { pictureFileName, type PictureFormat } from "./pictures/picture.ts";
import { filterQuery, type PageKey, pageKeyText, type ProgrammeFilter } from "./programme/programme-filter.ts";

/** The public addresses of the product (paths from the root). Other people's links hang on them: they never change. */
const withQuery = (path: string, query: string): string => (query === "" ? path : `${path}?${query}`);

export const homePath = (language: Language): string => `/${language}`;

export function programmePath(language: Language, filter: ProgrammeFilter, after: PageKey | null = null): string {
  const query = new URLSearchParams(filterQuery(filter));
  if (after) query.set("after", pageKeyText(after));
  return withQuery(`/${language}/programme`, query.toString());
}

export const eventPath = (language: Language, slug: string): string => `/${language}/events/${slug}`;
export const joinPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/join`;
export const eventCalendarPath = (language: Language, slug: string): string => `/events/${slug}.ics?lang=${language}`;
export const calendarPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/calendar/${language}.ics`, filterQuery(filter));
export const subscribePath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/${language}/subscribe`, filterQuery(filter));
export const personalPath = (language: Language, token: string): string => `/${language}/my/${token}`;
export const confirmPath = (language: Language, token: string): string => `/${language}/confirm/${token}`;
export const signInPath = (language: Language): string => `/${language}/sign-in`;
export const organisePath = (language: Language): string => `/${language}/organise`;
export const organiseEventPath = (language: Language, eventId: string): string =>
  `/${language}/organise/events/${eventId}`;
export const organisePicturePath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/picture`;
export const eventDatesPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/dates`;
export const hideEventPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/hide`;
export const ownCityPath = (language: Language): string => `${organisePath(language)}/city`;
export const manyDatesPath = (language: Language): string => `${organisePath(language)}/dates`;
export const pictureFilePath = (id: string, width: number, format: PictureFormat): string =>
  `/pictures/${pictureFileName(id, width, format)}`;
export const importPath = (language: Language): string => `${organisePath(language)}/import`;
export const eventTablePath = (language: Language): string => `${organisePath(language)}/events.csv`;
export const coordinatePath = (language: Language): string => `/${language}/coordinate`;
export const coordinateEventPath = (language: Language, eventId: string): string =>
  `/${language}/coordinate/events/${eventId}`;
export const verifyOrganisationPath = (language: Language, organisationId: string, eventId: string): string =>
  `/${language}/coordinate/organisations/${organisationId}/verify?event=${eventId}`;
export const whatWeKeepPath = (language: Language): string => `/${language}/what-we-keep`;
export const accessibilityPath = (language: Language): string => `/${language}/accessibility`;
export const aboutPath = (language: Language): string => `/${language}/about`;

/** The same page in another language. */
export function inLanguage(pathname: string, language: Language): string {
  const rest = pathname.split("/").slice(2).join("/");
  return rest === "" ? `/${language}` : `/${language}/${rest}`;
}
