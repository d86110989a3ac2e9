import { type DraftLine, listDraftLines, listOwnEventLines, readCityNames } from "#db/queries/own-events.server.ts";
import { listOutdatedTexts } from "#db/queries/events.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { countAttendees } from "#db/queries/sign-ups.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { eventForm } from "../drafts/event-form.ts";
import { missingSteps } from "../drafts/form-progress.ts";
import { newParts, typedOver } from "../drafts/read-event-form.server.ts";
import { type DraftEntry, type EventStep, nestedOf } from "../model/event-form-part.ts";
import { dayOf } from "../time/typed-day.ts";
import { readTime } from "../time/typed-time.ts";
import { atTime, type LocalDate, type LocalDateTime } from "../time/zoned-time.ts";
import { type OwnEventLine, stageOf } from "./own-event-line.ts";

/**
 * Read all events and drafts of the actor's organisations as lines of a list. The number of statements does not grow
 * with the number of events.
 */
export function readOwnLines(ctx: Context): OwnEventLine[] {
  const organisationIds = organisationIdsOf(ctx.actor);
  if (organisationIds.length === 0) return [];
  const drafts = listDraftLines(ctx.db, organisationIds);
  const saved = savedLines(ctx, organisationIds, new Set(drafts.map(({ eventId }) => eventId)));
  const known = new Set(saved.map(({ eventId }) => eventId));
  const begun = drafts.filter(({ eventId }) => !known.has(eventId));
  return [...saved, ...draftLines(ctx, organisationIds, begun)];
}

function savedLines(ctx: Context, organisationIds: readonly string[], typed: ReadonlySet<string>): OwnEventLine[] {
  const { db, language, now } = ctx;
  const people = countAttendees(db, organisationIds);
  const outdated = new Set(listOutdatedTexts(db, organisationIds));
  return listOwnEventLines(db, { language, now, organisationIds }).map((event): OwnEventLine => {
    const { lastEnd, isCancelled, isProposed, ...line } = event;
    const facts = {
      review: event.review,
      isTyped: typed.has(event.eventId),
      isOutdated: outdated.has(event.eventId),
      isProposed,
      isCancelled,
      isOver: lastEnd !== null && lastEnd <= now,
    };
    return { ...line, stage: stageOf(facts), people: people.get(event.eventId) ?? 0, missing: [] };
  });
}

function draftLines(ctx: Context, organisationIds: readonly string[], drafts: readonly DraftLine[]): OwnEventLine[] {
  if (drafts.length === 0) return [];
  const organisations = new Map(listOrganisations(ctx.db, organisationIds).map((found) => [found.id, found]));
  const cities = readCityNames(ctx.db, ctx.language);
  return drafts.map((draft): OwnEventLine => {
    const entries = draft.parts.flatMap((part) => part.entries);
    const value = (name: string) => entries.find(([field]) => field === name)?.[1] ?? "";
    const city = cities.get(value("cityId"));
    const organisation = organisations.get(draft.organisationId) ?? null;
    return {
      eventId: draft.eventId,
      editionId: null,
      organisationId: draft.organisationId,
      organisationName: organisation?.name ?? "",
      review: null,
      stage: "finish",
      title: value("title"),
      language: value("language"),
      theme: value("themes") || null,
      venueName: value("venueName") || null,
      cityId: value("cityId") || null,
      cityName: city?.name ?? "",
      countryCode: city?.countryCode ?? null,
      start: firstStart(entries),
      changedAt: draft.editedAt,
      people: 0,
      capacity: null,
      missing: missingIn(draft, organisation),
    };
  });
}

/** List the steps with faults that need no database to be found: saving the draft finds the others. */
function missingIn(draft: DraftLine, organisation: Parameters<typeof newParts>[0]): EventStep[] {
  const entries = Object.values(typedOver(newParts(organisation), draft.parts)).flat();
  const typed = { ...nestedOf(entries), eventId: draft.eventId, organisationId: draft.organisationId };
  const issues = eventForm.safeParse(typed).error?.issues ?? [];
  const faults = Object.fromEntries(issues.map(({ path }) => [String(path[0]), { key: "required" as const }]));
  return missingSteps({ event: null, typed: draft.parts }, faults);
}

function firstStart(entries: readonly DraftEntry[]): LocalDateTime | LocalDate | null {
  const rows = (nestedOf(entries)["dates"] as { day?: string; startTime?: string }[] | undefined) ?? [];
  const starts = rows.flatMap(({ day = "", startTime = "" }) => {
    const [typedDay, time] = [dayOf(day), readTime(startTime)];
    if (typedDay === null) return [];
    return [(time === null ? null : atTime(typedDay, time)) ?? typedDay];
  });
  return starts.sort()[0] ?? null;
}
