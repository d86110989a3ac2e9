import { textParts } from "../model/event.ts";
import type { UrgentChangeFields } from "../model/urgent-change.ts";
import type { DatePair, SessionPair, TextPair } from "./event-snapshot.server.ts";

/** Columns of a date that a coordinator may undo. */
const dateColumns = [
  "status",
  "statusNote",
  "startsAtLocal",
  "endsAtLocal",
  "startOffset",
  "endOffset",
  "startsAtUtc",
  "endsAtUtc",
  "previousStartsAtLocal",
  "capacity",
  "signUpClosed",
] as const;

const sessionTimes = ["startsAtLocal", "endsAtLocal", "startOffset", "endOffset", "startsAtUtc", "endsAtUtc"] as const;
/** Columns of a session that a coordinator may undo; how to sign up for it is left to the organiser. */
const sessionColumns = [...sessionTimes, "room", "track", "spokenLanguage", "capacity"] as const;

const changed = <T, K extends keyof T & string>(before: T, after: T, columns: readonly K[]): UrgentChangeFields =>
  Object.fromEntries(
    columns
      .filter((column) => before[column] !== after[column])
      .map((column) => [column, { before: before[column], after: after[column] }]),
  );

/** Return the changed columns of a date; of a new one, its start only. */
export function dateFields({ before, after }: DatePair): UrgentChangeFields {
  if (!after) return {};
  return before ? changed(before, after, dateColumns) : { startsAtLocal: { before: null, after: after.startsAtLocal } };
}

/** True when a session only moved along with its date. */
const movedAlong = (session: SessionPair, date: DatePair | undefined): boolean =>
  session.before !== undefined &&
  session.after !== undefined &&
  date?.before !== undefined &&
  date.after !== undefined &&
  session.after.startsAtUtc - session.before.startsAtUtc === date.after.startsAtUtc - date.before.startsAtUtc &&
  session.after.endsAtUtc - session.after.startsAtUtc === session.before.endsAtUtc - session.before.startsAtUtc;

/**
 * Return the changed columns of a session, named as in a revision: `session.<id>.room`,
 * `session.<id>.title.<language>`, and `removedSession.<id>` for a deleted one with a public title.
 * @param language of the event, in which a deleted session is named
 */
export function sessionFields(
  session: SessionPair,
  { date, language }: { date: DatePair | undefined; language: string },
): UrgentChangeFields {
  const { id, before, after } = session;
  const [was, now]: [Record<string, string>, Record<string, string>] = [before?.titles ?? {}, after?.titles ?? {}];
  if (!after) {
    if (Object.keys(was).length === 0) return {};
    return { [`removedSession.${id}`]: { before: was[language] ?? "", after: null } };
  }
  const titles = [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter((code) => was[code] !== now[code])
    .map((code) => [`session.${id}.title.${code}`, { before: was[code] ?? null, after: now[code] ?? null }] as const);
  const columns = movedAlong(session, date)
    ? sessionColumns.filter((column) => !(sessionTimes as readonly string[]).includes(column))
    : sessionColumns;
  const fields = before ? changed(before, after, columns) : {};
  return {
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [`session.${id}.${name}`, field])),
    ...Object.fromEntries(titles),
  };
}

/**
 * Return the changed parts of a translation, named `text.<language>.<part>` as in a revision.
 * @param original language of the event, whose text is part of its form
 */
export function textFields({ id, before, after }: TextPair, original: string): UrgentChangeFields {
  if (id === original) return {};
  const differing = textParts.filter((part) => before?.[part] !== after?.[part]);
  return Object.fromEntries(
    differing.map((part) => [`text.${id}.${part}`, { before: before?.[part] ?? null, after: after?.[part] ?? null }]),
  );
}
