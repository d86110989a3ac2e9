import type { DoorList } from "#app/domain/check-in/get-door-list.server.ts";
import type { Entries } from "./arrival-notes.ts";

type Listed = DoorList["attendees"][number];
/** Party of the list with its size and needs in words, because this page loads few texts. */
export type ListedAttendee = Pick<
  Listed,
  "id" | "checkInCode" | "nickname" | "partySize" | "arrived" | "session" | "isWalkIn"
> & {
  facts: string;
  /** True where seats are offered, but not taken yet. */
  isOffered: boolean;
};
export type LoadedList = Omit<DoorList, "attendees"> & { attendees: readonly ListedAttendee[] };

/** False for a party that was added at the door and taken back: its seats are free again. */
export const isListed = ({ isWalkIn, arrived }: ListedAttendee): boolean => !isWalkIn || arrived > 0;

/** Return the parties with what this phone noted about them; those who are not here first. */
export function withNotes(listed: readonly ListedAttendee[], notes: Entries): ListedAttendee[] {
  const known = new Set(listed.map(({ id }) => id));
  const added = Object.entries(notes).flatMap(([id, { walkIn }]) =>
    walkIn && !known.has(id)
      ? [{ id, checkInCode: "", nickname: walkIn.nickname || null, partySize: walkIn.partySize, arrived: 0 }]
      : [],
  );
  const all = [
    ...listed,
    ...added.map((person) => ({ ...person, session: null, facts: "", isOffered: false, isWalkIn: true })),
  ].map((person) => ({ ...person, arrived: Math.min(notes[person.id]?.arrived ?? person.arrived, person.partySize) }));
  return [...all.filter(({ arrived }) => arrived === 0), ...all.filter(({ arrived }) => arrived > 0)];
}
