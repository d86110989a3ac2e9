import type { IndexedDate, IndexedEvent } from "#db/queries/programme-index.server.ts";

/** Properties by which events are filtered and counted; an event has one or several values of each. */
export const columnNames = [
  "edition",
  "city",
  "country",
  "region",
  "format",
  "attendance",
  "district",
  "theme",
  "language",
  "access",
  "organisation",
] as const;
export type ColumnName = (typeof columnNames)[number];

const noSlot = -1;

/**
 * All public dates in memory, in arrays by slot, so that one pass over 200,000 of them takes milliseconds. Slots are
 * given to other events and dates after a change, so nobody keeps them while waiting for something.
 */
export class ProgrammeIndex {
  readonly columns: Readonly<Record<ColumnName, Column>>;
  readonly events = { firstDate: new Int32Array(0), updatedAt: new Float64Array(0), ids: [] as string[] };
  readonly dates = {
    /** Slot of the event, and of its next date; `noSlot` after its last. */
    event: new Int32Array(0),
    next: new Int32Array(0),
    /** Wall clock as a number of twelve digits, which sorts like the text. */
    startsAt: new Float64Array(0),
    /** In ms; minus infinity in slots that are free. */
    endsAt: new Float64Array(0),
    /** Until when there is room for more attendees, in ms. */
    roomUntil: new Float64Array(0),
    ids: [] as string[],
  };
  readonly day = new Column();
  /** Country and region of each city, by its slug. */
  readonly places = new Map<string, { country: string; region: string }>();
  /** Slots of the events by id. */
  readonly slots = new Map<string, number>();
  readonly documents = new DocumentSlots();
  readonly #free = { events: [] as number[], dates: [] as number[] };

  constructor() {
    this.columns = Object.fromEntries(columnNames.map((name) => [name, new Column()])) as Record<ColumnName, Column>;
  }

  put(event: IndexedEvent): void {
    this.remove(event.id);
    const slot = this.#free.events.pop() ?? this.events.ids.length;
    this.slots.set(event.id, slot);
    this.places.set(event.city, { country: event.country, region: event.region });
    this.events.ids[slot] = event.id;
    this.events.firstDate = grownFor(this.events.firstDate, slot);
    this.events.updatedAt = grownFor(this.events.updatedAt, slot);
    this.events.updatedAt[slot] = event.updatedAt;
    for (const name of columnNames) {
      this.columns[name].set(slot, valuesOf(event, name));
      this.columns[name].count(slot, event.dates.length);
    }
    this.events.firstDate[slot] = event.dates.reduce((next, date) => this.#putDate(date, slot, next), noSlot);
  }

  remove(eventId: string): void {
    const slot = this.slots.get(eventId);
    if (slot === undefined) return;
    this.slots.delete(eventId);
    this.documents.forget(slot);
    const dates = this.datesOf(slot);
    for (const name of columnNames) this.columns[name].count(slot, -dates.length);
    for (const date of dates) {
      this.dates.endsAt[date] = Number.NEGATIVE_INFINITY;
      this.day.count(date, -1);
      this.#free.dates.push(date);
    }
    this.events.firstDate[slot] = noSlot;
    this.#free.events.push(slot);
  }

  /** Number of slots of dates that are not free. */
  get dateCount(): number {
    return this.dates.ids.length - this.#free.dates.length;
  }

  /** List the slots of the dates of an event. */
  datesOf(event: number): number[] {
    const found: number[] = [];
    for (let date = this.events.firstDate[event] ?? noSlot; date >= 0; date = this.dates.next[date] ?? noSlot)
      found.push(date);
    return found;
  }

  #putDate(date: IndexedDate, event: number, next: number): number {
    const { dates } = this;
    const slot = this.#free.dates.pop() ?? dates.ids.length;
    dates.ids[slot] = date.id;
    dates.event = grownFor(dates.event, slot);
    dates.next = grownFor(dates.next, slot);
    dates.startsAt = grownFor(dates.startsAt, slot);
    dates.endsAt = grownFor(dates.endsAt, slot);
    dates.roomUntil = grownFor(dates.roomUntil, slot);
    dates.event[slot] = event;
    dates.next[slot] = next;
    dates.startsAt[slot] = wallClockNumber(date.startsAtLocal);
    dates.endsAt[slot] = date.endsAtUtc;
    dates.roomUntil[slot] = date.roomUntil ?? Number.NEGATIVE_INFINITY;
    this.day.set(slot, [date.startsAtLocal.slice(0, 10)]);
    this.day.count(slot, 1);
    return slot;
  }
}

/** Slots of the events of documents of the search index, as far as searches have asked for them. */
class DocumentSlots {
  /** Slot by document and document by slot, plus one; 0 where unknown. */
  #slots = new Int32Array(0);
  #documents = new Int32Array(0);

  set(document: number, slot: number): void {
    this.forget(slot);
    this.#slots = grownFor(this.#slots, document);
    this.#documents = grownFor(this.#documents, slot);
    this.#slots[document] = slot + 1;
    this.#documents[slot] = document + 1;
  }

  /** Return the slot of the event of a document; negative where it is unknown. */
  slotOf = (document: number): number => (this.#slots[document] ?? 0) - 1;

  forget(slot: number): void {
    const document = (this.#documents[slot] ?? 0) - 1;
    if (document < 0) return;
    this.#slots[document] = 0;
    this.#documents[slot] = 0;
  }
}

/** Values by slot: a code for each combination of values, because many events share one. */
export class Column {
  codes = new Uint32Array(0);
  /** Values of each code. */
  readonly combinations: (readonly string[])[] = [];
  /** Number of all dates by code. */
  readonly totals: number[] = [];
  readonly #known = new Map<string, number>();

  /** @param values in an order that equal values always have */
  set(slot: number, values: readonly string[]): void {
    const key = values.join("\n");
    let code = this.#known.get(key);
    if (code === undefined) {
      code = this.combinations.length;
      this.combinations.push(values);
      this.#known.set(key, code);
    }
    this.codes = grownFor(this.codes, slot);
    this.codes[slot] = code;
  }

  /** Add dates to the total of the values of a slot. @param dates their number; negative to take them away */
  count(slot: number, dates: number): void {
    const code = this.codes[slot] ?? 0;
    this.totals[code] = (this.totals[code] ?? 0) + dates;
  }
}

function valuesOf(event: IndexedEvent, name: ColumnName): readonly string[] {
  switch (name) {
    case "theme":
      return event.themes;
    case "language":
      return event.languages;
    case "access":
      return event.access;
    case "organisation":
      return event.organisations;
    default:
      return event[name] === "" ? [] : [event[name]];
  }
}

/** Return a wall clock (`YYYY-MM-DDTHH:MM`), or the beginning of one, as a number of twelve digits. */
export const wallClockNumber = (local: string): number => Number(local.replace(/\D/g, "").padEnd(12, "0"));

/** Return an array that has a slot: the same, or a larger copy. */
function grownFor<T extends Int32Array | Uint32Array | Float64Array>(array: T, slot: number): T {
  if (slot < array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(64, slot + 1, array.length * 2));
  larger.set(array);
  return larger;
}
