/** The parts of the event form, in the order in which people fill them in. */
export const eventParts = ["what", "when", "where", "who", "taking_part", "inclusion"] as const;
export type EventPart = (typeof eventParts)[number];

export const isEventPart = (value: unknown): value is EventPart => (eventParts as readonly unknown[]).includes(value);

/** A field as a form sends it: its name (`dates[0].day`) and what was typed. */
export type DraftEntry = readonly [name: string, value: string];

/** Which part a field belongs to, by the first step of its name. */
const partOfField: Readonly<Record<string, EventPart>> = {
  language: "what",
  title: "what",
  summary: "what",
  description: "what",
  themes: "what",
  format: "what",
  dates: "when",
  cityId: "where",
  attendance: "where",
  placeLevel: "where",
  venueName: "where",
  streetAddress: "where",
  district: "where",
  placeAsk: "where",
  revealHours: "where",
  joinUrl: "where",
  contactEmail: "who",
  publicContact: "who",
  door: "taking_part",
  partyLimit: "taking_part",
  spoken: "inclusion",
  interpreted: "inclusion",
  signed: "inclusion",
  inclusion: "inclusion",
};

/** @returns null for what is no field of an event, such as the id of the form itself */
export const partOf = (fieldName: string): EventPart | null => partOfField[fieldName.split(/[.[]/)[0] ?? ""] ?? null;
