import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findEvent, type FoundEvent, listDates, listTexts, setText, updateEvent } from "#db/queries/events.server.ts";
import { findPicturesOf, insertPicture } from "#db/queries/pictures.server.ts";
import { listAllSessions, readSessionTitles } from "#db/queries/sessions.server.ts";
import { randomUUID } from "node:crypto";
import { writableOf } from "../changes/writable.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Invalid } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { isSpokenLanguage } from "../languages/spoken-language.ts";
import { textParts } from "../model/event.ts";
import type { SessionInput } from "../model/session.ts";
import type { Authorized } from "../permissions.ts";
import { linkPictureFiles } from "../pictures/link-picture-files.server.ts";
import { scheduleSession } from "../sessions/schedule-session.server.ts";
import { isoWeekday, localDateOf, type LocalDateTime, shiftLocal, timeOfDay } from "../time/zoned-time.ts";

type Pair = { source: FoundEvent; copy: Authorized<FoundEvent> };

/**
 * Give a new event what belongs to the one that it copies: picture with alternative text and credit, translations,
 * sessions. Nothing happens when that one is gone, or led by another organisation.
 * @throws NotFound for an actor who may not edit the new event
 */
export function copyBelongings(ctx: Context, { from, to }: { from: string; to: string }): void {
  const tx = ctx.db;
  const copy = requireOwnEvent(tx, ctx, to);
  const source = findEvent(tx, from);
  if (!source || source.leadOrganisationId !== copy.leadOrganisationId) return;
  updateEvent(writableOf(tx), copy, { copiedFrom: source.id });
  recordAudit(tx, ctx, { action: "event.copy", subjectKind: "event", subjectId: copy.id, cityId: copy.cityId });
  copyTexts(tx, ctx, { source, copy });
  copyPicture(tx, ctx, { source, copy });
  copySessions(ctx, { source, copy });
}

/** Copy the translations; they are outdated where the original of the copy was changed before it was complete. */
function copyTexts(tx: Database, ctx: Context, { source, copy }: Pair): void {
  const texts = listTexts(tx, source.id);
  const originalOf = (event: FoundEvent) => listTexts(tx, event.id).find(({ language }) => language === event.language);
  const [before, after] = [originalOf(source), originalOf(copy)];
  const isSame = textParts.every((part) => before?.[part] === after?.[part]);
  for (const text of texts.filter(({ language }) => language !== source.language && language !== copy.language)) {
    const state = isSame ? text.state : "outdated";
    setText(writableOf(tx), { ...text, eventId: copy.id, state, authorId: accountIdOf(ctx.actor), updatedAt: ctx.now });
  }
}

function copyPicture(tx: Database, ctx: Context, { source, copy }: Pair): void {
  const { current } = findPicturesOf(tx, source.id);
  if (!current || !ctx.uploadsDir) return;
  const id = randomUUID();
  if (!linkPictureFiles(ctx.uploadsDir, current, id)) return;
  insertPicture(writableOf(tx), copy, { ...current, id, isProposed: false, createdAt: ctx.now });
}

/** Copy the sessions of each date to the date that it became; those that do not fit into the new times are left out. */
function copySessions(ctx: Context, { source, copy }: Pair): void {
  const before = listDates(ctx.db, source.id);
  const sessions = listAllSessions(
    ctx.db,
    before.map(({ id }) => id),
  );
  const titlesOf = readSessionTitles(
    ctx.db,
    sessions.map(({ id }) => id),
  );
  const becomes = pairedDates(before, listDates(ctx.db, copy.id));
  for (const session of sessions) {
    const pair = becomes.get(session.eventDateId);
    const titles = titlesOf(session.id);
    const title = titles[copy.language] ?? titles[source.language];
    if (!pair || !title) continue;
    const input = sessionInputOf(session, pair, copy);
    skipInvalid(() => scheduleSession(ctx, { ...input, titles: { ...titles, [copy.language]: title } }));
  }
}

/** Return the input for a session of the date that its own became. */
function sessionInputOf(
  session: ReturnType<typeof listAllSessions>[number],
  [old, date]: [FoundDate, FoundDate],
  { placeLevel }: FoundEvent,
): Omit<SessionInput, "titles"> & { dateId: string } {
  const moved = (time: LocalDateTime) => shiftLocal(time, old.startsAtLocal, date.startsAtLocal);
  const { spokenLanguage } = session;
  return {
    dateId: date.id,
    start: moved(session.startsAtLocal),
    end: moved(session.endsAtLocal),
    room: placeLevel === "by_partner" ? null : session.room,
    track: session.track,
    spokenLanguage: isSpokenLanguage(spokenLanguage) ? spokenLanguage : null,
    capacity: session.capacity,
    door: session.participation,
  };
}

type FoundDate = ReturnType<typeof listDates>[number];

/** Pair each date with the one that has its weekday and start, else its start, else the next that is free. */
function pairedDates(before: readonly FoundDate[], after: readonly FoundDate[]): Map<string, [FoundDate, FoundDate]> {
  const free = [...after];
  const take = (date: FoundDate): FoundDate | undefined => {
    const isAt = (other: FoundDate) => timeOfDay(other.startsAtLocal) === timeOfDay(date.startsAtLocal);
    const found =
      free.find((other) => isAt(other) && weekdayOf(other) === weekdayOf(date)) ?? free.find(isAt) ?? free[0];
    if (found) free.splice(free.indexOf(found), 1);
    return found;
  };
  const kept = before.length > after.length ? before.filter(({ status }) => status !== "cancelled") : before;
  return new Map(
    kept.flatMap((date) => {
      const found = take(date);
      return found ? [[date.id, [date, found]] as const] : [];
    }),
  );
}

const weekdayOf = ({ startsAtLocal }: FoundDate): number => isoWeekday(localDateOf(startsAtLocal));

function skipInvalid(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
  }
}
