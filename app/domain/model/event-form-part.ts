import { locatingFields } from "./place.ts";

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

/** Fields that may be there several times, and mean a list also when they are there once. */
const listFields: ReadonlySet<string> = new Set(["themes", "spoken", "interpreted", "signed"]);
/** `dates[2].day`: the list, the place in it, the field there. */
const rowShape = /^(\w+)\[(\d{1,2})\]\.(\w+)$/;
/** `inclusion.free`: the group, and the field in it. */
const groupShape = /^(\w+)\.(\w+)$/;

type Nested = Record<string, unknown>;

/** What the fields of a form say together, as its shape reads it. An empty field says nothing. */
export function nestedOf(entries: readonly DraftEntry[]): Nested {
  const nested: Nested = {};
  for (const [name, value] of entries) {
    if (value === "" && !rowShape.test(name)) continue;
    place(nested, name, value);
  }
  for (const [name, value] of Object.entries(nested)) {
    if (Array.isArray(value)) nested[name] = value.filter((element) => element !== undefined);
  }
  return nested;
}

function place(nested: Nested, name: string, value: string): void {
  const [, list, at, field] = rowShape.exec(name) ?? [];
  const [, group, member] = groupShape.exec(name) ?? [];
  if (list && field) {
    nested[list] ??= [];
    const rows = nested[list] as Nested[];
    rows[Number(at)] = { ...rows[Number(at)], ...(value === "" ? {} : { [field]: value }) };
  } else if (group && member) nested[group] = { ...(nested[group] as Nested | undefined), [member]: value };
  else if (listFields.has(name)) nested[name] = [...((nested[name] as string[] | undefined) ?? []), value];
  else nested[name] = value;
}

/** The other way round: every field of a form as names and values. */
export function entriesOf(values: Readonly<Nested>): DraftEntry[] {
  return Object.entries(values).flatMap(([name, value]): DraftEntry[] => {
    if (!Array.isArray(value)) return isGroup(value) ? prefixed(value, `${name}.`) : written(name, value);
    return value.flatMap((element, index) =>
      isGroup(element) ? prefixed(element, `${name}[${index}].`) : written(name, element),
    );
  });
}

const isGroup = (value: unknown): value is Nested => typeof value === "object" && value !== null;
const written = (name: string, value: unknown): DraftEntry[] =>
  value === null || value === undefined || value === "" ? [] : [[name, String(value)]];
const prefixed = (group: Nested, prefix: string): DraftEntry[] =>
  Object.entries(group).flatMap(([name, value]) => written(`${prefix}${name}`, value));

/** The same content has the same form, in whatever order and with however many empty fields it was sent. */
export function canonicalEntries(entries: readonly DraftEntry[]): string {
  const filled = entries.filter(([, value]) => value.trim() !== "").map(([name, value]) => [name, oneText(value)]);
  return JSON.stringify(
    filled.sort(([key = "", first = ""], [otherKey = "", second = ""]) =>
      key === otherKey ? (first < second ? -1 : 1) : key < otherKey ? -1 : 1,
    ),
  );
}

/** Browsers send line breaks as CRLF. */
const oneText = (value: string): string => value.replaceAll("\r\n", "\n").trim();

const placeFields: ReadonlySet<string> = new Set(locatingFields);

/** Where people have to ask a partner for the place, no address is kept, not even as it was typed (product 3). */
export function withoutHiddenPlace(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  const isHidden = entries.some(([name, value]) => name === "placeLevel" && value === "by_partner");
  return isHidden ? withoutPlace(entries) : entries;
}

export const withoutPlace = (entries: readonly DraftEntry[]): readonly DraftEntry[] =>
  entries.filter(([name]) => !placeFields.has(name));

/** Fields that steer a form, or are made anew with it, and are no part of what was typed. */
export const steeringFields: ReadonlySet<string> = new Set(["version", "organisationId", "go", "repeat", "__intent__"]);
