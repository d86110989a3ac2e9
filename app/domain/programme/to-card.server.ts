import type { ProgrammeRow } from "#db/queries/programme.server.ts";
import { type EventDetails, readEventDetails } from "#db/queries/event-details.server.ts";
import { heardLanguages, type InclusionAnswer } from "../model/event.ts";
import { type CommonInclusionCode, derivedOffers } from "../model/vocabulary.ts";
import type { Context } from "../context.ts";
import type { EventCard } from "./event-card.ts";
import type { Instant } from "../time/zoned-time.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { placeFor } from "../model/place.ts";
import { dateStatusAt } from "../model/date.ts";
import { isFull } from "../seats/is-full.ts";

/**
 * Return the inclusion codes that an event offers: those answered with yes, and the two that follow from other answers.
 */
export function offersOf(
  row: Pick<ProgrammeRow, "attendance" | "participation">,
  details: Pick<EventDetails, "inclusion">,
): string[] {
  return [
    ...details.inclusion.filter((answer) => answer.answer === "yes").map((answer) => answer.code),
    ...derivedOffers(row),
  ];
}

/** Convert dates to cards with public information only, in the given order. */
export function toCards(ctx: Context, rows: readonly ProgrammeRow[]): EventCard[] {
  const details = readEventDetails(
    ctx.db,
    rows.map((row) => row.eventId),
  );
  return rows.map((row) => toCard(row, details(row.eventId), ctx.now));
}

const answerTo = (details: EventDetails, code: CommonInclusionCode): InclusionAnswer | null =>
  details.inclusion.find((given) => given.code === code)?.answer ?? null;

function toCard(row: ProgrammeRow, details: EventDetails, now: Instant): EventCard {
  return {
    dateId: row.dateId,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    textLanguage: row.textLanguage,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    timeZone: row.timeZone,
    offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
    citySlug: row.citySlug,
    cityName: row.cityName,
    countryCode: row.countryCode,
    place: placeFor(row.place, { kind: "public" }),
    organisers: details.organisers.map((organiser) => organiser.name),
    themes: details.themes,
    format: row.format,
    attendance: row.attendance,
    participation: row.participation,
    status: dateStatusAt(row, now),
    isFull: isFull(row),
    previousStartsAtLocal: row.previousStartsAtLocal,
    offers: offersOf(row, details),
    spoken: heardLanguages(details)
      .filter(({ use }) => use === "spoken")
      .map(({ code }) => code),
    common: { free: answerTo(details, "free"), no_id: answerTo(details, "no_id") },
  };
}
