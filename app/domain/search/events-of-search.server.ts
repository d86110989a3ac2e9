import type { Database } from "#db/client.server.ts";
import { readEventsOfDocuments } from "#db/queries/search-index.server.ts";
import type { FoundBySearch } from "./score-results.server.ts";
import { SlotList } from "../programme-index/count-dates.ts";
import type { ProgrammeIndex } from "../programme-index/programme-index.ts";

/** Return the slots of the public events that a search found. */
export function eventsOfSearch(db: Database, index: ProgrammeIndex, found: FoundBySearch): Uint32Array {
  return found instanceof Uint32Array ? eventsOfDocuments(db, index, found) : eventsById(index, found);
}

/** Return the slots of the public ones of some events, whose ids are the keys. */
export function eventsById({ slots }: ProgrammeIndex, ids: ReadonlyMap<string, unknown>): Uint32Array {
  const events = new SlotList(ids.size);
  for (const id of ids.keys()) {
    const event = slots.get(id);
    if (event !== undefined) events.add(event);
  }
  return events.slots();
}

/** Map documents to slots, which the index remembers; those it does not know are read. */
function eventsOfDocuments(db: Database, index: ProgrammeIndex, documents: Uint32Array): Uint32Array {
  const events = new SlotList(documents.length);
  const unknown: number[] = [];
  const { slotOf } = index.documents;
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] as number;
    const known = slotOf(document);
    if (known >= 0) events.add(known);
    else unknown.push(document);
  }
  for (const { id, eventId } of unknown.length > 0 ? readEventsOfDocuments(db, unknown) : []) {
    const event = index.slots.get(eventId);
    if (event === undefined) continue;
    index.documents.set(id, event);
    events.add(event);
  }
  return events.slots();
}
