import type { Database } from "#db/client.server.ts";
import {
  lastChangeReader,
  listApprovedIds,
  listChangedEvents,
  readIndexedEvents,
} from "#db/queries/programme-index.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ProgrammeIndex } from "./programme-index.ts";

/** Number of events read between two turns of the event loop. */
const atOnce = 250;

type Kept = {
  index: ProgrammeIndex;
  /** Number of the last change that the index contains. */
  upTo: number;
  lastChange: () => number;
  /** Work under way, which all who need the index share. */
  refreshing: Promise<ProgrammeIndex> | null;
};
const kept = new WeakMap<Database, Kept>();

/**
 * Return all public dates as they are now. The first call reads all events, later ones those that changed; without
 * changes this costs one query. Use the slots of the index before waiting for anything else.
 */
export async function readProgrammeIndex(db: Database): Promise<ProgrammeIndex> {
  let known = kept.get(db);
  if (!known) {
    known = { index: new ProgrammeIndex(), upTo: -1, lastChange: lastChangeReader(db), refreshing: null };
    kept.set(db, known);
  }
  if (known.refreshing) return known.refreshing;
  if (known.lastChange() === known.upTo) return known.index;
  known.refreshing = refresh(db, known);
  try {
    return await known.refreshing;
  } finally {
    known.refreshing = null;
  }
}

async function refresh(db: Database, known: Kept): Promise<ProgrammeIndex> {
  // Those who use slots are done before the next turn, in which the index changes.
  await nextTurn();
  if (known.upTo < 0) await readAll(db, known);
  while (known.lastChange() !== known.upTo) {
    const changed = listChangedEvents(db, known.upTo, atOnce);
    put(
      db,
      known.index,
      changed.map(({ eventId }) => eventId),
    );
    known.upTo = changed.at(-1)?.number ?? known.lastChange();
    if (known.lastChange() !== known.upTo) await nextTurn();
  }
  return known.index;
}

/** Read all events. What changes meanwhile is read again afterwards. */
async function readAll(db: Database, known: Kept): Promise<void> {
  const before = known.lastChange();
  const index = new ProgrammeIndex();
  let ids = listApprovedIds(db, "", atOnce);
  while (ids.length > 0) {
    put(db, index, ids);
    await nextTurn();
    ids = listApprovedIds(db, ids.at(-1) ?? "", atOnce);
  }
  known.index = index;
  known.upTo = before;
}

/** Replace some events; those that are no longer public are removed. */
function put(db: Database, index: ProgrammeIndex, eventIds: readonly string[]): void {
  for (const id of eventIds) index.remove(id);
  for (const event of readIndexedEvents(db, eventIds)) index.put(event);
}
