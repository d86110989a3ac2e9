import type { Database, Writable } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { type FoundEvent, touchEvent, updateDate } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { countSeats, findPool, listPoolsOfDate, type PoolKey } from "#db/queries/seats.server.ts";
import { updateSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { notifyDateChanged } from "../notifications/notify-date-changed.server.ts";
import { notifyDatesAdded } from "../notifications/notify-dates-added.server.ts";
import { notifySessionChanged } from "../notifications/notify-session-changed.server.ts";
import { allocateSeats } from "../seats/allocate-seats.server.ts";
import {
  type DatePair,
  differsIn,
  type EventSnapshot,
  pairsOf,
  hasOtherContent,
  readSnapshot,
  type SessionPair,
  type TextPair,
} from "./event-snapshot.server.ts";
import type { UrgentChangeFields } from "../model/urgent-change.ts";
import { bumpDateSequences } from "./bump-sequences.server.ts";
import { recordReview } from "./record-review.server.ts";
import { recordUrgentChange } from "./record-urgent-change.server.ts";
import { dateFields, sessionFields, textFields } from "./urgent-fields.ts";

export type AuditEntry = { action: string; fields?: readonly string[]; oldState?: string; newState?: string };

export type EventChange = {
  /** The event before the change. */
  event: FoundEvent;
  audit?: readonly AuditEntry[];
  /** Action of the urgent change that coordinators review afterwards; null when nothing is to be reviewed. */
  urgent?: string | null;
  /** Step of the review that the change makes, recorded by `recordReview`. */
  review?: Omit<Parameters<typeof recordReview>[2], "event">;
};

/**
 * Run a write to an event and do, once, everything that follows from it, in this transaction: audit log, cached pages,
 * SEQUENCE (RFC 5545 3.8.7.4), urgent changes, notifications, seats for the waitlist. Effects are derived from the
 * difference, so undoing has the same effects as changing by hand.
 * @param write gets the only transaction in which an event and what belongs to it can be written
 * @throws Conflict `noLongerFits` when fewer seats would be left than are held
 */
export function recordChange<R>(tx: Database, ctx: Context, change: EventChange, write: (tx: Writable) => R): R {
  const { event, audit = [], urgent = null, review } = change;
  const writable = tx as Writable;
  const before = readSnapshot(tx, event.id);
  const result = write(writable);
  const after = readSnapshot(tx, event.id);
  const difference = differenceOf(before, after);
  applyEffects(writable, ctx, { event, urgent, before, after, difference });
  for (const entry of audit) {
    recordAudit(tx, ctx, { ...entry, subjectKind: "event", subjectId: event.id, cityId: event.cityId });
  }
  if (review) recordReview(tx, ctx, { event, ...review });
  for (const pool of resizedPools(difference)) requireSeatsForAll(tx, pool);
  for (const pool of poolsOf(tx, difference)) allocateSeats(tx, ctx.now, pool);
  return result;
}

/** Apply the effects of a difference: cached pages, urgent changes, SEQUENCE, notifications. */
function applyEffects(
  tx: Writable,
  ctx: Context,
  {
    event,
    urgent,
    before,
    after,
    difference,
  }: { event: FoundEvent; urgent: string | null; before: EventSnapshot; after: EventSnapshot; difference: Difference },
): void {
  const hasNewContent = hasOtherContent(before, after);
  if (hasNewContent) touchEvent(tx, event.id, ctx.now);
  const isOther = hasNewContent || before.event?.review !== after.event?.review;
  if (isOther && (isApproved(before) || isApproved(after))) raiseProgrammeVersion(tx);
  if (isApproved(before)) {
    if (urgent !== null) recordUrgent(tx, ctx, { event, action: urgent, difference });
    informReaders(tx, ctx, { before, after, difference });
  }
  const isToggled = isApproved(before) !== isApproved(after);
  if (isToggled && event.approvedAt !== null) bumpDateSequences(tx, ctx, event.id);
}

const isApproved = ({ event }: EventSnapshot): boolean => event?.review === "approved";

type Difference = {
  dates: readonly DatePair[];
  sessions: readonly SessionPair[];
  texts: readonly TextPair[];
  coHosts: { before: readonly string[]; after: readonly string[] };
  /** Ids of the public pictures. */
  picture: { before: string | null; after: string | null };
};

const differenceOf = (before: EventSnapshot, after: EventSnapshot): Difference => ({
  coHosts: { before: before.coHosts, after: after.coHosts },
  picture: { before: before.picture?.id ?? null, after: after.picture?.id ?? null },
  texts: pairsOf(before.texts, after.texts),
  dates: pairsOf(before.dates, after.dates),
  sessions: pairsOf(before.sessions, after.sessions),
});

const dateOf = ({ dates }: Difference, session: SessionPair): DatePair | undefined =>
  dates.find(({ id }) => id === (session.after ?? session.before)?.eventDateId);

/** Record one urgent change for each date, and one for everything else, which belongs to the event. */
function recordUrgent(
  tx: Database,
  ctx: Context,
  { event, action, difference }: { event: FoundEvent; action: string; difference: Difference },
): void {
  for (const date of difference.dates) {
    const fields = dateFields(date);
    if (Object.keys(fields).length > 0) recordUrgentChange(tx, ctx, { event, dateId: date.id, action, fields });
  }
  const { language } = event;
  const fields = difference.sessions.map((session) =>
    sessionFields(session, { date: dateOf(difference, session), language }),
  );
  const { coHosts, picture } = difference;
  // Include co-hosts without a check: `recordUrgentChange` drops fields with equal values before and after.
  const all = Object.assign(
    { coOrganisers: coHosts, ...(picture.before === picture.after ? {} : { picture }) },
    ...difference.texts.map((text) => textFields(text, language)),
    ...fields,
  ) as UrgentChangeFields;
  recordUrgentChange(tx, ctx, { event, dateId: null, action, fields: all });
}

/** Columns of a date that a calendar entry shows. */
const dateEntry = ["startsAtUtc", "endsAtUtc", "timeZone", "status", "statusNote"] as const;
/** Columns of a session that show in the entry of its date, once it has a public title. */
const sessionEntry = ["startsAtUtc", "endsAtUtc", "room"] as const;
const placeOfEvent = ["venueName", "streetAddress", "district", "placeAsk", "attendance"] as const;

/** Raise the SEQUENCE of changed calendar entries and notify their attendees. */
function informReaders(
  tx: Writable,
  ctx: Context,
  { before, after, difference }: { before: EventSnapshot; after: EventSnapshot; difference: Difference },
): void {
  const { event } = before;
  if (!event || !after.event) return;
  const isOtherPlace = differsIn({ id: event.id, before: event, after: after.event }, placeOfEvent);
  const isNews = (date: DatePair): boolean =>
    differsIn(date, dateEntry) || (isOtherPlace && (date.after?.endsAtUtc ?? 0) > ctx.now);
  for (const date of difference.dates.filter((pair) => pair.before && pair.after)) {
    const hasOtherLine = difference.sessions.some((session) => isOfDate(session, date) && isOtherLine(session));
    if (isNews(date) || hasOtherLine) informOfDate(tx, ctx, { event, date, isNotified: isNews(date) });
  }
  // Do not notify of a session whose date is notified already: one mail per change.
  const told = new Set(difference.dates.filter(isNews).map(({ id }) => id));
  for (const session of difference.sessions) informOfSession(tx, ctx, session, told);
  const added = difference.dates.flatMap((date) => (!date.before && date.after ? [date.after] : []));
  const [first] = added;
  if (!first) return;
  notifyDatesAdded(tx, ctx, { eventId: event.id, dateIds: added.map(({ id }) => id), timeZone: first.timeZone });
}

function informOfDate(
  tx: Writable,
  ctx: Context,
  { event, date, isNotified }: { event: FoundEvent; date: DatePair; isNotified: boolean },
): void {
  const { id, before, after } = date;
  if (!before || !after) return;
  const sequence = before.sequence + 1;
  updateDate(tx, id, { sequence, revisedAt: ctx.now });
  if (isNotified) notifyDateChanged(tx, ctx, { date: before, event, after: { ...after, sequence } });
}

const isOfDate = (session: SessionPair, { id }: DatePair): boolean =>
  (session.after ?? session.before)?.eventDateId === id;

const lineOf = (session: SessionPair["after"]): string | null =>
  session && Object.keys(session.titles).length > 0
    ? JSON.stringify([...sessionEntry.map((column) => session[column]), Object.entries(session.titles).sort()])
    : null;

const isOtherLine = ({ before, after }: SessionPair): boolean => lineOf(before) !== lineOf(after);

function informOfSession(tx: Writable, ctx: Context, session: SessionPair, toldDates: ReadonlySet<string>): void {
  const { id, before, after } = session;
  if (!before || !after || !(differsIn(session, sessionEntry) || isOtherLine(session))) return;
  updateSession(tx, id, { sequence: before.sequence + 1, revisedAt: ctx.now });
  if (differsIn(session, sessionEntry) && !toldDates.has(after.eventDateId)) {
    notifySessionChanged(tx, ctx.now, before, after);
  }
}

/** List the pools whose free seats may have changed. */
function poolsOf(tx: Database, { dates, sessions }: Difference): PoolKey[] {
  const ofDates = dates
    .filter((date) => date.before && date.after && differsIn(date, ["status", "startsAtUtc", "capacity"]))
    .flatMap(({ id }) => listPoolsOfDate(tx, id));
  const ofSessions = sessions
    .filter((session) => session.before && session.after && differsIn(session, ["startsAtUtc", "capacity"]))
    .map(poolOfSession);
  const keys = [...ofDates, ...ofSessions];
  return keys.filter((key, place) => keys.findIndex((other) => isSamePool(key, other)) === place);
}

const poolOfSession = ({ id, after }: SessionPair): PoolKey => ({ dateId: after?.eventDateId ?? "", sessionId: id });

const isSamePool = (a: PoolKey, b: PoolKey): boolean => a.dateId === b.dateId && a.sessionId === b.sessionId;

const resizedPools = ({ dates, sessions }: Difference): PoolKey[] => [
  ...dates
    .filter((date) => date.before && date.after && differsIn(date, ["capacity"]))
    .map(({ id }) => ({ dateId: id, sessionId: null })),
  ...sessions
    .filter((session) => session.before && session.after && differsIn(session, ["capacity"]))
    .map(poolOfSession),
];

/** Refuse a capacity below the seats that are held. @throws Conflict `noLongerFits` */
function requireSeatsForAll(tx: Database, key: PoolKey): void {
  const pool = findPool(tx, key);
  if (pool && pool.capacity !== null && countSeats(tx, key) > pool.capacity) throw new Conflict("noLongerFits");
}
