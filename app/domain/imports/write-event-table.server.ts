import { findCityByName } from "#db/queries/cities.server.ts";
import { readEventTable } from "#db/queries/organiser-events.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { type LocalDateTime, offsetText } from "../time/zoned-time.ts";
import { type EventColumn, eventColumnOrder, withCodes } from "./event-row.ts";
import { findPostingOrganisation } from "./find-posting-organisation.server.ts";
import { writeTable } from "../tables/write-table.server.ts";

type OwnEvent = ReturnType<typeof readEventTable>[number];
export type TableCells = Readonly<Record<EventColumn, string>>;

/**
 * Write the events of the actor's organisations as a table that `importEvents` reads back without a change: one row per
 * date, the id where the organiser has no key, names where they are unique and slugs elsewhere.
 * @param eventIds only these; null: all
 */
export function writeEventTable(ctx: Context, eventIds: readonly string[] | null = null): string {
  const ids = organisationIdsOf(ctx.actor);
  const nameOf = createNaming(ctx);
  return tableText(readEventTable(ctx.db, ids, eventIds).flatMap((event) => rowsOf(event, nameOf(event))));
}

/**
 * Write a table for spreadsheets: UTF-8 with a byte order mark, without which Arabic is misread, and every cell in
 * quotes, so that splitting at semicolons cannot expose a formula.
 */
export function tableText(rows: readonly TableCells[]): string {
  return writeTable(
    eventColumnOrder,
    rows.map((cells) => eventColumnOrder.map((column) => cells[column])),
  );
}

type Names = { organisation: string; city: string };

function createNaming(ctx: Context): (event: OwnEvent) => Names {
  const known = new Map<string, string>();
  const once = (id: string, find: () => string): string => {
    const name = known.get(id) ?? find();
    known.set(id, name);
    return name;
  };
  return ({ organisation, city }) => ({
    organisation: once(organisation.id, () => {
      const named = findPostingOrganisation(ctx, organisation.name);
      return named.organisation?.id === organisation.id ? organisation.name : organisation.slug;
    }),
    city: once(city.id, () =>
      findCityByName(ctx.db, city.countryCode, city.name)?.id === city.id ? city.name : city.slug,
    ),
  });
}

function rowsOf({ event, city, dates, themes, ...text }: OwnEvent, names: Names): TableCells[] {
  return dates.map((date) => ({
    external_id: event.externalId ?? event.id,
    title: text.title,
    summary: text.summary,
    description: text.description,
    language: event.language,
    theme: withCodes(themes),
    format: event.format,
    city: names.city,
    country: city.countryCode,
    start: timeCell(date.startsAtLocal, date.startOffset),
    end: timeCell(date.endsAtLocal, date.endOffset),
    venue: event.venueName ?? "",
    address: event.streetAddress ?? "",
    place_level: event.placeLevel,
    capacity: date.capacity === null ? "" : String(date.capacity),
    door: event.participation,
    organisation: names.organisation,
    contact_email: event.contactEmail,
    other_language: event.otherLanguage ?? "",
  }));
}

/** Format a time cell; the offset is stored, and written, only where the hour comes twice. */
const timeCell = (time: LocalDateTime, offset: number | null): string =>
  offset === null ? time : `${time}${offsetText(offset)}`;
