import { z } from "zod";
import { eventFields, type EventInput } from "../forms/event-input.ts";
import { faultText } from "../fault-text.ts";
import { fieldText } from "../forms/fields.ts";
import { dateForm, dateInputOf, dateFormValues } from "../dates/date-form.ts";
import { maxDates } from "../model/date.ts";

/** Event form. Its dates consist of a day and two times. */
export const eventForm = z.object({
  ...eventFields,
  eventId: z.uuid({ error: faultText("required") }),
  organisationId: z.string({ error: faultText("choose") }),
  dates: z
    .array(dateForm)
    .min(1, faultText("required"))
    .max(maxDates, faultText("tooMany", { max: maxDates })),
});

export type EventFormValues = z.input<typeof eventForm>;

/** Name a field as forms do, e.g. `dates[0].day`. */
export const fieldNameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, step) =>
      typeof step === "number" ? `${name}[${step}]` : name === "" ? String(step) : `${name}.${String(step)}`,
    "",
  );

/** Convert a form to the input of `saveEvent`. */
export function eventInputOf(form: z.output<typeof eventForm>): EventInput & { eventId: string } {
  return { ...form, dates: form.dates.map(dateInputOf) };
}

/** Return the form field for a fault of `saveEvent`. */
export const eventFormField = (name: string): string => name.replace(/^(dates\[\d+\])\.(start|end)$/, "$1.$2Time");

/** Convert a saved event to the values of the form. */
export function eventFormValues(eventId: string, input: EventInput): EventFormValues {
  return {
    ...input,
    eventId,
    venueName: fieldText(input.venueName),
    streetAddress: fieldText(input.streetAddress),
    district: fieldText(input.district),
    placeAsk: fieldText(input.placeAsk),
    joinUrl: fieldText(input.joinUrl),
    publicContact: fieldText(input.publicContact),
    otherLanguage: fieldText(input.otherLanguage),
    revealHours: fieldText(input.revealHours),
    partyLimit: fieldText(input.partyLimit),
    dates: input.dates.map(dateFormValues),
  };
}
