import { findCoHost, listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import { type FoundEvent, listDates, listTexts } from "#db/queries/events.server.ts";
import { listAllSessions } from "#db/queries/sessions.server.ts";
import { listDatesInCity, listDatesOfOrganisers, type SameTimeDate } from "#db/queries/overlapping-dates.server.ts";
import type { CoHostState } from "../model/co-hosting.ts";
import { type Context, organisationIdsOf, scopesOf } from "../context.ts";
import { foldName } from "../text/fold-name.ts";
import { isSimilar } from "../text/similarity.ts";
import { addDays, type Instant, localDateOf } from "../time/zoned-time.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";
import { takesPlace } from "../model/date.ts";
import { overlap, roomClashes } from "../model/session.ts";

/** Maximum number of dates of other events to compare, and of events to name per kind of warning. */
const maxCompared = 300;
const maxNamed = 5;

export const warningKinds = ["possibleDouble", "sameVenue", "sameOrganiser"] as const;
export type WarningKind = (typeof warningKinds)[number];
/** Event that a warning names. `asked`: state of the request to co-host it; null when there is none. */
export type NamedEvent = {
  eventId: string;
  slug: string;
  title: string;
  textLanguage: string;
  startsAtLocal: SameTimeDate["startsAtLocal"];
  isPublic: boolean;
  canAsk: boolean;
  asked: CoHostState | null;
};
type OwnDate = ReturnType<typeof listDates>[number];

/**
 * Return the warnings about an event; they never block anything. Events of others are named only when they are public,
 * and places compared only where both are public: a warning must not reveal drafts or addresses (product 3).
 * @throws NotFound for everybody but members of the lead and of accepted co-hosts
 */
export function listWarnings(ctx: Context, eventId: string) {
  return warningsOf(ctx, requireHostedEvent(ctx.db, ctx, eventId), { isReviewer: false });
}

/** Return the warnings for a coordinator, who also sees the unpublished events and all places of their scopes. */
export const listReviewWarnings = (ctx: Context, event: FoundEvent) => warningsOf(ctx, event, { isReviewer: true });

type Reader = { isReviewer: boolean };

function warningsOf(ctx: Context, event: FoundEvent, reader: Reader) {
  const all = listDates(ctx.db, event.id);
  const own = all.filter(takesPlace);
  const sessions = listAllSessions(
    ctx.db,
    own.map((date) => date.id),
  );
  return {
    eventId: event.id,
    sessionsOutside: own.some((date) =>
      sessions.some(
        (session) =>
          session.eventDateId === date.id &&
          (session.startsAtUtc < date.startsAtUtc || session.endsAtUtc > date.endsAtUtc),
      ),
    ),
    roomClash: own.some(
      (date) => roomClashes(sessions.filter((session) => session.eventDateId === date.id)).length > 0,
    ),
    others: own.length === 0 ? [] : othersInTheWay(ctx, event, own, reader),
  };
}
export type Warnings = ReturnType<typeof warningsOf>;

function othersInTheWay(ctx: Context, event: FoundEvent, own: readonly OwnDate[], { isReviewer }: Reader) {
  const memberOf = organisationIdsOf(ctx.actor);
  const scopes = isReviewer ? scopesOf(ctx.actor) : [];
  const query = { exceptEventId: event.id, memberOf, scopes, limit: maxCompared };
  const days = own.map((date) => localDateOf(date.startsAtLocal)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  // Include the day before: its events may still be going on.
  const inCity = listDatesInCity(ctx.db, {
    ...query,
    cityId: event.cityId,
    from: addDays(first, -1),
    to: addDays(last, 1),
  });
  const ofOrganisers = listDatesOfOrganisers(ctx.db, {
    ...query,
    organiserIds: [event.leadOrganisationId, ...listAcceptedIds(ctx.db, event.id)],
    from: Math.min(...own.map((date) => date.startsAtUtc)) as Instant,
    to: Math.max(...own.map((date) => date.endsAtUtc)) as Instant,
  });
  const titles = listTexts(ctx.db, event.id).map((text) => text.title);
  const isDouble = (other: SameTimeDate) =>
    own.some((date) => localDateOf(date.startsAtLocal) === localDateOf(other.startsAtLocal)) &&
    titles.some((title) => isSimilar(title, other.title));
  const isAtSameTime = (other: SameTimeDate) => own.some((date) => overlap(date, other));
  const isThere = (other: SameTimeDate) => isAtSameTime(other) && isSameVenue(event, other, isReviewer);
  const found: Record<WarningKind, SameTimeDate[]> = {
    possibleDouble: inCity.filter(isDouble),
    sameVenue: inCity.filter(isThere),
    sameOrganiser: ofOrganisers.filter((other) => isAtSameTime(other) && !isThere(other)),
  };
  return warningKinds.map((kind) => ({ kind, events: named(ctx, event, memberOf, found[kind]) }));
}

/**
 * True when two events share a venue, by name or address, ignoring accents and case. For organisers, both places must
 * be public.
 */
function isSameVenue(event: FoundEvent, other: SameTimeDate, isReviewer: boolean): boolean {
  const arePublic = isReviewer || (event.placeLevel === "public" && other.placeLevel === "public");
  const isOnline = event.attendance === "online" || other.attendance === "online";
  if (!arePublic || isOnline) return false;
  const isSame = (a: string | null, b: string | null) => a !== null && b !== null && foldName(a) === foldName(b);
  return isSame(event.venueName, other.venueName) || isSame(event.streetAddress, other.streetAddress);
}

/** Return each event once, with its first clashing date, up to `maxNamed` events. */
function named(ctx: Context, event: FoundEvent, memberOf: readonly string[], dates: readonly SameTimeDate[]) {
  const once = dates.filter((date, index) => dates.findIndex((other) => other.eventId === date.eventId) === index);
  return once.slice(0, maxNamed).map((date): NamedEvent => {
    const asked = findCoHost(ctx.db, date.eventId, event.leadOrganisationId)?.state ?? null;
    const isLead = memberOf.includes(event.leadOrganisationId);
    const isPublic = date.review === "approved";
    return {
      eventId: date.eventId,
      slug: date.slug,
      title: date.title,
      textLanguage: date.textLanguage,
      startsAtLocal: date.startsAtLocal,
      isPublic,
      canAsk: isPublic && isLead && asked === null && !memberOf.includes(date.leadOrganisationId),
      asked,
    };
  });
}
