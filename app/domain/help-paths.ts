import type { Language } from "./languages/language.ts";
import { helpPath, withQuery, workspacesPath } from "./paths.ts";
import { organisationPath } from "./organise-paths.ts";

export const guideNames = ["resident", "organiser", "coordinator"] as const;
export type GuideName = (typeof guideNames)[number];

/** @param section fragment of the page: the key of a section of that guide */
export const guidePath = (language: Language, guide: GuideName, section: string | null = null): string =>
  `${helpPath(language)}/${guide}s${section === null ? "" : `#${section}`}`;

/** Page with the guides and the coordinators that an account may ask. @param from pathname of the page that leads there */
export const helpDeskPath = (language: Language, from: string | null = null): string =>
  withQuery(`${workspacesPath(language)}/help`, from === null ? "" : new URLSearchParams({ from }).toString());

/** Page after a registration, which leads to the first event. */
export const firstEventPath = (language: Language, organisationId: string): string =>
  `${organisationPath(language, organisationId)}/first-event`;
