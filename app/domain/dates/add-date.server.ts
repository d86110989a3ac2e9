import { writeTransaction } from "#db/client.server.ts";
import { getEdition } from "#db/queries/editions.server.ts";
import { insertDate, listDates } from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { cityWindow } from "../editions/city-window.server.ts";
import { Conflict, Invalid } from "../errors.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { maxDates } from "../model/date.ts";
import type { DateInput } from "../forms/event-input.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { requireFreeStart, resolveDate } from "./resolve-dates.server.ts";

/**
 * Add a date to a public event; the date is public at once.
 * @param input wall clock in the zone of the event's city
 * @throws NotFound for an actor who may not edit the event; Conflict unless the event is public; Invalid with faults
 * under `dates[0]`, or without a field when there are too many dates
 */
export function addDate(ctx: Context, input: { eventId: string } & DateInput): { dateId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const dates = listDates(tx, event.id);
    const [first] = dates;
    if (!first) throw new Error("an event without a date");
    if (dates.length >= maxDates) throw new Invalid({ "": { key: "tooMany", values: { max: maxDates } } });
    const { start, end, startOffset, endOffset, capacity } = input;
    const window = cityWindow(tx, getEdition(tx, event.editionId), event.cityId);
    const added = resolveDate({ start, end, startOffset, endOffset, capacity }, first.timeZone, window);
    requireFreeStart(added.startsAtUtc, dates, ctx.now);
    const dateId = randomUUID();
    const whole = { ...added, id: dateId, eventId: event.id, status: "scheduled", sequence: 0 } as const;
    const audit = [{ action: "date.add", newState: whole.status, fields: ["dates"] }];
    recordChange(tx, ctx, { event, audit, urgent: "add" }, (writable) =>
      insertDate(writable, { ...whole, revisedAt: ctx.now }),
    );
    return { dateId };
  });
}
