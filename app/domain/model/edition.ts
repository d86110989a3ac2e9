import { addDays, type LocalDate } from "../time/zoned-time.ts";

export const editionStates = ["draft", "open", "closed", "archived"] as const;
export type EditionState = (typeof editionStates)[number];

/** Maximum number of days by which events and a city's own days may lie outside the edition. */
export const nearEditionDays = 14;

/** Return the first and last day on which an event of the edition may take place. */
export function eventWindow(edition: { startsOn: LocalDate; endsOn: LocalDate }): { from: LocalDate; to: LocalDate } {
  return { from: addDays(edition.startsOn, -nearEditionDays), to: addDays(edition.endsOn, nearEditionDays) };
}
