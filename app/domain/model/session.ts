import type { Language } from "../languages/language.ts";
import type { SpokenLanguage } from "../languages/spoken-language.ts";
import { foldName } from "../text/fold-name.ts";
import type { LocalDateTime } from "../time/zoned-time.ts";

export const maxSessions = 100;
/** Maximum length of a room or a track, in characters. */
export const sessionLineLimit = 80;

export type SessionTitles = Partial<Record<Language, string>>;

/** Session as an organiser enters it: wall clock in the zone of its date. */
export type SessionInput = {
  start: LocalDateTime;
  end: LocalDateTime;
  /** Minutes east of UTC, only for an hour that occurs twice. */
  startOffset?: number | null;
  endOffset?: number | null;
  titles: SessionTitles;
  room: string | null;
  track: string | null;
  spokenLanguage: SpokenLanguage | null;
  capacity: number | null;
  /** Participation mode of the session itself; null when everybody who comes to the date may come. */
  door?: "count_me_in" | "sign_up" | null;
};

type Placed = { id: string; room: string | null; startsAtUtc: number; endsAtUtc: number };

/** Return the pairs of sessions that are in one room at the same time. Accents and case of its name are ignored. */
export function roomClashes<T extends Placed>(sessions: readonly T[]): [T, T][] {
  const placed = sessions.filter((session) => session.room !== null);
  return placed.flatMap((session, index) =>
    placed
      .slice(index + 1)
      .filter((other) => foldName(other.room ?? "") === foldName(session.room ?? "") && overlap(session, other))
      .map((other): [T, T] => [session, other]),
  );
}

/** True when two spans overlap; a span that begins when the other ends does not overlap. */
export const overlap = (
  a: { startsAtUtc: number; endsAtUtc: number },
  b: { startsAtUtc: number; endsAtUtc: number },
): boolean => a.startsAtUtc < b.endsAtUtc && b.startsAtUtc < a.endsAtUtc;
