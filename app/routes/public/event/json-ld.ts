import { eventPath, previewImagePath, publicOrganisationPath } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { type LocalDateTime, offsetText } from "#app/domain/time/zoned-time.ts";
import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import { signUpClosedBy } from "#app/domain/seats/pool-state.ts";

const modes = {
  in_person: "OfflineEventAttendanceMode",
  online: "OnlineEventAttendanceMode",
  hybrid: "MixedEventAttendanceMode",
} as const;

/**
 * Describe an event for search engines (schema.org Event), once for each date. It tells no more than the page: the
 * public part of the place, and times with the local offset of the date.
 */
export const toJsonLd = (event: EventView, { language, origin }: { language: Language; origin: string }): string[] =>
  event.dates.map((date) =>
    JSON.stringify({
      "@context": "https://schema.org",
      "@type": "Event",
      "@id": `urn:uuid:${date.dateId}`,
      name: event.title,
      description: event.summary,
      inLanguage: event.textLanguage,
      url: `${origin}${eventPath(language, event.slug)}`,
      image: [`${origin}${previewImagePath(language, event.slug)}`],
      startDate: withOffset(date.startsAtLocal, date.offsetMinutes),
      endDate: withOffset(date.endsAtLocal, date.endOffsetMinutes),
      ...statusOf(date),
      eventAttendanceMode: `https://schema.org/${modes[isMovedOnline(date) ? "online" : event.attendance]}`,
      location: locationsOf(event, date, { language, origin }),
      organizer: event.organisers.map((organiser) => ({
        "@type": "Organization",
        name: organiser.name,
        url: `${origin}${publicOrganisationPath(language, organiser.slug)}`,
      })),
      ...offersOf(event, date, { language, origin }),
    }),
  );

const withOffset = (local: LocalDateTime, minutes: number): string => `${local}:00${offsetText(minutes)}`;
const isMovedOnline = (date: EventViewDate): boolean => date.status === "moved_online";

/**
 * Return the status: a cancelled or postponed date keeps its start, a rescheduled one names the earlier start (WEB-03).
 */
function statusOf(date: EventViewDate): object {
  const status = (name: string) => ({ eventStatus: `https://schema.org/${name}` });
  if (date.status === "cancelled") return status("EventCancelled");
  if (date.status === "postponed") return status("EventPostponed");
  if (date.status === "moved_online") return status("EventMovedOnline");
  const { previousStartsAtLocal: before, previousOffsetMinutes: offset } = date;
  if (before === null || offset === null) return status("EventScheduled");
  return { ...status("EventRescheduled"), previousStartDate: withOffset(before, offset) };
}

type Where = { language: Language; origin: string };

function locationsOf(event: EventView, date: EventViewDate, where: Where): object[] {
  const online = {
    "@type": "VirtualLocation",
    url: event.joinUrl ?? `${where.origin}${eventPath(where.language, event.slug)}`,
  };
  if (event.attendance === "online" || isMovedOnline(date)) return [online];
  return event.attendance === "hybrid" ? [placeOf(event, where), online] : [placeOf(event, where)];
}

function placeOf({ place, cityName, countryCode }: EventView, { language }: Where): object {
  const { latitude, longitude } = place;
  return {
    "@type": "Place",
    name: place.venueName ?? place.district ?? cityName,
    address: {
      "@type": "PostalAddress",
      ...(place.streetAddress === undefined ? {} : { streetAddress: place.streetAddress }),
      addressLocality: cityName,
      addressCountry: { "@type": "Country", name: countryName(countryCode, language), identifier: countryCode },
    },
    ...(latitude === undefined || longitude === undefined
      ? {}
      : { geo: { "@type": "GeoCoordinates", latitude, longitude } }),
  };
}

/** Describe a free event as an offer, with the availability of seats in schema.org terms. */
function offersOf(event: EventView, date: EventViewDate, { language, origin }: Where): object {
  const isFree = event.inclusion.some((answer) => answer.code === "free" && answer.answer === "yes");
  if (!isFree) return {};
  return {
    isAccessibleForFree: true,
    offers: {
      "@type": "Offer",
      price: 0,
      priceCurrency: "EUR",
      availability: `https://schema.org/${signUpClosedBy(date) !== null || date.isFull ? "SoldOut" : "InStock"}`,
      url: `${origin}${eventPath(language, event.slug)}`,
    },
  };
}
