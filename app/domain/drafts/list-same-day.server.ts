import { listCities } from "#db/queries/cities.server.ts";
import { listProgrammeDates } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { emptyFilter } from "../model/programme-filter.ts";
import type { LocalDate } from "../time/zoned-time.ts";

/** Maximum number of events listed for a day; the programme page has the others. */
const maxNamed = 8;
const maxDays = 14;

/**
 * List the public events of some days in a city, so that organisers can avoid clashes.
 * @param input `days` in the calendar of the city
 */
export function listSameDay(
  ctx: Context,
  input: { cityId: string; days: readonly LocalDate[]; exceptEventId: string | null },
) {
  const city = listCities(ctx.db, ctx.language).find((city) => city.id === input.cityId);
  const days = [...new Set(input.days)].sort().slice(0, maxDays);
  if (!city) return { cityName: "", sameDays: [] };
  const sameDays = days.map((day) => {
    const dates = listProgrammeDates(ctx.db, {
      filter: { ...emptyFilter, city: [city.slug], from: day, to: day },
      language: ctx.language,
      now: ctx.now,
      endingAfter: null,
      after: null,
      limit: maxNamed + 1,
    }).filter((date) => date.eventId !== input.exceptEventId);
    return {
      day,
      hasMore: dates.length > maxNamed,
      events: dates
        .slice(0, maxNamed)
        .map(({ dateId, slug, title, textLanguage, startsAtLocal, organisationName }) => ({
          dateId,
          slug,
          title,
          textLanguage,
          startsAtLocal,
          organisationName,
        })),
    };
  });
  return { cityName: city.localName, sameDays };
}
