import type { Language } from "./languages/language.ts";
import { type PictureFormat, pictureFileName } from "./model/picture.ts";

// Paths of the site, from the root. Public paths must never change, since other sites link to them.
export const withQuery = (path: string, query: string): string => (query === "" ? path : `${path}?${query}`);

export const homePath = (language: Language): string => `/${language}`;

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

export const eventPath = (language: Language, slug: string): string => `/${language}/events/${slug}`;

export const joinPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/join`;

export const eventCalendarPath = (language: Language, slug: string): string => `/events/${slug}.ics?lang=${language}`;

export const attendeePagePath = (language: Language, token: string): string => `/${language}/my/${token}`;

export const confirmPath = (language: Language, token: string): string => `/${language}/confirm/${token}`;

export const signInPath = (language: Language): string => `/${language}/sign-in`;

/** Page to undo the change of an account's e-mail address. */
export const emailUndoPath = (language: Language, token: string): string => `${signInPath(language)}/undo/${token}`;

export const registerPath = (language: Language): string => `/${language}/register`;

/** Address that leads an account to where it has something to do. */
export const workspacesPath = (language: Language): string => `/${language}/workspaces`;

export const pictureFilePath = (id: string, width: number, format: PictureFormat): string =>
  `/pictures/${pictureFileName(id, width, format)}`;

export const posterPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/poster`;

/** Page with material to announce an event: message, poster, picture, embed. */
export const sharePath = (language: Language, slug: string): string => `${eventPath(language, slug)}/share`;

export const previewImagePath = (language: Language, slug: string): string =>
  `/events/${slug}/preview.jpg?lang=${language}`;

export const reportPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/report`;

/** Page on which the author of a problem report reads the answer. */
export const reportCasePath = (language: Language, token: string): string => `/${language}/reports/${token}`;

export const whatWeKeepPath = (language: Language): string => `/${language}/what-we-keep`;

export const accessibilityPath = (language: Language): string => `/${language}/accessibility`;

export const aboutPath = (language: Language): string => `/${language}/about`;

export const helpPath = (language: Language): string => `/${language}/help`;

/** Return the path of the same page in another language. */
export function inLanguage(pathname: string, language: Language): string {
  const rest = pathname.split("/").slice(2).join("/");
  return rest === "" ? `/${language}` : `/${language}/${rest}`;
}

/** Page to request the link of a lost attendee page. */
export const lostLinkPath = (language: Language): string => `/${language}/my`;

/** Page to add a sign-up to an existing attendee page. */
export const joinFromPagePath = (language: Language, token: string, slug: string): string =>
  `${attendeePagePath(language, token)}/join/${slug}`;

/** Page to print a ticket for another person. */
export const ticketPath = (language: Language, token: string): string => `${attendeePagePath(language, token)}/slip`;

export const attendeeCalendarPath = (token: string): string => `/calendar/my/${token}.ics`;

export const followPath = (language: Language, slug: string): string => `${eventPath(language, slug)}/follow`;

/** One-click unsubscribe (RFC 8058), without a language, since programs post to it. */
export const unsubscribePath = (token: string): string => `/u/${token}`;

/** One-click stop of the messages to all organisers (RFC 8058), without a language. */
export const stopMessagesPath = (token: string): string => `/u/organisers/${token}`;

/** The whole programme, without a filter. */
export const programmePagePath = (language: Language): string => `/${language}/programme`;

/** Calendars of the whole programme. */
export const subscribePagePath = (language: Language): string => `/${language}/subscribe`;

export const secondFactorPath = (language: Language): string => `/${language}/coordinate/second-factor`;
