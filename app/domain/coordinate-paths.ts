import type { Language } from "./languages/language.ts";

export const coordinatePath = (language: Language): string => `/${language}/coordinate`;

/** Page that asks before several review items are decided. */
export const decideManyPath = (language: Language): string => `${coordinatePath(language)}/decide`;

export const coordinateEventPath = (language: Language, eventId: string): string =>
  `/${language}/coordinate/events/${eventId}`;

/** Page with the organisers in a coordinator's scope, and how to reach them. */
export const contactsPath = (language: Language): string => `${coordinatePath(language)}/contacts`;

/** Page that asks why the contact list is downloaded, and the download, which is posted to. */
export const contactsExportPath = (language: Language): string => `${contactsPath(language)}/export`;
export const contactsTablePath = (language: Language): string => `${contactsPath(language)}.csv`;

/** Page with the messages to all organisers of a scope. */
export const organiserMessagesPath = (language: Language): string => `${coordinatePath(language)}/messages`;

export const writeMessagePath = (language: Language): string => `${organiserMessagesPath(language)}/write`;

/** Page that shows the draft as it will be read, and asks before it is sent. */
export const checkMessagePath = (language: Language): string => `${organiserMessagesPath(language)}/check`;

export const organiserMessagePath = (language: Language, messageId: string): string =>
  `${organiserMessagesPath(language)}/${messageId}`;

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

export const typoFixPath = (language: Language, eventId: string, textLanguage: Language): string =>
  `${coordinateEventPath(language, eventId)}/mend/${textLanguage}`;

export const hideAllPath = (language: Language, kind: "organisation" | "city", id: string): string =>
  `${coordinatePath(language)}/hide/${kind}/${id}`;

/** Page on which coordinators decide on the welcomes of cities. */
export const welcomesPath = (language: Language): string => `${coordinatePath(language)}/welcomes`;
export const absencePath = (language: Language): string => `${coordinatePath(language)}/absence`;

export const statisticsPath = (language: Language): string => `${coordinatePath(language)}/figures`;

export const statisticsCsvPath = (language: Language): string => `${statisticsPath(language)}.csv`;

export const secretariatPages = [
  "editions",
  "instance",
  "coordinators",
  "cities",
  "trusted",
  "reasons",
  "lists",
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

/** Page of a list: themes, formats; or of one of its terms. */
export const listPath = (language: Language, kind: string, code: string | null = null): string =>
  `${secretariatPath(language, "lists")}/${kind}${code === null ? "" : `/${code}`}`;

/** Page of the synonyms of a language, or of one line of them. */
export const synonymsPath = (language: Language, of: Language, id: number | null = null): string =>
  listPath(language, "synonyms", `${of}${id === null ? "" : `/${id}`}`);

/** Page of the names of languages that organisers typed. */
export const typedLanguagesPath = (language: Language): string => listPath(language, "languages");

export const auditTablePath = (language: Language): string => `${secretariatPath(language, "audit")}.csv`;
