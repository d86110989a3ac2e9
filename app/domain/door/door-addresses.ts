import { organiseEventPath } from "../addresses.ts";
import type { Language } from "../languages/language.ts";

/** Who comes, and what an organiser can do about it. */
export const peoplePath = (language: Language, eventId: string): string =>
  `${organiseEventPath(language, eventId)}/people`;
export const doorListPath = (language: Language, eventId: string, dateId: string): string =>
  `${peoplePath(language, eventId)}/${dateId}`;
export const doorTablePath = (language: Language, eventId: string, dateId: string): string =>
  `${doorListPath(language, eventId, dateId)}.csv`;
/** The page that checks in at the door, also without a connection. */
export const checkInPath = (language: Language, eventId: string, dateId: string): string =>
  `${doorListPath(language, eventId, dateId)}/door`;
