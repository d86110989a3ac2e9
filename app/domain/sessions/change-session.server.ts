import { type Database, writeTransaction } from "#db/client.server.ts";
import { countSessionSeats, type findSession, updateSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { requireKeepableRoom } from "./require-keepable-room.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { maxCapacity } from "../model/participation.ts";
import type { UrgentChangeFields } from "../model/urgent-change.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { recordScheduleChange } from "../changes/record-schedule-change.server.ts";
import { requireOwnSession } from "../event-access/require-own-session.server.ts";
import { changeSessionTitles } from "./change-session-titles.server.ts";
import type { SessionInput } from "../model/session.ts";
import { allocateSeats } from "../seats/allocate-seats.server.ts";
import { notifySessionChanged } from "../notifications/notify-session-changed.server.ts";
import { validateSessionTimes } from "./validate-session-times.server.ts";

/**
 * Changes a session. Its time, room, track, language and seats count at once; of an approved event a new title waits for
 * a coordinator, and the old one stays.
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden; Invalid by field
 */
export function changeSession(ctx: Context, input: SessionInput & { sessionId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { session, date, event } = requireOwnSession(tx, ctx, input.sessionId);
    const outcome = contentOutcome(tx, ctx.actor, event);
    if (!input.titles[event.language]) throw new Invalid({ [`title.${event.language}`]: { key: "required" } });
    requireKeepableRoom(event, input.room);
    requireSeatsForAll(input.capacity, countSessionSeats(tx, session.id).held);
    const { room, track, spokenLanguage, capacity } = input;
    const participation = participationAfter(session, input.door);
    requireRemovableSignUp(tx, session, participation);
    const next = { ...validateSessionTimes(date, input), room, track, spokenLanguage, capacity, participation };
    const facts = saveFields(tx, ctx, session, next);
    recordUrgentChange(tx, ctx, { event, dateId: null, action: "session", fields: factFields(session, next, facts) });
    const said = { event, sessionId: session.id, titles: input.titles, outcome };
    if (event.review === "approved" && notifiedFields.some((name) => facts.includes(name)))
      notifySessionChanged(tx, ctx.now, session, next);
    // Seats that were added go to those who wait.
    allocateSeats(tx, ctx.now, { dateId: date.id, sessionId: session.id });
    const titles = changeSessionTitles(tx, ctx, said) ? ["title"] : [];
    const fields = [...facts, ...titles];
    if (fields.length === 0) return;
    recordScheduleChange(tx, ctx, {
      event,
      date,
      isNews: fields.some((field) => learned.has(field) && (field !== "title" || outcome === "applied")),
      action: titles.length > 0 && outcome === "proposed" ? "event.propose" : "event.change-session",
      fields: fields.map((name) => `session.${storedName(name)}`),
    });
  });
}

/** The audit log names fields as forms do. */
const storedName = (name: string): string => (name === "participation" ? "door" : name);

/** What is looked at afterwards; how one signs up is the organiser's own affair. */
function factFields(session: Session, next: Partial<Session>, facts: readonly string[]): UrgentChangeFields {
  const columns = facts.filter((name) => name !== "participation") as (keyof Session)[];
  return Object.fromEntries(
    columns.map((name) => [`session.${session.id}.${name}`, { before: session[name], after: next[name] }]),
  );
}

/** What whoever signed up for it must hear of. */
const notifiedFields = ["startsAtUtc", "endsAtUtc", "room"];
/** What calendars say of a session. */
const learned: ReadonlySet<string> = new Set(["startsAtUtc", "endsAtUtc", "room", "title"]);

type Session = NonNullable<ReturnType<typeof findSession>>;

/** @returns the names of what changes now */
function saveFields(tx: Database, ctx: Context, session: Session, next: Partial<Session>): string[] {
  const changed = Object.keys(next).filter((name) => session[name as keyof Session] !== next[name as keyof Session]);
  if (changed.length === 0) return [];
  const sequence = session.sequence + (changed.some((name) => learned.has(name)) ? 1 : 0);
  updateSession(tx, session.id, { ...next, sequence, revisedAt: ctx.now });
  return changed;
}

/** A caller that does not speak of it leaves it as it is. */
const participationAfter = (session: Session, door: SessionInput["door"]): Session["participation"] =>
  door === undefined ? session.participation : door;

/** Where people have signed up for a session, they stay signed up for it. */
function requireRemovableSignUp(tx: Database, session: Session, participation: Session["participation"]): void {
  if (participation !== null || session.participation === null || !countSessionSeats(tx, session.id).isKnown) return;
  throw new Invalid({ door: { key: "sessionHasSignUps" } });
}

/** Nobody who holds a seat loses it by a smaller number. */
function requireSeatsForAll(capacity: number | null, held: number): void {
  if (capacity === null || capacity >= held) return;
  throw new Invalid({ capacity: { key: "numberBetween", values: { min: held, max: maxCapacity } } });
}
