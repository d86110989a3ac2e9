import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { dateActions, manyDateActions } from "./date-actions.ts";
import { maxCapacity } from "../model/participation.ts";
import { dateForm } from "./date-form.ts";
import { eventFields } from "../forms/event-input.ts";
import { optionalNumber } from "../forms/fields.ts";

const note = z.string().default("");
const version = z.string().default("");

/** Form for one action on one date, or for a new date, on the page of an event's dates. */
export const dateActionForm = z.object({
  intent: z.enum([...dateActions, "add"], { error: faultText("choose") }),
  dateId: z.string().default(""),
  version,
  note,
  joinUrl: eventFields.joinUrl,
  capacity: optionalNumber(1, maxCapacity),
  /** New time, at most one, with the fields of the event form. */
  dates: z.array(dateForm).max(1).default([]),
});
export type DateActionForm = z.output<typeof dateActionForm>;
export type DateActionValues = z.input<typeof dateActionForm>;

/** Return the value of a date's checkbox: its id, and its version as the page showed it. */
export const dateTickOf = (date: { dateId: string; version: string }): string => `${date.dateId}_${date.version}`;

/** Form for one action on several dates; `confirmed` is not empty once the preview has been read. */
export const manyDatesForm = z.object({
  action: z.enum(manyDateActions, { error: faultText("choose") }),
  dates: z
    .array(z.string())
    .default([])
    .refine((ticks) => ticks.length > 0, faultText("chooseDates"))
    .transform((ticks) =>
      ticks.map((tick) => {
        const [dateId = "", tickedVersion = ""] = tick.split("_");
        return { dateId, version: tickedVersion };
      }),
    ),
  note,
  joinUrl: eventFields.joinUrl,
  confirmed: z.string().default(""),
});
export type ManyDatesValues = z.input<typeof manyDatesForm>;
