import { weekName } from "../instance/get-instance.server.ts";
import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listProgrammeDates, type DateRow } from "#db/queries/programme.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { calendarPath, programmePath, subscribePath } from "../programme-paths.ts";
import type { Context } from "../context.ts";
import type { Attendance } from "../model/event.ts";
import type { PageKey, ProgrammeFilter } from "../model/programme-filter.ts";
import { feedChangedAt } from "../programme/feed-change.server.ts";
import { BadFilter } from "../programme/bad-filter.ts";
import { labelFilter } from "../programme/label-filter.server.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";
import { listText } from "../text/list-text.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { buildManyComponents, lastChangeOf, readCalendarDates } from "./build-components.server.ts";
import { writeCalendar } from "./write-calendar.server.ts";

/** Limits of a feed (standards HTTP-07): time before and after now, in milliseconds, then number of dates and bytes. */
const lookBackMs = days(30);
const lookAheadMs = days(548);
/** Time for which a feed says that a hidden event is off, in milliseconds: until all subscribers have asked again. */
const keepHiddenMs = days(30);
export const maxFeedDates = 1_000;
const maxFeedBytes = 1_000_000;
/** Bytes reserved for the properties of the calendar itself, before its dates. */
const headBytes = 12_000;
/** Maximum number of narrower calendars whose addresses a limited feed names. */
const maxSplit = 40;

/**
 * Return the calendar of a filter, in the reader's language.
 * @throws BadFilter when a value of the filter is unknown: a calendar of everything would mislead its subscriber
 */
export async function getCalendarFeed(
  ctx: Context,
  params: URLSearchParams,
): Promise<{ text: string; lastModified: Instant | null }> {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  if (problems.length > 0) throw new BadFilter(problems, ctx.language);
  if (filter.q) await refreshSearch(ctx.db);
  const list: List = (endingAfter, page) =>
    effective
      ? listProgrammeDates(ctx.db, {
          filter: effective,
          language: ctx.language,
          now: ctx.now,
          endingAfter,
          startingBefore: plus(ctx.now, lookAheadMs),
          hiddenSince: plus(ctx.now, -keepHiddenMs),
          ...page,
        })
      : [];
  const { components, isLimited, newest } = await fittingComponents(ctx, list);
  const head = headOf(ctx, filter, isLimited ? components.length : null);
  const said = writeCalendar({ ...head, lastModified: null }, components);
  const lastModified = feedChangedAt(ctx, { feed: head.source, said, newest });
  return { text: writeCalendar({ ...head, lastModified }, components), lastModified };
}

/**
 * Return the properties of the calendar of a filter.
 * @param count number of dates that it holds if these are not all of them; else null
 */
function headOf(ctx: Context, filter: ProgrammeFilter, count: number | null) {
  const say = textsOf(ctx.language, "calendar");
  const edition = findCurrentEdition(ctx.db, ctx.language);
  const common = textsOf(ctx.language, "common");
  const parts = [
    ...labelFilter(ctx.db, filter, ctx.language).map((chosen) => chosen.label),
    ...filter.attendance.map((value) => common(`attendance.${value as Attendance}`)),
  ];
  const words = listText(parts, ctx.language);
  const site = edition?.name ?? weekName(ctx.db, ctx.language);
  const name = words === "" ? site : say("filtered", { name: site, words });
  const url = `${ctx.origin}${programmePath(ctx.language, filter)}`;
  const description = [
    say("description", { name }),
    ...(count !== null ? [say("limited", { count, addresses: splitFeeds(ctx, filter).join(" ") })] : []),
  ].join(" ");
  return {
    name,
    description,
    language: ctx.language,
    url,
    source: `${ctx.origin}${calendarPath(ctx.language, filter)}`,
  };
}

/**
 * Return the addresses of calendars that together hold what is too much for one: by country, or by city within a
 * country; for a city, the page on which to choose a calendar.
 */
function splitFeeds(ctx: Context, filter: ProgrammeFilter): string[] {
  const address = (narrower: Partial<ProgrammeFilter>) =>
    `${ctx.origin}${calendarPath(ctx.language, { ...filter, ...narrower })}`;
  if (filter.city.length > 0) return [`${ctx.origin}${subscribePath(ctx.language, filter)}`];
  const cities = listCities(ctx.db, ctx.language).filter(
    (city) => filter.region.length === 0 || filter.region.includes(city.regionCode),
  );
  const inCountries = cities.filter((city) => filter.country.includes(city.countryCode.toLowerCase()));
  if (inCountries.length > maxSplit) return [`${ctx.origin}${subscribePath(ctx.language, filter)}`];
  if (inCountries.length > 0) return inCountries.map((city) => address({ city: [city.slug] }));
  const countries = [...new Set(cities.map((city) => city.countryCode.toLowerCase()))].sort();
  return countries.slice(0, maxSplit).map((code) => address({ country: [code] }));
}

type List = (endingAfter: Instant, page: { after: PageKey | null; limit: number }) => DateRow[];

/** Number of dates read between two turns of the event loop. */
const readAtOnce = 100;

/** Read at most `max` of the next dates as calendars show them, yielding to other requests in between (HTTP-09). */
async function readDates(ctx: Context, list: List, endingAfter: Instant, max: number): Promise<CalendarDate[]> {
  const dates: CalendarDate[] = [];
  const vocabulary = readVocabulary(ctx.db, ctx.language);
  let after: PageKey | null = null;
  while (dates.length < max) {
    const limit = Math.min(readAtOnce, max - dates.length);
    const rows = list(endingAfter, { after, limit });
    dates.push(...readCalendarDates(ctx, rows, vocabulary));
    const last = rows.at(-1);
    if (!last || rows.length < limit) break;
    after = last;
    await nextTurn();
  }
  return dates;
}

/** Return all dates including recent ones, or as many of the next ones as a feed may hold. */
async function fittingComponents(ctx: Context, list: List) {
  const all = await readDates(ctx, list, plus(ctx.now, -lookBackMs), maxFeedDates + 1);
  const written = all.length > maxFeedDates ? null : await buildManyComponents(ctx, all);
  if (written && Buffer.byteLength(written.join("")) <= maxFeedBytes - headBytes) {
    return { components: written, isLimited: false, newest: lastChangeOf(all) };
  }
  const dates = await readDates(ctx, list, ctx.now, maxFeedDates);
  let room = maxFeedBytes - headBytes;
  const components = (await buildManyComponents(ctx, dates)).filter((text) => {
    room -= Buffer.byteLength(text);
    return room >= 0;
  });
  return { components, isLimited: true, newest: lastChangeOf(dates) };
}
