import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { listRetiredCodes, listTermCodes, listThemesOf } from "#db/queries/vocabulary.server.ts";
import type { Fault } from "../errors.ts";
import { derivedInclusionCodes } from "../model/vocabulary.ts";
import type { EventInput } from "../forms/event-input.ts";
import { locatingFields } from "../model/place.ts";

type Faults = Record<string, Fault>;

/**
 * Return the faults of an event that its form fields cannot detect: unknown codes, and places that would not be safe.
 */
export function eventFaults(db: Database, input: EventInput): Faults {
  return { ...codeFaults(db, input), ...placeFaults(input) };
}

/**
 * Return faults for codes that are not in the vocabulary, and for inclusion codes that are derived instead of asked.
 */
export function codeFaults(db: Database, input: Pick<EventInput, "themes" | "format" | "inclusion">): Faults {
  const faults: Faults = {};
  const [themes, formats, inclusion] = [
    listTermCodes(db, "theme"),
    listTermCodes(db, "format"),
    listTermCodes(db, "inclusion"),
  ];
  if (!input.themes.every((code) => themes.has(code))) faults["themes"] = { key: "choose" };
  if (!formats.has(input.format)) faults["format"] = { key: "choose" };
  const askable = (code: string) => inclusion.has(code) && !(derivedInclusionCodes as readonly string[]).includes(code);
  if (!Object.keys(input.inclusion).every(askable)) faults["inclusion"] = { key: "choose" };
  return faults;
}

/**
 * Return faults for themes and a format that are retired, unless the event has them already.
 * @param event the event as it is stored; null for a new one
 */
export function retiredFaults(
  db: Database,
  { themes, format }: Pick<EventInput, "themes" | "format">,
  event: Pick<FoundEvent, "id" | "format"> | null,
): Faults {
  const retired = { theme: listRetiredCodes(db, "theme"), format: listRetiredCodes(db, "format") };
  const kept = event && retired.theme.size > 0 ? listThemesOf(db, event.id) : [];
  return {
    ...(themes.some((code) => retired.theme.has(code) && !kept.includes(code))
      ? { themes: { key: "noLongerOffered" } }
      : {}),
    ...(retired.format.has(format) && event?.format !== format ? { format: { key: "noLongerOffered" } } : {}),
  };
}

/**
 * Return faults of the place (product 3, place levels): `by_partner` never stores an address; `area` needs attendees
 * who can be told the place, or a contact to ask.
 */
function placeFaults(input: EventInput): Faults {
  const faults: Faults = {};
  if (input.placeLevel === "by_partner") {
    for (const field of locatingFields) if (input[field]) faults[field] = { key: "noAddressByPartner" };
  }
  if (input.placeLevel === "area" && input.door === "just_come" && !input.placeAsk) {
    faults["placeLevel"] = { key: "areaNeedsDoor" };
  }
  return faults;
}
