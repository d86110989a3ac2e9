import { textParts } from "../model/event.ts";
import { type Database, type Writable, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as events from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { type Authorized, can, permitted } from "../permissions.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import { slugOf } from "../text/slug.ts";
import type { EventInput } from "../forms/event-input.ts";
import { checkEvent, type CheckedEvent } from "./check-event.server.ts";
import { changedFields } from "./changed-fields.ts";
import { columnsOf } from "./event-columns.server.ts";
import { editPublicEvent } from "./edit-public-event.server.ts";
import { isEventId } from "../event-access/event-id.ts";
import { erasePlace } from "./erase-place.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { moveSessions } from "../dates/move-sessions.server.ts";
import type { ResolvedDate } from "../dates/resolve-dates.server.ts";

/**
 * Save an event from its form: a new one as a draft, an approved one by the edit classes of the changed fields. The id
 * comes with the form, so the same form posted twice makes one event.
 * @param input times are wall clock in the city's zone; with `mustExist` no event is created
 * @throws NotFound for a stranger; Conflict once it was refused or hidden; Invalid with faults by field
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
      return update(tx, ctx, existing, same, checkEvent(tx, same, existing));
    }
    if (!can(ctx.actor, "organisation:post", input)) throw new NotFound("organisation");
    return create(tx, ctx, input, checkEvent(tx, input, null));
  });
}

function create(
  tx: Database,
  ctx: Context,
  input: EventInput & { eventId: string; externalId?: string },
  checked: CheckedEvent,
) {
  const writable = writableOf(tx);
  events.insertEvent(writable, {
    id: input.eventId,
    editionId: checked.editionId,
    slug: slugFor(tx, input, checked),
    leadOrganisationId: input.organisationId,
    externalId: input.externalId ?? null,
    ...columnsOf(input),
    review: "draft",
    createdBy: accountIdOf(ctx.actor),
    createdAt: ctx.now,
    revisedAt: ctx.now,
    revision: 1,
  });
  writeParts(writable, ctx, input, checked.dates);
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
  checked: CheckedEvent,
) {
  const before = events.readEventInput(tx, existing);
  const fields = changedFields(before, input);
  if (fields.length === 0) return { eventId: existing.id, outcome: "unchanged" as const };
  if (existing.review === "approved") {
    editPublicEvent(tx, ctx, existing, input);
    return { eventId: existing.id, outcome: "updated" as const };
  }
  if (!isFreelyEditable(existing.review)) throw new Conflict("eventDecided");
  const writable = writableOf(tx);
  if (before.language !== input.language) events.deleteText(writable, existing.id, before.language);
  events.updateEvent(writable, existing, {
    ...columnsOf(input),
    // The slug of an event that was never public still follows its title and city.
    ...(existing.approvedAt === null && (fields.includes("title") || fields.includes("cityId"))
      ? { slug: slugFor(tx, input, checked) }
      : {}),
    revisedAt: ctx.now,
    revision: existing.revision + 1,
  });
  if (fields.some((field) => (textParts as readonly string[]).includes(field))) {
    events.outdateTranslations(writable, existing.id);
  }
  writeParts(writable, ctx, input, checked.dates);
  erasePlace(writable, existing, input.placeLevel);
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

function writeParts(
  tx: Writable,
  ctx: Context,
  input: EventInput & { eventId: string },
  dates: readonly ResolvedDate[],
) {
  const { eventId, language, title, summary, description } = input;
  events.setText(tx, {
    eventId,
    language,
    title,
    summary,
    description,
    state: "original",
    authorId: accountIdOf(ctx.actor),
    updatedAt: ctx.now,
  });
  events.replaceAnswers(tx, eventId, input);
  writeDates(tx, ctx, eventId, dates);
}

/**
 * Write the dates. Each keeps its id, and so its calendar UID, from the stored date with the same start, else from the
 * next stored date that is left over.
 */
function writeDates(tx: Writable, ctx: Context, eventId: string, dates: readonly ResolvedDate[]) {
  const old = events.listDates(tx, eventId);
  const bySameStart = new Map(old.map((date) => [date.startsAtLocal, date.id]));
  const spare = old
    .filter((saved) => !dates.some((date) => date.startsAtLocal === saved.startsAtLocal))
    .map((saved) => saved.id);
  const kept = dates.map((date, index) => {
    const id = bySameStart.get(date.startsAtLocal) ?? spare.shift() ?? randomUUID();
    bySameStart.delete(date.startsAtLocal);
    const before = old.find((entry) => entry.id === id);
    if (before) {
      events.updateDate(tx, id, { ...date, revisedAt: ctx.now });
      if (!moveSessions(tx, { dateId: id, before, after: date })) {
        throw new Invalid({ [`dates[${index}].end`]: { key: "sessionOutsideDate" } });
      }
    } else events.insertDate(tx, { id, eventId, ...date, status: "scheduled", sequence: 0, revisedAt: ctx.now });
    return id;
  });
  events.deleteDatesExcept(tx, eventId, kept);
}

/** Make a slug of title and city, with a random suffix where it is taken. */
function slugFor(tx: Database, input: EventInput & { eventId: string }, { city }: CheckedEvent): string {
  const base = [slugOf(input.title) || input.format.replaceAll("_", "-"), city.slug].join("-");
  let slug = base;
  while (events.eventSlugIsTaken(tx, slug, input.eventId)) slug = `${base}-${randomUUID().slice(0, 6)}`;
  return slug;
}
