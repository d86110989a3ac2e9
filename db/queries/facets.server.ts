import type { PageKey, ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, countries, eventDates, eventInclusion, eventLanguages, events, eventThemes } from "../schema/index.ts";
import { amongFiltered, inTime, isAfter, isUpTo } from "./programme.server.ts";
import { type Choice, choiceWhere, fixedWhere, usedThere } from "./programme-where.server.ts";

/** A date with what is counted of it. */
export type CountedDate = Record<SingleFacet, string> & {
  dateId: string;
  eventId: string;
  startsAtLocal: string;
  endsAtUtc: number;
  participation: string;
  /** The one choice it does not meet; null: it meets all. */
  missed: Choice | null;
};
export type SingleFacet = "city" | "country" | "region" | "format" | "attendance" | "day";
/** What an event may have several of. */
export type SeveralFacet = "theme" | "language" | "access";

/** Dates after one and up to another in the order of time; null: from the first, to the last. */
export type Walk = { after: PageKey | null; upTo: PageKey | null };
/** Which dates are looked at: some in the order of time, or those of some events. */
export type Slice = Walk | { eventIds: readonly string[] };

/** The last of the next so many dates after one, in the order of time; null where there are not so many. */
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

/** The dates of a slice that meet all choices of a filter, or all but one, in the order of time. */
export function listCounted(db: Database, filter: ProgrammeFilter, now: Instant, slice: Slice): CountedDate[] {
  const choices = Object.entries(choiceWhere(db, filter)) as [Choice, SQL][];
  // One mark for each choice: met or not.
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

/** What each of some events has of a facet it may have several of. */
export function listValues(db: Database, facet: SeveralFacet, eventIds: readonly string[]): [string, string][] {
  return db.values(several[facet](sql`(select value from json_each(${JSON.stringify(eventIds)}))`));
}
