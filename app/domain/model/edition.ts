import { addDays, type LocalDate } from "../time/zoned-time.ts";

export const editionStates = ["draft", "open", "closed", "archived"] as const;
export type EditionState = (typeof editionStates)[number];

/** A city may hold its own days inside or near the edition's: this near. */
export const nearEditionDays = 14;

/** First and last day on which an event of the edition may take place. */
export function eventWindow(edition: { startsOn: LocalDate; endsOn: LocalDate }): { from: LocalDate; to: LocalDate } {
  return { from: addDays(edition.startsOn, -nearEditionDays), to: addDays(edition.endsOn, nearEditionDays) };
}
