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
    const changed = Object.keys(next).filter(
      (name) => session[name as keyof Session] !== next[name as keyof typeof next],
    );
    const titles = titleChanges(tx, session.id, input.titles).length > 0 ? ["title"] : [];
    const fields = [...changed, ...titles];
    const setTitles = (writable: Writable) =>
      changeSessionTitles(writable, ctx, { event, sessionId: session.id, titles: input.titles, outcome });
    // The title that is public takes back one that waited.
    if (fields.length === 0) return setTitles(writableOf(tx));
    const action = titles.length > 0 && outcome === "proposed" ? "event.propose" : "event.change-session";
    const audit = [{ action, fields: fields.map((name) => `session.${storedName(name)}`) }];
    recordChange(tx, ctx, { event, audit, urgent: "session" }, (writable) => {
      if (changed.length > 0) updateSession(writable, session.id, { ...next, revisedAt: ctx.now });
      setTitles(writable);
    });
  });
}

/** The audit log names fields as forms do. */
const storedName = (name: string): string => (name === "participation" ? "door" : name);

type Session = NonNullable<ReturnType<typeof findSession>>;

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
