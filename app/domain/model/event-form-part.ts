import { locatingFields } from "./place.ts";

/** Parts in which an event is kept while it is typed, in the order in which they are filled in. */
export const eventParts = ["what", "when", "where", "who", "taking_part", "inclusion"] as const;
export type EventPart = (typeof eventParts)[number];

export const isEventPart = (value: unknown): value is EventPart => (eventParts as readonly unknown[]).includes(value);

/** Pages of the event form, in order. The step `when` asks for the parts `when` and `where` together. */
export const eventSteps = ["what", "when", "who", "taking_part", "inclusion"] as const;
export type EventStep = (typeof eventSteps)[number];

export const isEventStep = (value: unknown): value is EventStep => (eventSteps as readonly unknown[]).includes(value);
export const stepOf = (part: EventPart): EventStep => (part === "where" ? "when" : part);
export const partsOf = (step: EventStep): EventPart[] => eventParts.filter((part) => stepOf(part) === step);

/** Field as a form sends it: its name (`dates[0].day`) and the typed value. */
export type DraftEntry = readonly [name: string, value: string];

const partOfField = {
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
  otherLanguage: "inclusion",
  signed: "inclusion",
  inclusion: "inclusion",
} as const satisfies Readonly<Record<string, EventPart>>;
/** Fields of an event form. The form's schema must have the same, or saving a part would erase what it does not know. */
export type EventFormField = keyof typeof partOfField;

const isFormField = (name: string): name is EventFormField => Object.hasOwn(partOfField, name);

/**
 * Return the event part of a field, by the first segment of its name; null for a name that is no field of an event,
 * such as the id of the form itself.
 */
export function partOf(fieldName: string): EventPart | null {
  const [name = ""] = fieldName.split(/[.[]/);
  return isFormField(name) ? partOfField[name] : null;
}

/** Fields that may occur several times. Their value is a list even when they occur once. */
const listFields: ReadonlySet<string> = new Set(["themes", "spoken", "interpreted", "signed"]);
/** Pattern of a field in a list, e.g. `dates[2].day`: list, index, field. */
const rowShape = /^(\w+)\[(\d{1,2})\]\.(\w+)$/;
/** Pattern of a field in a group, e.g. `inclusion.free`: group, field. */
const groupShape = /^(\w+)\.(\w+)$/;

type Nested = Record<string, unknown>;

/** Convert the entries of a form to the nested object that its schema parses. Empty values are left out. */
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

/** Convert a nested object back to form entries, the inverse of `nestedOf`. */
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
  Object.entries(group).flatMap(([name, value]) => [value].flat().flatMap((text) => written(`${prefix}${name}`, text)));

/**
 * Serialise form entries so that equal content gives equal text, whatever the order of fields and the number of empty
 * ones.
 */
export function canonicalEntries(entries: readonly DraftEntry[]): string {
  const filled = entries.filter(([, value]) => value.trim() !== "").map(([name, value]) => [name, oneText(value)]);
  return JSON.stringify(
    filled.sort(([key = "", first = ""], [otherKey = "", second = ""]) =>
      key === otherKey ? (first < second ? -1 : 1) : key < otherKey ? -1 : 1,
    ),
  );
}

/** Normalise a value for comparison: browsers send line breaks as CRLF. */
const oneText = (value: string): string => value.replaceAll("\r\n", "\n").trim();

const placeFields: ReadonlySet<string> = new Set(locatingFields);

/**
 * Remove the place from the entries of a `by_partner` event: where attendees ask a partner for the place, no address is
 * stored, not even in a draft (product 3).
 */
export function withoutHiddenPlace(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  const isHidden = entries.some(([name, value]) => name === "placeLevel" && value === "by_partner");
  return isHidden ? withoutPlace(entries) : entries;
}

type Answers = Readonly<Record<string, string | undefined>>;
const isWithoutSite = ({ attendance, placeLevel }: Answers) => attendance === "online" || placeLevel === "by_partner";

/** Fields of the form that some answers rule out, each with the test for it. */
const ruledOut: Readonly<Record<string, (answers: Answers) => boolean>> = {
  venueName: isWithoutSite,
  streetAddress: isWithoutSite,
  district: isWithoutSite,
  // A date of an event on site may have moved online.
  joinUrl: ({ placeLevel }) => placeLevel === "by_partner",
  revealHours: ({ placeLevel }) => placeLevel === "public" || placeLevel === "by_partner",
  placeAsk: ({ placeLevel }) => placeLevel === "public",
  partyLimit: ({ door }) => door === "just_come",
};

/** Remove the entries that do not apply with the other answers: the form hides their fields, or says when they apply. */
export function applicableEntries<T>(entries: readonly (readonly [name: string, value: T])[]) {
  const answers: Answers = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  return entries.filter(([name]) => !ruledOut[name]?.(answers));
}

export const withoutPlace = (entries: readonly DraftEntry[]): readonly DraftEntry[] =>
  entries.filter(([name]) => !placeFields.has(name));

/** Fields that control the form, or are generated with it, and are no part of the typed content. */
export const steeringFields: ReadonlySet<string> = new Set(["version", "organisationId", "go", "venue", "__intent__"]);
