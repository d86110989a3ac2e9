import { listProgrammeDates, type ProgrammeRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { takesPlace } from "../model/date.ts";
import { emptyFilter, type ProgrammeFilter } from "../model/programme-filter.ts";
import {
  addDays,
  daysBetween,
  isoWeekday,
  type LocalDate,
  type LocalDateTime,
  localDateOf,
} from "../time/zoned-time.ts";
import type { EventCard } from "./event-card.ts";
import { toCards } from "./to-card.server.ts";

/** Number of other events that an event page or a mail shows. */
const maxShown = 3;

type Subject = {
  slug: string;
  citySlug: string;
  themes: readonly string[];
  organisers: readonly { slug: string }[];
  dates: readonly { startsAtLocal: LocalDateTime }[];
};

/**
 * List up to three dates of other events to come: one of the same organiser, others in the city on that day, then of
 * the same theme in the city.
 */
export function listRelated(ctx: Context, event: Subject): EventCard[] {
  const day = dayOf(event);
  const inCity = { ...emptyFilter, city: [event.citySlug] };
  const [organiser] = event.organisers;
  const ofOrganiser = organiser ? othersOf(ctx, event, { ...emptyFilter, organisation: [organiser.slug] }) : [];
  const onDay = day ? othersOf(ctx, event, { ...inCity, from: day, to: day }) : [];
  const ofTheme = othersOf(ctx, event, { ...inCity, theme: event.themes.slice(0, 1) });
  return toCards(ctx, firstOfEach([...ofOrganiser.slice(0, 1), ...onDay, ...ofTheme, ...ofOrganiser]));
}

/**
 * List up to three dates of other events in the city and the week (Monday to Sunday) of a date that does not take
 * place: those of its theme first, then the nearest day.
 */
export function listAlternatives(ctx: Context, event: Subject): EventCard[] {
  const day = dayOf(event);
  if (!day) return [];
  const monday = addDays(day, 1 - isoWeekday(day));
  const filter = { ...emptyFilter, city: [event.citySlug], from: monday, to: addDays(monday, 6) };
  const [theme] = event.themes;
  const distance = (row: ProgrammeRow) => Math.abs(daysBetween(day, localDateOf(row.startsAtLocal)));
  const ofTheme = theme === undefined ? [] : othersOf(ctx, event, { ...filter, theme: [theme] });
  const nearest = othersOf(ctx, event, filter).sort((a, b) => distance(a) - distance(b));
  return toCards(ctx, firstOfEach([...ofTheme.sort((a, b) => distance(a) - distance(b)), ...nearest]));
}

const dayOf = ({ dates }: Subject): LocalDate | null => (dates[0] ? localDateOf(dates[0].startsAtLocal) : null);

/** Enough to find three events where one event has many dates. */
const maxRead = 20;

/** List dates to come that take place, without those of the event itself. */
const othersOf = (ctx: Context, event: Subject, filter: ProgrammeFilter): ProgrammeRow[] =>
  listProgrammeDates(ctx.db, {
    filter,
    language: ctx.language,
    now: ctx.now,
    endingAfter: ctx.now,
    after: null,
    limit: maxRead,
  }).filter((row) => takesPlace(row) && row.slug !== event.slug);

/** Keep the first date of each event, up to the number that is shown. */
function firstOfEach(rows: readonly ProgrammeRow[]): ProgrammeRow[] {
  const first = new Map<string, ProgrammeRow>();
  for (const row of rows) if (!first.has(row.slug)) first.set(row.slug, row);
  return [...first.values()].slice(0, maxShown);
}
