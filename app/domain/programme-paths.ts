import type { Language } from "./languages/language.ts";
import {
  filterQuery,
  type PageKey,
  pageKeyText,
  type ProgrammeFilter,
  type ProgrammeView,
} from "./model/programme-filter.ts";
import { programmePagePath, subscribePagePath, withQuery } from "./paths.ts";

export function programmePath(
  language: Language,
  filter: ProgrammeFilter,
  after: PageKey | null = null,
  view: ProgrammeView = "list",
): string {
  const query = new URLSearchParams(filterQuery(filter));
  if (view !== "list") query.set("view", view);
  if (after) query.set("after", pageKeyText(after));
  return withQuery(programmePagePath(language), query.toString());
}

export const atomPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/feed/${language}.atom`, filterQuery(filter));

export const jsonFeedPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/feed/${language}.json`, filterQuery(filter));

export const embedPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/embed/${language}`, filterQuery(filter));

export const calendarPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/calendar/${language}.ics`, filterQuery(filter));

export const subscribePath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(subscribePagePath(language), filterQuery(filter));

export const digestPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/${language}/digest`, filterQuery(filter));
