import type { Language } from "#app/domain/languages/language.ts";
import type { ListedState, ListOrder } from "#app/domain/model/review-state.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { addDays, type Instant, type LocalDate, type LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  countries,
  eventDates,
  events,
  eventTexts,
  features,
  organisations,
  reports,
  reviewClaims,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";

export type ScopedEventsQuery = {
  language: Language;
  scopes: readonly Scope[];
  now: Instant;
  today: LocalDate;
  /** Folded by `searchWords`; each begins a word of a title, an organisation or a city. */
  words: readonly string[];
  state: ListedState | null;
  countryCode: string | null;
  cityId: string | null;
  organisationId: string | null;
  textLanguage: Language | null;
  from: LocalDate | null;
  to: LocalDate | null;
  /** Only these events; null: all. */
  ids: readonly string[] | null;
  /** Only events that this account claimed after a moment. */
  claimed: { accountId: string; since: Instant } | null;
  isReported: boolean;
  isFeatured: boolean;
  order: ListOrder;
  limit: number;
  offset: number;
};

const isOff = sql`(${organisations.state} <> 'verified' or ${organisations.hiddenAt} is not null
  or ${cities.hiddenAt} is not null)`;
const listedState = sql<ListedState>`case
  when ${events.review} <> 'approved' then ${events.review}
  when ${isOff} then 'hidden'
  when not exists (select 1 from ${eventDates} d where d.event_id = ${events.id} and d.status <> 'cancelled')
    then 'cancelled'
  else 'approved' end`;
const isOpenReport = sql`exists (select 1 from ${reports} r where r.event_id = ${events.id} and r.answered_at is null)`;
const lastChange = sql<Instant>`max(${events.updatedAt}, coalesce(${events.submittedAt}, 0))`;

/** True when a word begins a word of a text. @param text with names or titles */
const hasWord = (text: SQL, word: string): SQL => sql`instr(search_words(${text}), ${` ${word}`}) > 0`;

/**
 * Condition for events of which a word begins a word of a title, in any language, or of the names of the organisation
 * or the city. Names are looked up first: they are few, and titles are read only where no name has the word.
 */
export function hasEventWord(word: string): SQL {
  const names = sql`o.name || ' ' || coalesce(o.alias, '')`;
  return sql`(${events.leadOrganisationId} in (select o.id from ${organisations} o where ${hasWord(names, word)})
    or ${events.cityId} in (select c.id from ${cities} c where ${hasWord(sql`c.name`, word)}
      union all select t.city_id from ${cityTexts} t where ${hasWord(sql`t.name`, word)})
    or exists (select 1 from ${eventTexts} t where t.event_id = ${events.id} and ${hasWord(sql`t.title`, word)}))`;
}

/** Condition for events with a date on a day of a span. */
function isWithin({ from, to }: ScopedEventsQuery): SQL | undefined {
  if (from === null && to === null) return undefined;
  const ends = from === null ? sql`1` : sql`d.ends_at_local >= ${from}`;
  const starts = to === null ? sql`1` : sql`d.starts_at_local < ${addDays(to, 1)}`;
  return sql`exists (select 1 from ${eventDates} d where d.event_id = ${events.id} and ${ends} and ${starts})`;
}

function isPlaced(query: ScopedEventsQuery): SQL | undefined {
  return and(
    query.countryCode === null ? undefined : eq(cities.countryCode, query.countryCode),
    query.cityId === null ? undefined : eq(events.cityId, query.cityId),
    query.organisationId === null ? undefined : eq(events.leadOrganisationId, query.organisationId),
  );
}

function isMarked({ claimed, isReported, isFeatured, today, textLanguage, ids }: ScopedEventsQuery): SQL | undefined {
  return and(
    ids === null ? undefined : sql`${events.id} in (select value from json_each(${JSON.stringify(ids)}))`,
    textLanguage === null
      ? undefined
      : sql`exists (select 1 from ${eventTexts} t where t.event_id = ${events.id} and t.language = ${textLanguage})`,
    claimed === null
      ? undefined
      : sql`exists (select 1 from ${reviewClaims} k where k.subject_kind = 'event' and k.subject_id = ${events.id}
          and k.account_id = ${claimed.accountId} and k.claimed_at > ${claimed.since})`,
    isReported ? isOpenReport : undefined,
    isFeatured
      ? sql`exists (select 1 from ${features} f where f.event_id = ${events.id} and f.ends_on >= ${today})`
      : undefined,
  );
}

/** The next date of an event that has not ended, else its last one. */
const nextStart = (now: Instant): SQL =>
  sql`(select min(d.starts_at_local) from ${eventDates} d where d.event_id = ${events.id} and d.ends_at_utc > ${now})`;
const lastStart = sql`(select max(d.starts_at_local) from ${eventDates} d where d.event_id = ${events.id})`;
/** The language in which the title is shown: the reader's, else that of the original text. */
const titleLanguage = (language: Language): SQL<Language> =>
  sql`coalesce((select t.language from ${eventTexts} t where t.event_id = ${events.id} and t.language = ${language}),
    ${events.language})`;
const shownTitle = (language: Language): SQL<string> =>
  sql`(select t.title from ${eventTexts} t where t.event_id = ${events.id} and t.language = ${titleLanguage(language)})`;

function orderOf({ order, language }: ScopedEventsQuery): SQL {
  if (order === "changed") return sql`${lastChange} desc`;
  if (order === "title") return sql`fold(${shownTitle(language)})`;
  // Dates to come first, the next one leading; then the past ones, the latest leading.
  return sql`min(d.next) is null, min(d.next), max(d.starts_at_local) desc`;
}

/** Each date of the matching events once, for the order by date; else one row for each event. */
const datesFor = ({ order, now }: ScopedEventsQuery): SQL =>
  order === "day"
    ? sql`left join (select event_id, starts_at_local, iif(ends_at_utc > ${now}, starts_at_local, null) as next
        from ${eventDates}) d on d.event_id = matched.id`
    : sql``;

/**
 * Find a page of the events in some scopes that match a query, and how many there are in each state.
 * @returns `ids` in order; `counts` of all matches by state, whatever state the query asks for
 */
export function findScopedEvents(
  db: Database,
  query: ScopedEventsQuery,
): { ids: string[]; counts: Partial<Record<ListedState, number>> } {
  const condition = and(
    inScopes(query.scopes),
    sql`${events.review} <> 'draft'`,
    isPlaced(query),
    isWithin(query),
    isMarked(query),
    ...query.words.map(hasEventWord),
  );
  const inState = query.state === null ? sql`1` : sql`matched.state = ${query.state}`;
  const rows = db.all<{ counts: string | null; id: string | null }>(sql`
    with matched as materialized (
      select ${events.id} as id, ${listedState} as state from ${events}
        join ${organisations} on ${organisations.id} = ${events.leadOrganisationId}
        join ${cities} on ${cities.id} = ${events.cityId}
        join ${countries} on ${countries.code} = ${cities.countryCode}
      where ${condition}
    ), page as (
      select ${events.id} as id from matched cross join ${events} on ${events.id} = matched.id ${datesFor(query)}
      where ${inState} group by ${events.id}
      order by ${orderOf(query)}, ${events.id} limit ${query.limit} offset ${query.offset}
    ), counted as (
      select json_group_object(state, count) as counts from (select state, count(*) as count from matched group by state)
    )
    select counted.counts, page.id from counted left join page on true`);
  return {
    ids: rows.flatMap(({ id }) => (id === null ? [] : [id])),
    counts: JSON.parse(rows[0]?.counts ?? "{}") as Partial<Record<ListedState, number>>,
  };
}

/** Read what the list of events shows of some events, in the order of their ids. */
export function readScopedEvents(
  db: Database,
  ids: readonly string[],
  { language, now }: { language: Language; now: Instant },
) {
  const rows = db
    .select({
      id: events.id,
      state: listedState,
      review: events.review,
      title: shownTitle(language),
      titleLanguage: titleLanguage(language),
      textLanguage: events.language,
      startsAtLocal: sql<LocalDateTime | null>`coalesce(${nextStart(now)}, ${lastStart})`,
      dateCount: sql<number>`(select count(*) from ${eventDates} d where d.event_id = ${events.id})`,
      lastChange,
      isReported: sql<number>`${isOpenReport}`,
      organisationId: organisations.id,
      organisationName: organisations.name,
      organisationState: organisations.state,
      organisationHiddenAt: organisations.hiddenAt,
      cityId: cities.id,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      cityHiddenAt: cities.hiddenAt,
      countryCode: cities.countryCode,
      timeZone: cities.timeZone,
      holderId: reviewClaims.accountId,
      claimedAt: reviewClaims.claimedAt,
    })
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .leftJoin(reviewClaims, and(eq(reviewClaims.subjectKind, "event"), eq(reviewClaims.subjectId, events.id)))
    .where(inArray(events.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
export type ScopedEvent = ReturnType<typeof readScopedEvents>[number];

/** List the cities in some scopes, with their countries, by name in a language. */
export function listScopedCities(db: Database, scopes: readonly Scope[], language: Language) {
  return db
    .select({
      id: cities.id,
      name: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      countryCode: cities.countryCode,
    })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(inScopes(scopes))
    .all();
}

/** List the pages of places on which some events are featured now or later. @param today in UTC */
export const listFeaturesOf = (db: Database, eventIds: readonly string[], today: LocalDate) =>
  db
    .select({ eventId: features.eventId, kind: features.placeKind, code: features.placeCode })
    .from(features)
    .where(and(inArray(features.eventId, [...eventIds]), sql`${features.endsOn} >= ${today}`))
    .all();
