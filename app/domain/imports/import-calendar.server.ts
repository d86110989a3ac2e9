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
import { atTime, type LocalDate, type LocalDateTime } from "../time/zoned-time.ts";
import { type CityClock, createCityClock } from "./calendar-clock.server.ts";
import { calendarDates, type CalendarSeries, type DraftDate } from "./calendar-dates.server.ts";
import { calendarEntries, type DraftParts } from "./calendar-entries.server.ts";
import type { Patience } from "./calendar-rule.ts";
import type { CalendarReport, LeftOutReason } from "./calendar-report.ts";
import { calendarSeries, externalIdOf } from "./calendar-series.server.ts";
import { within } from "./calendar-text.ts";
import { maxCalendarEvents, readCalendar } from "./read-calendar.server.ts";

type Draft = CalendarReport["drafts"][number];
type LeftOut = CalendarReport["leftOut"][number];
type Setting = {
  organisationId: string;
  cityId: string;
  placeLevel: PlaceLevel;
  window: Window;
  clock: CityClock;
  patience: Patience;
};

/** Five times what five hundred endless events need, and never more than a few seconds. */
const maxDaysLookedAt = 100_000;

/**
 * Makes a draft of each event of a calendar that lies in the current edition; the same file again brings the same drafts up
 * to date. What is an event already is never touched.
 * @throws NotFound for a stranger to the organisation; Invalid when there is no open edition or no calendar to read
 */
export function importCalendar(ctx: Context, input: { file: Uint8Array; organisationId: string }): CalendarReport {
  const organisation = can(ctx.actor, "organisation:post", input) && findOrganisation(ctx.db, input.organisationId);
  if (!organisation) throw new NotFound("organisation");
  const edition = findCurrentEdition(ctx.db, ctx.language);
  const city = findCity(ctx.db, organisation.cityId);
  if (edition?.state !== "open" || !city) throw new Invalid({ "": { key: "editionClosed" } });
  const calendar = readCalendar(input.file);
  if (calendar === null) throw new Invalid({ "": { key: "calendarUnreadable" } });
  if (calendar === "tooMany") throw new Invalid({ "": { key: "tooMany", values: { max: maxCalendarEvents } } });
  const patience = { days: maxDaysLookedAt };
  const setting: Setting = {
    organisationId: organisation.id,
    cityId: city.id,
    placeLevel: stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel),
    window: eventWindow(edition),
    clock: createCityClock(calendar.zones, city.timeZone, patience),
    patience,
  };
  return writeTransaction(ctx.db, (tx) => {
    const entered = calendarSeries(calendar.events).map((series) => enter({ ...ctx, db: tx }, series, setting));
    recordAudit(tx, ctx, { action: "calendar.import", subjectKind: "import", subjectId: String(entered.length) });
    const unreadable = calendar.unreadable.map((title) => ({
      title: shown(title),
      first: null,
      reason: "unreadable" as const,
    }));
    return {
      drafts: entered.filter((entry): entry is Draft => "eventId" in entry),
      leftOut: [...entered.filter((entry): entry is LeftOut => "reason" in entry), ...unreadable],
    };
  });
}

const shown = (title: string): string => within(oneLine(title), 140).text;

function enter(ctx: Context & { db: Database }, series: CalendarSeries, setting: Setting): Draft | LeftOut {
  const { event } = series;
  const leftOut = (reason: LeftOutReason): LeftOut => ({
    title: shown(event.title),
    first: setting.clock(event.start)?.time ?? event.start.day,
    reason,
  });
  const found = calendarDates(series, setting.clock, setting.window, setting.patience);
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

/** What was filled in since, and has no counterpart in the file, stays. */
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
