import type { Database } from "#db/client.server.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import { findEvent, type FoundEvent, listDates } from "#db/queries/events.server.ts";
import { type findSession, listAllSessions, readSessionTitles } from "#db/queries/sessions.server.ts";
import type { SessionTitles } from "../model/session.ts";

type FoundDate = ReturnType<typeof listDates>[number];
type FoundSession = NonNullable<ReturnType<typeof findSession>> & { titles: SessionTitles };

/** An event with what belongs to it, as it is in the database at one moment. */
export type EventSnapshot = {
  event: FoundEvent | null;
  dates: ReadonlyMap<string, FoundDate>;
  sessions: ReadonlyMap<string, FoundSession>;
  /** Ids of the organisations that organise it beside its lead. */
  coHosts: readonly string[];
};

export function readSnapshot(tx: Database, eventId: string): EventSnapshot {
  const dates = listDates(tx, eventId);
  const sessions = listAllSessions(
    tx,
    dates.map((date) => date.id),
  );
  const titlesOf = readSessionTitles(
    tx,
    sessions.map((session) => session.id),
  );
  return {
    event: findEvent(tx, eventId),
    dates: new Map(dates.map((date) => [date.id, date])),
    sessions: new Map(sessions.map((session) => [session.id, { ...session, titles: titlesOf(session.id) }])),
    coHosts: listAcceptedIds(tx, eventId),
  };
}

/** Something that was there before, after, or both. */
export type Pair<T> = { id: string; before: T | undefined; after: T | undefined };
export type DatePair = Pair<FoundDate>;
export type SessionPair = Pair<FoundSession>;

/** Each thing of one kind with what it was and what it is now. */
export function pairsOf<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Pair<T>[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].map((id) => ({ id, before: before.get(id), after: after.get(id) }));
}

/** Whether some of the columns differ. What was not there, or is gone, differs in all. */
export const differsIn = <T>({ before, after }: Pair<T>, columns: readonly (keyof T)[]): boolean =>
  columns.some((column) => before?.[column] !== after?.[column]);
