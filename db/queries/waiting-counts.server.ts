import type { Scope } from "#app/domain/model/scope.ts";
import type { IanaZone, Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  countries,
  eventDates,
  eventDrafts,
  eventPictures,
  eventRevisions,
  events,
  eventTexts,
  reports,
  urgentChanges,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";

export type WaitingPlace = {
  since: Instant;
  nextStart: LocalDateTime | null;
  cityId: string;
  countryCode: string;
  regionCode: string;
  timeZone: IanaZone;
};

/**
 * List the place and the moments of each open item about events in some scopes, and nothing else of it. Open rows are
 * looked up first, because they are few among all events.
 */
export function listWaitingPlaces(db: Database, scopes: readonly Scope[]): WaitingPlace[] {
  return db.all<WaitingPlace>(sql`
    with open (event_id, since, needs_public) as materialized (
      select ${events.id}, ${events.submittedAt}, 0 from ${events} where ${events.review} = 'submitted'
      union all select event_id, min(created_at), 1 from (
        select ${eventRevisions.eventId} as event_id, ${eventRevisions.createdAt} as created_at from ${eventRevisions}
          where ${eventRevisions.state} = 'proposed'
        union all select ${eventPictures.eventId}, ${eventPictures.createdAt} from ${eventPictures}
          where ${eventPictures.isProposed} = 1) group by event_id
      union all select ${urgentChanges.eventId}, min(${urgentChanges.at}), 1 from ${urgentChanges}
        where ${urgentChanges.state} = 'open' group by ${urgentChanges.eventId}
      union all select ${reports.eventId}, min(${reports.createdAt}), 0 from ${reports}
        where ${reports.answeredAt} is null group by ${reports.eventId})
    select open.since as "since", ${cities.id} as "cityId", ${cities.countryCode} as "countryCode",
      ${countries.regionCode} as "regionCode", ${cities.timeZone} as "timeZone",
      (select min(d.starts_at_local) from ${eventDates} d where d.event_id = ${events.id}
        and d.status not in ('cancelled', 'postponed') and d.starts_at_utc > open.since) as "nextStart"
    from open cross join ${events} on ${events.id} = open.event_id
      join ${cities} on ${cities.id} = ${events.cityId}
      join ${countries} on ${countries.code} = ${cities.countryCode}
    where (open.needs_public = 0 or ${events.review} = 'approved') and ${inScopes(scopes)}`);
}

/** Count the events and drafts of some organisations with which an organiser has something to do. */
export function countOwnTurn(db: Database, organisationIds: readonly string[], now: Instant): number {
  const own = sql`(select value from json_each(${JSON.stringify(organisationIds)}))`;
  const hasDate = (condition: ReturnType<typeof sql>) =>
    sql`exists (select 1 from ${eventDates} d where d.event_id = ${events.id} and ${condition})`;
  const isOver = sql`(${hasDate(sql`1`)} and not ${hasDate(sql`d.ends_at_utc > ${now}`)})`;
  const isCancelled = sql`(${hasDate(sql`1`)} and not ${hasDate(sql`d.status <> 'cancelled'`)})`;
  const isTyped = sql`exists (select 1 from ${eventDrafts} d
    where d.event_id = ${events.id} and d.organisation_id in ${own})`;
  const isOutdated = sql`exists (select 1 from ${eventTexts} t where t.event_id = ${events.id} and t.state = 'outdated')`;
  // The sign keeps SQLite from looking up all events of a state: those of an organisation are few.
  const review = sql`+${events.review}`;
  const row = db.get<{ count: number }>(sql`select
    (select count(*) from ${events} where ${events.leadOrganisationId} in ${own} and (
      ${review} in ('changes_requested', 'draft')
      or (${review} in ('submitted', 'approved') and ${isTyped})
      or (${review} = 'approved' and not ${isCancelled} and ${isOutdated})) and not ${isOver})
    + (select count(*) from ${eventDrafts} where ${eventDrafts.organisationId} in ${own}
      and ${eventDrafts.eventId} not in (select ${events.id} from ${events} where ${events.leadOrganisationId} in ${own}))
    as "count"`);
  return row.count;
}
