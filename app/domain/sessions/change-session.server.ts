import { type Database, type Writable, writeTransaction } from "#db/client.server.ts";
import { countSessionSeats, type findSession, updateSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { requireKeepableRoom } from "./require-keepable-room.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { maxCapacity } from "../model/participation.ts";
import { writableOf } from "../changes/writable.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { requireOwnSession } from "../event-access/require-own-session.server.ts";
import { changeSessionTitles, titleChanges } from "./change-session-titles.server.ts";
import type { SessionInput } from "../model/session.ts";
import { validateSessionTimes } from "./validate-session-times.server.ts";

/**
 * Change a session. Time, room, track, language and capacity change at once; new titles for an approved event are
 * proposed to a coordinator, unless the lead is trusted.
 * @throws NotFound for an actor who may not edit the event; Conflict when the event was refused or hidden; Invalid by
 * field
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
    const changed = Object.keys(next).filter(
      (name) => session[name as keyof Session] !== next[name as keyof typeof next],
    );
    const titles = titleChanges(tx, session.id, input.titles).length > 0 ? ["title"] : [];
    const fields = [...changed, ...titles];
    const setTitles = (writable: Writable) =>
      changeSessionTitles(writable, ctx, { event, sessionId: session.id, titles: input.titles, outcome });
    // Entering the public titles again withdraws proposed ones.
    if (fields.length === 0) return setTitles(writableOf(tx));
    const action = titles.length > 0 && outcome === "proposed" ? "event.propose" : "event.change-session";
    const audit = [{ action, fields: fields.map((name) => `session.${storedName(name)}`) }];
    recordChange(tx, ctx, { event, audit, urgent: "session" }, (writable) => {
      if (changed.length > 0) updateSession(writable, session.id, { ...next, revisedAt: ctx.now });
      setTitles(writable);
    });
  });
}

/** Return the name of a column for the audit log, which names fields as forms do. */
const storedName = (name: string): string => (name === "participation" ? "door" : name);

type Session = NonNullable<ReturnType<typeof findSession>>;

/** Return the new participation mode of a session; an undefined input keeps the present one. */
const participationAfter = (session: Session, door: SessionInput["door"]): Session["participation"] =>
  door === undefined ? session.participation : door;

/** Refuse to remove the sign-up of a session that has sign-ups. @throws Invalid `door` */
function requireRemovableSignUp(tx: Database, session: Session, participation: Session["participation"]): void {
  if (participation !== null || session.participation === null || !countSessionSeats(tx, session.id).isKnown) return;
  throw new Invalid({ door: { key: "sessionHasSignUps" } });
}

/** Refuse a capacity below the seats held. @throws Invalid `capacity` */
function requireSeatsForAll(capacity: number | null, held: number): void {
  if (capacity === null || capacity >= held) return;
  throw new Invalid({ capacity: { key: "numberBetween", values: { min: held, max: maxCapacity } } });
}
