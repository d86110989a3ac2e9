import type { Language } from "./languages/language.ts";
import {
  type ProgrammeFilter,
  type PageKey,
  type ProgrammeView,
  filterQuery,
  pageKeyText,
} from "./model/programme-filter.ts";
import { type PictureFormat, pictureFileName } from "./model/picture.ts";

// Paths of the site, from the root. Public paths must never change, since other sites link to them.
export const withQuery = (path: string, query: string): string => (query === "" ? path : `${path}?${query}`);

export const homePath = (language: Language): string => `/${language}`;

export function programmePath(
  language: Language,
  filter: ProgrammeFilter,
  after: PageKey | null = null,
  view: ProgrammeView = "list",
): string {
  const query = new URLSearchParams(filterQuery(filter));
  if (view !== "list") query.set("view", view);
  if (after) query.set("after", pageKeyText(after));
  return withQuery(`/${language}/programme`, query.toString());
}

/** Return the address of an event with its texts in another language, and the interface in the reader's. */
export const eventInLanguagePath = (language: Language, slug: string, text: Language): string =>
  text === language ? eventPath(language, slug) : `${eventPath(language, slug)}?text=${text}`;

/** Return the address of a home page that begins with a city, for the reader to keep. */
export const homeOfCityPath = (language: Language, slug: string): string => `/${language}?city=${slug}`;

export const cityPath = (language: Language, slug: string): string => `/${language}/cities/${slug}`;

/** @param code as in ISO 3166-1, in any case */
export const countryPath = (language: Language, code: string): string => `/${language}/countries/${code.toLowerCase()}`;

export const regionPath = (language: Language, code: string): string => `/${language}/regions/${code}`;

export const themePath = (language: Language, code: string): string => `/${language}/themes/${code}`;

export const publicOrganisationPath = (language: Language, slug: string): string =>
  `/${language}/organisations/${slug}`;

export const atomPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/feed/${language}.atom`, filterQuery(filter));

export const jsonFeedPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/feed/${language}.json`, filterQuery(filter));

export const embedPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/embed/${language}`, filterQuery(filter));

export const eventPath = (language: Language, slug: string): string => `/${language}/events/${slug}`;

export const joinPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/join`;

export const eventCalendarPath = (language: Language, slug: string): string => `/events/${slug}.ics?lang=${language}`;

export const calendarPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/calendar/${language}.ics`, filterQuery(filter));

export const subscribePath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/${language}/subscribe`, filterQuery(filter));

export const attendeePagePath = (language: Language, token: string): string => `/${language}/my/${token}`;

export const confirmPath = (language: Language, token: string): string => `/${language}/confirm/${token}`;

export const signInPath = (language: Language): string => `/${language}/sign-in`;

/** Page to undo the change of an account's e-mail address. */
export const emailUndoPath = (language: Language, token: string): string => `${signInPath(language)}/undo/${token}`;

export const registerPath = (language: Language): string => `/${language}/register`;

/** Address that leads an account to where it has something to do. */
export const workspacesPath = (language: Language): string => `/${language}/workspaces`;

export const organisePath = (language: Language): string => `/${language}/organise`;

/** Page that asks once more before an act on chosen events. */
export const chosenEventsPath = (language: Language): string => `${organisePath(language)}/chosen`;

export const copyProgrammePath = (language: Language): string => `${organisePath(language)}/copy`;

export const accountPath = (language: Language): string => `${organisePath(language)}/account`;

export const organisationPath = (language: Language, organisationId: string): string =>
  `${organisePath(language)}/organisations/${organisationId}`;

export const profilePath = (language: Language, organisationId: string): string =>
  `${organisationPath(language, organisationId)}/profile`;

export const vouchPath = (language: Language, organisationId: string): string =>
  `${organisationPath(language, organisationId)}/vouch`;

export const invitationPath = (language: Language, invitationId: string): string =>
  `${organisePath(language)}/invitations/${invitationId}`;

export const organiseEventPath = (language: Language, eventId: string): string =>
  `/${language}/organise/events/${eventId}`;

export const organisePicturePath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/picture`;

export const schedulePath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/programme`;

export const sessionPath = (language: Language, eventId: string, sessionId: string): string =>
  `${schedulePath(language, eventId)}/${sessionId}`;

export const newSessionPath = (language: Language, eventId: string, dateId: string): string =>
  `${schedulePath(language, eventId)}/new?date=${dateId}`;

export const translationsPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/texts`;

export const textPath = (language: Language, eventId: string, textLanguage: Language): string =>
  `${translationsPath(language, eventId)}/${textLanguage}`;

export const coHostsPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/partners`;

export const coHostedEventPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/shared`;

/** Page to ask for co-hosting another event instead of creating one. */
export const requestCoHostingPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/together`;

export const invitationsPath = (language: Language): string => `${organisePath(language)}/invitations`;

export const eventDatesPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/dates`;

/** Threads between an organisation and its coordinators, about an event or about the organisation. */
export const eventCommentsPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/conversation`;

export const organisationCommentsPath = (language: Language, organisationId: string): string =>
  `${organisationPath(language, organisationId)}/conversation`;

export const hideEventPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/hide`;

export const ownCityPath = (language: Language): string => `${organisePath(language)}/city`;

export const manyDatesPath = (language: Language): string => `${organisePath(language)}/dates`;

export const pictureFilePath = (id: string, width: number, format: PictureFormat): string =>
  `/pictures/${pictureFileName(id, width, format)}`;

export const newEventPath = (language: Language): string => `${organisePath(language)}/events/new`;

/** Page with the events that were submitted in the account's cities. */
export const weekPath = (language: Language): string => `${organisePath(language)}/week`;

export const importPath = (language: Language): string => `${organisePath(language)}/import`;

export const eventTablePath = (language: Language): string => `${organisePath(language)}/events.csv`;

export const coordinatePath = (language: Language): string => `/${language}/coordinate`;

/** Page that asks before several review items are decided. */
export const decideManyPath = (language: Language): string => `${coordinatePath(language)}/decide`;

export const coordinateEventPath = (language: Language, eventId: string): string =>
  `/${language}/coordinate/events/${eventId}`;

/** Page with all events in a coordinator's scope, in every state. */
export const coordinateEventsPath = (language: Language): string => `${coordinatePath(language)}/events`;

export const coordinateOrganisationsPath = (language: Language): string => `${coordinatePath(language)}/organisations`;

export const coordinateOrganisationPath = (language: Language, organisationId: string): string =>
  `${coordinateOrganisationsPath(language)}/${organisationId}`;

export const coordinateCityPath = (language: Language, cityId: string): string =>
  `${coordinatePath(language)}/cities/${cityId}`;

/** Page on which a coordinator reads a review item: an organisation or an event. */
export const coordinateItemPath = (language: Language, { kind, id }: { kind: string; id: string }): string =>
  kind === "organisation" ? coordinateOrganisationPath(language, id) : coordinateEventPath(language, id);

/** Page to decide on an organisation, which leads back to one of its events. */
export const decideOrganisationPath = (language: Language, organisationId: string, eventId: string): string =>
  `${coordinateOrganisationPath(language, organisationId)}?event=${eventId}`;

export const featureEventPath = (language: Language, eventId: string): string =>
  `${coordinateEventPath(language, eventId)}/feature`;

export const posterPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/poster`;

/** Page with material to announce an event: message, poster, picture, embed. */
export const sharePath = (language: Language, slug: string): string => `${eventPath(language, slug)}/share`;

export const previewImagePath = (language: Language, slug: string): string =>
  `/events/${slug}/preview.jpg?lang=${language}`;

export const typoFixPath = (language: Language, eventId: string, textLanguage: Language): string =>
  `${coordinateEventPath(language, eventId)}/mend/${textLanguage}`;

export const hideAllPath = (language: Language, kind: "organisation" | "city", id: string): string =>
  `${coordinatePath(language)}/hide/${kind}/${id}`;

export const secondFactorPath = (language: Language): string => `${coordinatePath(language)}/second-factor`;

/** Page on which coordinators decide on the welcomes of cities. */
export const welcomesPath = (language: Language): string => `${coordinatePath(language)}/welcomes`;
export const absencePath = (language: Language): string => `${coordinatePath(language)}/absence`;

export const reportPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/report`;

/** Page on which the author of a problem report reads the answer. */
export const reportCasePath = (language: Language, token: string): string => `/${language}/reports/${token}`;

export const statisticsPath = (language: Language): string => `${coordinatePath(language)}/figures`;

export const statisticsCsvPath = (language: Language): string => `${statisticsPath(language)}.csv`;

export const secretariatPages = [
  "editions",
  "instance",
  "coordinators",
  "cities",
  "trusted",
  "reasons",
  "mail",
  "audit",
] as const;

export type SecretariatPage = (typeof secretariatPages)[number];

export const secretariatPath = (language: Language, page: SecretariatPage | null = null): string =>
  `${coordinatePath(language)}/secretariat${page === null ? "" : `/${page}`}`;

export const instanceSettingPath = (language: Language, setting: string): string =>
  `${secretariatPath(language, "instance")}/${setting}`;

export const secretariatCityPath = (language: Language, cityId: string): string =>
  `${secretariatPath(language, "cities")}/${cityId}`;

export const auditTablePath = (language: Language): string => `${secretariatPath(language, "audit")}.csv`;

export const whatWeKeepPath = (language: Language): string => `/${language}/what-we-keep`;

export const accessibilityPath = (language: Language): string => `/${language}/accessibility`;

export const aboutPath = (language: Language): string => `/${language}/about`;

export const helpPath = (language: Language): string => `/${language}/help`;

/** Return the path of the same page in another language. */
export function inLanguage(pathname: string, language: Language): string {
  const rest = pathname.split("/").slice(2).join("/");
  return rest === "" ? `/${language}` : `/${language}/${rest}`;
}

export const attendeesPath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/people`;

export const doorListPath = (language: Language, eventId: string, dateId: string): string =>
  `${attendeesPath(language, eventId)}/${dateId}`;

export const releaseSignUpsPath = (language: Language, eventId: string, dateId: string): string =>
  `${doorListPath(language, eventId, dateId)}/release`;

export const dateMessagesPath = (language: Language, eventId: string, dateId: string): string =>
  `${doorListPath(language, eventId, dateId)}/messages`;

export const doorListCsvPath = (language: Language, eventId: string, dateId: string): string =>
  `${doorListPath(language, eventId, dateId)}.csv`;

/** Check-in page, which also works without a connection. */
export const checkInPath = (language: Language, eventId: string, dateId: string): string =>
  `${doorListPath(language, eventId, dateId)}/door`;

/** Page to request the link of a lost attendee page. */
export const lostLinkPath = (language: Language): string => `/${language}/my`;

/** Page to add a sign-up to an existing attendee page. */
export const joinFromPagePath = (language: Language, token: string, slug: string): string =>
  `${attendeePagePath(language, token)}/join/${slug}`;

/** Page to print a ticket for another person. */
export const ticketPath = (language: Language, token: string): string => `${attendeePagePath(language, token)}/slip`;

export const attendeeCalendarPath = (token: string): string => `/calendar/my/${token}.ics`;

export const followPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/follow`;

export const digestPath = (language: Language, filter: ProgrammeFilter): string =>
  withQuery(`/${language}/digest`, filterQuery(filter));

/** One-click unsubscribe (RFC 8058), without a language, since programs post to it. */
export const unsubscribePath = (token: string): string => `/u/${token}`;
