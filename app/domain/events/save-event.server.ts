import type { Database } from "#db/client.server.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { findCurrentEdition, getEdition } from "#db/queries/editions.server.ts";
import * as events from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, personIdOf } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { eventWindow } from "../editions/edition.ts";
import { type Authorized, can, permitted } from "../permissions.ts";
import { isFreelyEditable } from "../reviews/review-state.ts";
import { slugOf } from "../text/slug.ts";
import { defaultPartySize, defaultRevealHours } from "./event.ts";
import type { EventInput } from "./event-input.ts";
import { isEventId } from "./event-id.ts";
import { eventFaults } from "./event-rules.server.ts";
import { moveSessions } from "./move-sessions.server.ts";
import { type SettledDate, settleDates } from "./settle-dates.server.ts";

/**
 * Saves an event as its organiser typed it: a new one as a draft, an existing one where it stands. The id comes with the
 * form, so the same form posted twice is one event.
 * @param input times are wall clock in the city's zone; with `mustExist` nothing new is made
 * @returns whether anything changed
 * @throws NotFound for a stranger; Conflict once it was decided on; Invalid with faults by field
 */
export function saveEvent(
  ctx: Context,
  input: EventInput & { eventId: string; externalId?: string; mustExist?: boolean },
): { eventId: string; outcome: "created" | "updated" | "unchanged" } {
  return writeTransaction(ctx.db, (tx) => {
    if (!isEventId(input.eventId)) throw new NotFound("event");
    const found = events.findEvent(tx, input.eventId);
    if (!found && input.mustExist) throw new NotFound("event");
    if (found) {
      const existing = permitted(ctx.actor, "event:edit", found);
      if (!existing) throw new NotFound("event");
      const same = { ...input, organisationId: existing.leadOrganisationId };
      return update(tx, ctx, existing, same, check(tx, same, existing.editionId));
    }
    if (!can(ctx.actor, "organisation:post", input)) throw new NotFound("organisation");
    return create(tx, ctx, input, check(tx, input, null));
  });
}

type Checked = { city: NonNullable<ReturnType<typeof findCity>>; editionId: string; dates: SettledDate[] };

function check(tx: Database, input: EventInput, editionId: string | null): Checked {
  const edition = editionId ? getEdition(tx, editionId) : findCurrentEdition(tx, "en");
  if (edition?.state !== "open") throw new Invalid({ "": { key: "editionClosed" } });
  const organisation = findOrganisation(tx, input.organisationId);
  if (!organisation || !["pending", "verified"].includes(organisation.state)) {
    throw new Invalid({ organisationId: { key: "choose" } });
  }
  const city = findCity(tx, input.cityId);
  if (!city) throw new Invalid({ ...eventFaults(tx, input), cityId: { key: "unknownCity" } });
  const { settled, faults } = settleDates(input.dates, city.timeZone, eventWindow(edition));
  const all = { ...eventFaults(tx, input), ...faults };
  if (Object.keys(all).length > 0) throw new Invalid(all);
  return { city, editionId: edition.id, dates: settled };
}

function create(
  tx: Database,
  ctx: Context,
  input: EventInput & { eventId: string; externalId?: string },
  checked: Checked,
) {
  events.insertEvent(tx, {
    id: input.eventId,
    editionId: checked.editionId,
    slug: slugFor(tx, input, checked),
    leadOrganisationId: input.organisationId,
    externalId: input.externalId ?? null,
    ...columnsOf(input, checked),
    review: "draft",
    partyLimit: defaultPartySize,
    createdBy: personIdOf(ctx.actor),
    createdAt: ctx.now,
    revisedAt: ctx.now,
    revision: 1,
  });
  writeParts(tx, ctx, input, checked.dates);
  recordAudit(tx, ctx, {
    action: "event.create",
    subjectKind: "event",
    subjectId: input.eventId,
    cityId: checked.city.id,
    newState: "draft",
  });
  return { eventId: input.eventId, outcome: "created" as const };
}

function update(
  tx: Database,
  ctx: Context,
  existing: Authorized<events.FoundEvent>,
  input: EventInput & { eventId: string },
  checked: Checked,
) {
  const before = events.readEventInput(tx, existing);
  const fields = changedFields(before, input);
  if (fields.length === 0) return { eventId: existing.id, outcome: "unchanged" as const };
  if (!isFreelyEditable(existing.review)) throw new Conflict("eventDecided");
  if (before.language !== input.language) events.deleteText(tx, existing.id, before.language);
  events.updateEvent(tx, existing, {
    ...columnsOf(input, checked),
    // Nobody has been given the address of an event that was never public, so it may follow title and city.
    ...(existing.approvedAt === null && (fields.includes("title") || fields.includes("cityId"))
      ? { slug: slugFor(tx, input, checked) }
      : {}),
    revisedAt: ctx.now,
    revision: existing.revision + 1,
  });
  if (["title", "summary", "description"].some((field) => fields.includes(field))) {
    events.outdateTranslations(tx, existing.id);
  }
  writeParts(tx, ctx, input, checked.dates);
  recordAudit(tx, ctx, {
    action: "event.edit",
    subjectKind: "event",
    subjectId: existing.id,
    cityId: checked.city.id,
    fields,
    oldState: existing.review,
    newState: existing.review,
  });
  return { eventId: existing.id, outcome: "updated" as const };
}

function columnsOf(input: EventInput, { city }: Checked) {
  return {
    cityId: city.id,
    format: input.format,
    attendance: input.attendance,
    language: input.language,
    placeLevel: input.placeLevel,
    venueName: input.venueName,
    streetAddress: input.streetAddress,
    district: input.district,
    placeAsk: input.placeAsk,
    revealHoursBefore: input.placeLevel === "area" ? defaultRevealHours : null,
    joinUrl: input.joinUrl,
    // Where nobody signs up, nobody else could be told.
    joinUrlPublic: input.door === "just_come",
    door: input.door,
    contactEmail: input.contactEmail,
    publicContact: input.publicContact,
  };
}

function writeParts(
  tx: Database,
  ctx: Context,
  input: EventInput & { eventId: string },
  dates: readonly SettledDate[],
) {
  const { eventId, language, title, summary, description } = input;
  events.setText(tx, {
    eventId,
    language,
    title,
    summary,
    description,
    state: "original",
    authorId: personIdOf(ctx.actor),
    updatedAt: ctx.now,
  });
  events.replaceAnswers(tx, eventId, input);
  writeDates(tx, ctx, eventId, dates);
}

/** A date keeps its id, and so its calendar UID, when it stands at the same start, else at the same place in order. */
function writeDates(tx: Database, ctx: Context, eventId: string, dates: readonly SettledDate[]) {
  const old = events.listDates(tx, eventId);
  const bySameStart = new Map(old.map((date) => [date.startsAtLocal, date.id]));
  const spare = old
    .filter((date) => !dates.some((one) => one.startsAtLocal === date.startsAtLocal))
    .map((date) => date.id);
  const kept = dates.map((date, index) => {
    const id = bySameStart.get(date.startsAtLocal) ?? spare.shift() ?? randomUUID();
    bySameStart.delete(date.startsAtLocal);
    const before = old.find((one) => one.id === id);
    if (before) {
      events.updateDate(tx, id, { ...date, revisedAt: ctx.now });
      if (!moveSessions(tx, { dateId: id, before, after: date, now: ctx.now })) {
        throw new Invalid({ [`dates[${index}].end`]: { key: "sessionOutsideDate" } });
      }
    } else events.insertDate(tx, { id, eventId, ...date, status: "scheduled", sequence: 0, revisedAt: ctx.now });
    return id;
  });
  events.deleteDatesExcept(tx, eventId, kept);
}

/** Title and city; where that is taken, with a random end, which tells nobody what else is here. */
function slugFor(tx: Database, input: EventInput & { eventId: string }, { city }: Checked): string {
  const base = [slugOf(input.title) || input.format.replaceAll("_", "-"), city.slug].join("-");
  let slug = base;
  while (events.eventSlugIsTaken(tx, slug, input.eventId)) slug = `${base}-${randomUUID().slice(0, 6)}`;
  return slug;
}

function changedFields(before: EventInput, after: EventInput): string[] {
  const comparable = (value: unknown) => JSON.stringify(value, (_key, part) => (isRecord(part) ? sorted(part) : part));
  return (Object.keys(before) as (keyof EventInput)[]).filter(
    (field) => comparable(inOrder(before[field])) !== comparable(inOrder(after[field])),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const sorted = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).sort());
/** Lists mean sets here: themes, languages, and dates, which read the same in any order. */
const inOrder = (value: unknown) =>
  Array.isArray(value)
    ? [...value].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
    : value;
