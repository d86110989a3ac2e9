import type { Language } from "../languages/language.ts";
import type { SpokenLanguage } from "../languages/spoken-language.ts";
import { foldName } from "../text/fold-name.ts";
import type { LocalDateTime } from "../time/zoned-time.ts";

/** Sessions one date may have. */
export const maxSessions = 100;
/** Most characters of a room, and of a track. */
export const sessionLineLimit = 80;

/** Whether a change, by its name, is one of the room of a session (`session.<id>.room`). */
export const isRoomField = (name: string): boolean => /^session\.[^.]+\.room$/.test(name);

export type SessionTitles = Partial<Record<Language, string>>;

/** What an organiser says of a session: wall clock in the zone of its date. */
export type SessionInput = {
  start: LocalDateTime;
  end: LocalDateTime;
  /** Minutes east of UTC; only for an hour that comes twice. */
  startOffset?: number | null;
  endOffset?: number | null;
  titles: SessionTitles;
  room: string | null;
  track: string | null;
  spokenLanguage: SpokenLanguage | null;
  capacity: number | null;
  /** How one signs up for it alone; null: whoever comes to the date may come. */
  door?: "count_me_in" | "sign_up" | null;
};

type Placed = { id: string; room: string | null; startsAtUtc: number; endsAtUtc: number };

/** Sessions that are in one room at the same time, two by two, whatever the accents and capitals of its name. */
export function roomClashes<T extends Placed>(sessions: readonly T[]): [T, T][] {
  const placed = sessions.filter((session) => session.room !== null);
  return placed.flatMap((session, index) =>
    placed
      .slice(index + 1)
      .filter((other) => foldName(other.room ?? "") === foldName(session.room ?? "") && overlap(session, other))
      .map((other): [T, T] => [session, other]),
  );
}

/** Whether two things happen at the same time; one that begins when the other ends does not. */
export const overlap = (
  a: { startsAtUtc: number; endsAtUtc: number },
  b: { startsAtUtc: number; endsAtUtc: number },
): boolean => a.startsAtUtc < b.endsAtUtc && b.startsAtUtc < a.endsAtUtc;
