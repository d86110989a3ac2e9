import type { PageKey, ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, countries, eventDates, eventInclusion, eventLanguages, events, eventThemes } from "../schema/index.ts";
import { amongFiltered, inTime, isAfter, isUpTo } from "./programme.server.ts";
import { type Choice, choiceWhere, fixedWhere, usedThere } from "./programme-where.server.ts";

/** A date with the values that facets count. */
export type CountedDate = Record<SingleFacet, string> & {
  dateId: string;
  eventId: string;
  startsAtLocal: string;
  endsAtUtc: number;
  participation: string;
  /** The only choice of the filter that the date does not meet; null: it meets all. */
  missed: Choice | null;
};
export type SingleFacet = "city" | "country" | "region" | "format" | "attendance" | "day";
/** Facets of which an event may have several values. */
export type SeveralFacet = "theme" | "language" | "access";

/** Dates after one and up to another in order of time; null: from the first, to the last. */
export type Walk = { after: PageKey | null; upTo: PageKey | null };
/** The dates to look at: a range in order of time, or those of some events. */
export type Slice = Walk | { eventIds: readonly string[] };

/** Find the last of the next `size` dates after one, in order of time; null where there are fewer. */
export function findSliceEnd(db: Database, after: PageKey | null, size: number): PageKey | null {
  const row = db
    .select({ startsAtLocal: eventDates.startsAtLocal, dateId: eventDates.id })
    .from(eventDates)
    .where(after ? isAfter(after) : undefined)
    .orderBy(...inTime)
    .limit(1)
    .offset(size - 1)
    .get();
  return row ?? null;
}

/** List the dates of a slice that meet all choices of a filter, or all but one, in order of time. */
export function listCounted(db: Database, filter: ProgrammeFilter, now: Instant, slice: Slice): CountedDate[] {
  const choices = Object.entries(choiceWhere(db, filter)) as [Choice, SQL][];
  // One digit per choice: 1 when it is met, else 0.
  const met =
    choices.length === 0
      ? sql`''`
      : sql.join(
          choices.map(([, condition]) => sql`iif(${condition}, '1', '0')`),
          sql` || `,
        );
  const isWalk = "upTo" in slice;
  const isOfEvents = isWalk
    ? undefined
    : sql`${events.id} in (select value from json_each(${JSON.stringify(slice.eventIds)}))`;
  const rows = amongFiltered(
    db
      .select({ ...countedColumns, met: sql<string>`${met}`.as("met") })
      .from(eventDates)
      .$dynamic(),
    isWalk,
  )
    .where(
      and(isWalk ? within(slice) : isOfEvents, fixedWhere(db, filter, now), sql`length(replace(met, '1', '')) < 2`),
    )
    .orderBy(...inTime)
    .values() as CountedRow[];
  return rows.map((row) => toCounted(row, (marks) => choices[marks.indexOf("0")]?.[0] ?? null));
}

type CountedRow = [string, string, string, number, string, string, string, string, string, string, string];

function toCounted(
  [
    dateId,
    eventId,
    startsAtLocal,
    endsAtUtc,
    city,
    country,
    region,
    format,
    attendance,
    participation,
    marks,
  ]: CountedRow,
  missedOf: (marks: string) => Choice | null,
): CountedDate {
  return {
    dateId,
    eventId,
    startsAtLocal,
    endsAtUtc,
    city,
    country: country.toLowerCase(),
    region,
    format,
    attendance,
    day: startsAtLocal.slice(0, 10),
    participation,
    missed: missedOf(marks),
  };
}

const countedColumns = {
  dateId: eventDates.id,
  eventId: events.id,
  startsAtLocal: eventDates.startsAtLocal,
  endsAtUtc: eventDates.endsAtUtc,
  city: cities.slug,
  country: cities.countryCode,
  region: countries.regionCode,
  format: events.format,
  attendance: events.attendance,
  participation: events.participation,
};

export const within = ({ after, upTo }: Walk): SQL | undefined =>
  and(after ? isAfter(after) : undefined, upTo ? isUpTo(upTo) : undefined);

const several: Record<SeveralFacet, (ids: SQL) => SQL> = {
  theme: (ids) => sql`select ${eventThemes.eventId}, ${eventThemes.theme} from ${eventThemes}
    where ${eventThemes.eventId} in ${ids}`,
  language: (ids) => sql`select distinct ${eventLanguages.eventId}, ${eventLanguages.code} from ${eventLanguages}
    where ${eventLanguages.eventId} in ${ids} and ${usedThere}`,
  access: (ids) => sql`select ${eventInclusion.eventId}, ${eventInclusion.code} from ${eventInclusion}
    where ${eventInclusion.eventId} in ${ids} and ${eventInclusion.answer} = 'yes'`,
};

/** List the values of a facet for some events, as pairs of event id and value. */
export function listValues(db: Database, facet: SeveralFacet, eventIds: readonly string[]): [string, string][] {
  return db.values(several[facet](sql`(select value from json_each(${JSON.stringify(eventIds)}))`));
}
