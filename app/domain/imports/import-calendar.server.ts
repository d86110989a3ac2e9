import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { findDraftByExternal, listDraftParts } from "#db/queries/drafts.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { findEventIdByExternal } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { Invalid, NotFound } from "../errors.ts";
import { saveDraft } from "../drafts/save-draft.server.ts";
import type { Window } from "../dates/resolve-dates.server.ts";
import { can } from "../permissions.ts";
import { type PlaceLevel, stricterLevel } from "../model/place.ts";
import { oneLine } from "../text/plain-text.ts";
import { atTime, type IanaZone, type LocalDate, type LocalDateTime } from "../time/zoned-time.ts";
import { createCityClock } from "./calendar-clock.server.ts";
import { calendarDates, type CalendarSeries, type DraftDate } from "./calendar-dates.server.ts";
import { calendarEntries, type DraftParts } from "./calendar-entries.server.ts";
import type { CalendarReport, LeftOutReason } from "./calendar-report.ts";
import { calendarSeries, externalIdOf } from "./calendar-series.server.ts";
import { within } from "./calendar-text.ts";
import { inTurns } from "../in-turns.server.ts";
import { maxCalendarEvents, readCalendar } from "./read-calendar.server.ts";

type Draft = CalendarReport["drafts"][number];
type LeftOut = CalendarReport["leftOut"][number];
type Setting = { organisationId: string; cityId: string; placeLevel: PlaceLevel };

/** Events of a calendar with their dates in a window, in the time of a city. */
export type CalendarReading = {
  series: readonly (CalendarSeries & { first: LocalDate | LocalDateTime; found: ReturnType<typeof calendarDates> })[];
  /** Titles of events whose time cannot be read. */
  unreadable: readonly string[];
};
type CalendarSetting = { window: Window; timeZone: IanaZone };

/** Maximum number of days examined for one file: five times the need of 500 endless events, a few seconds at most. */
const maxDaysLookedAt = 100_000;

/**
 * Parse a calendar and expand its repetitions, the slow part of an import.
 * @throws Invalid for a file that is no calendar, or has too many events
 */
export function readCalendarDates(file: Uint8Array, { window, timeZone }: CalendarSetting): CalendarReading {
  const calendar = readCalendar(file);
  if (calendar === null) throw new Invalid({ "": { key: "calendarUnreadable" } });
  if (calendar === "tooMany") throw new Invalid({ "": { key: "tooMany", values: { max: maxCalendarEvents } } });
  const patience = { days: maxDaysLookedAt };
  const clock = createCityClock(calendar.zones, timeZone, patience);
  const series = calendarSeries(calendar.events).map((entry) => ({
    ...entry,
    first: clock(entry.event.start)?.time ?? entry.event.start.day,
    found: calendarDates(entry, clock, window, patience),
  }));
  return { series, unreadable: calendar.unreadable };
}

/**
 * Create a draft of each event of a calendar in the current edition; importing the same file again updates the drafts.
 * An event that has become more than a draft is not touched. Other requests are answered in between.
 * @param read reads the file, in this thread or in a worker
 * @throws NotFound for an actor who may not post for the organisation; Invalid without an open edition or a readable
 * calendar
 */
export async function importCalendar(
  ctx: Context,
  input: { file: Uint8Array; organisationId: string },
  read: (file: Uint8Array, setting: CalendarSetting) => CalendarReading | Promise<CalendarReading> = readCalendarDates,
): Promise<CalendarReport> {
  const { organisation, city, edition } = requirePosting(ctx, input.organisationId);
  const calendar = await read(input.file, { window: eventWindow(edition), timeZone: city.timeZone });
  const setting: Setting = {
    organisationId: organisation.id,
    cityId: city.id,
    placeLevel: stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel),
  };
  const entered: (Draft | LeftOut)[] = [];
  await inTurns(ctx.db, calendar.series, (db, series) => {
    // Reading may take a while: check again that the actor may still post.
    if (!can(ctx.actor, "organisation:post", input)) throw new NotFound("organisation");
    entered.push(enter({ ...ctx, actor: ctx.actor, db }, series, setting));
  });
  writeTransaction(ctx.db, (tx) =>
    recordAudit(tx, ctx, { action: "calendar.import", subjectKind: "import", subjectId: String(entered.length) }),
  );
  const unreadable = calendar.unreadable.map((title) => ({
    title: shown(title),
    first: null,
    reason: "unreadable" as const,
  }));
  return {
    drafts: entered.filter((entry): entry is Draft => "eventId" in entry),
    leftOut: [...entered.filter((entry): entry is LeftOut => "reason" in entry), ...unreadable],
  };
}

function requirePosting(ctx: Context, organisationId: string) {
  const organisation =
    can(ctx.actor, "organisation:post", { organisationId }) && findOrganisation(ctx.db, organisationId);
  if (!organisation) throw new NotFound("organisation");
  const edition = findCurrentEdition(ctx.db, ctx.language);
  const city = findCity(ctx.db, organisation.cityId);
  if (edition?.state !== "open" || !city) throw new Invalid({ "": { key: "editionClosed" } });
  return { organisation, city, edition };
}

const shown = (title: string): string => within(oneLine(title), 140).text;

function enter(
  ctx: Context & { db: Database },
  series: CalendarReading["series"][number],
  setting: Setting,
): Draft | LeftOut {
  const { event, found } = series;
  const leftOut = (reason: LeftOutReason): LeftOut => ({
    title: shown(event.title),
    first: series.first,
    reason,
  });
  if (found === "unknownRule") return leftOut("rule");
  const [first] = found.dates;
  if (!first) return leftOut(event.isCancelled ? "cancelled" : "outside");
  const externalId = externalIdOf(series);
  if (findEventIdByExternal(ctx.db, setting.organisationId, externalId)) return leftOut("alreadyHere");
  const { parts, title, isCut } = calendarEntries(event, found.dates, { ...setting, language: ctx.language });
  return {
    ...keep(ctx, { ...setting, externalId, parts }),
    title,
    first: beginning(first),
    dates: found.dates.length,
    notes: isCut ? [...found.notes, "textCut"] : found.notes,
  };
}

const beginning = ({ day, startTime }: DraftDate): LocalDate | LocalDateTime => atTime(day, startTime) ?? day;

/** Save a draft. Entries of an existing draft that the file does not contain are kept. */
function keep(
  ctx: Context & { db: Database },
  { organisationId, externalId, parts }: { organisationId: string; externalId: string; parts: DraftParts },
): Pick<Draft, "eventId" | "outcome"> {
  const draft = findDraftByExternal(ctx.db, organisationId, externalId);
  const eventId = draft?.eventId ?? randomUUID();
  const before = draft ? listDraftParts(ctx.db, eventId) : [];
  const merged = Object.entries(parts).map(([part, entries]) => {
    const names = new Set(entries.map(([name]) => name.replace(/^dates\[.*/, "dates")));
    const old = before.find((draftPart) => draftPart.part === part)?.entries ?? [];
    return [part, [...old.filter(([name]) => !names.has(name.replace(/^dates\[.*/, "dates"))), ...entries]] as const;
  });
  saveDraft(ctx, { eventId, organisationId, externalId, parts: Object.fromEntries(merged) });
  return { eventId, outcome: draft ? "updated" : "created" };
}
