import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { dateActions, manyDateActions } from "./date-actions.ts";
import { maxCapacity } from "../model/participation.ts";
import { dateForm } from "./date-form.ts";
import { eventFields } from "../forms/event-input.ts";
import { optionalNumber } from "../forms/fields.ts";

const note = z.string().default("");
const version = z.string().default("");

/** One thing done to one date, or one date more, as the page of an event's dates sends it. */
export const dateActionForm = z.object({
  intent: z.enum([...dateActions, "add"], { error: faultText("choose") }),
  dateId: z.string().default(""),
  version,
  note,
  joinUrl: eventFields.joinUrl,
  capacity: optionalNumber(1, maxCapacity),
  /** The new time; one at most, in the shape of the event form. */
  dates: z.array(dateForm).max(1).default([]),
});
export type DateActionForm = z.output<typeof dateActionForm>;
export type DateActionValues = z.input<typeof dateActionForm>;

/** A date as a tick box names it: its id, and the state of it that the page showed. */
export const dateTickOf = (date: { dateId: string; version: string }): string => `${date.dateId}_${date.version}`;

/** One thing done to several dates; `confirmed` once it was read what that means. */
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
