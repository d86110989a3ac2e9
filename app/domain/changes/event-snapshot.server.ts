import type { Database } from "#db/client.server.ts";
import { listAcceptedIds, listInvitedIds } from "#db/queries/co-hosts.server.ts";
import { findEvent, type FoundEvent, listDates, listTexts, readAnswers } from "#db/queries/events.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { type findSession, listAllSessions, readSessionTitles } from "#db/queries/sessions.server.ts";
import type { Picture } from "../model/picture.ts";
import type { SessionTitles } from "../model/session.ts";

type FoundDate = ReturnType<typeof listDates>[number];
type FoundSession = NonNullable<ReturnType<typeof findSession>> & { titles: SessionTitles };
type FoundText = ReturnType<typeof listTexts>[number];

/** Event at one moment, with everything that belongs to it. */
export type EventSnapshot = {
  event: FoundEvent | null;
  /** Themes, languages and inclusion answers, which have tables of their own. */
  answers: ReturnType<typeof readAnswers>;
  dates: ReadonlyMap<string, FoundDate>;
  sessions: ReadonlyMap<string, FoundSession>;
  /** Ids of the accepted co-hosts. */
  coHosts: readonly string[];
  /**
   * Ids of the invited co-hosts, only while the event is submitted: its coordinator has to know with whom it is
   * organised.
   */
  invited: readonly string[];
  texts: ReadonlyMap<string, FoundText>;
  /** The public picture, without the proposed one. */
  picture: Picture | null;
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
  const event = findEvent(tx, eventId);
  return {
    event,
    answers: readAnswers(tx, eventId),
    dates: new Map(dates.map((date) => [date.id, date])),
    sessions: new Map(sessions.map((session) => [session.id, { ...session, titles: titlesOf(session.id) }])),
    coHosts: listAcceptedIds(tx, eventId),
    invited: event?.review === "submitted" ? listInvitedIds(tx, eventId) : [],
    texts: new Map(listTexts(tx, eventId).map((text) => [text.language, text])),
    picture: findPicturesOf(tx, eventId).current,
  };
}

/** Columns that are no content of an event: its review state, versions, timestamps and authors. */
const records = new Set([
  "review",
  "submittedAt",
  "approvedAt",
  "revisedAt",
  "revision",
  "updatedAt",
  "sequence",
  "authorId",
]);

/** True when two snapshots differ in what an event says, its review state aside. */
export function hasOtherContent(before: EventSnapshot, after: EventSnapshot): boolean {
  const contentOf = (snapshot: EventSnapshot) =>
    JSON.stringify(snapshot, (name, value: unknown) => {
      if (records.has(name)) return undefined;
      return value instanceof Map ? [...value] : value;
    });
  return contentOf(before) !== contentOf(after);
}

/** Row before and after a change; undefined where it did not exist. */
export type Pair<T> = { id: string; before: T | undefined; after: T | undefined };
export type DatePair = Pair<FoundDate>;
export type SessionPair = Pair<FoundSession>;
export type TextPair = Pair<FoundText>;

export function pairsOf<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Pair<T>[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].map((id) => ({ id, before: before.get(id), after: after.get(id) }));
}

/** True when one of the columns differs. A new or deleted row differs in all. */
export const differsIn = <T>({ before, after }: Pair<T>, columns: readonly (keyof T)[]): boolean =>
  columns.some((column) => before?.[column] !== after?.[column]);
