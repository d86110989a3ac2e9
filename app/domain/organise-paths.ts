import type { Language } from "./languages/language.ts";

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

export const newEventPath = (language: Language): string => `${organisePath(language)}/events/new`;

/** Page with the events that were submitted in the account's cities. */
export const weekPath = (language: Language): string => `${organisePath(language)}/week`;

export const importPath = (language: Language): string => `${organisePath(language)}/import`;

export const eventTablePath = (language: Language): string => `${organisePath(language)}/events.csv`;

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

/** Page on which an account asks the owners of a city's authority for an invitation. */
export const askForInvitationPath = (language: Language, cityId: string): string =>
  `/${language}/organise/join/${encodeURIComponent(cityId)}`;
