import { weekName } from "../instance/get-instance.server.ts";
import { listPublicDatesOfMany, type ProgrammeRow } from "#db/queries/programme.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { eventPath } from "../paths.ts";
import { programmePath } from "../programme-paths.ts";
import { dateText } from "../calendar/date-to-vevent.server.ts";
import { titleWithStatus } from "../calendar/title-with-status.server.ts";
import type { Context } from "../context.ts";
import { isAsPlanned, dateStatusAt, eventStatusOf } from "../model/date.ts";
import { BadFilter } from "../programme/bad-filter.ts";
import { labelFilter } from "../programme/label-filter.server.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import { listByUpdate } from "../programme/match-programme.server.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";
import { isolateNumbers } from "../text/bidi-isolate.ts";
import { listText, writtenList } from "../text/list-text.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { type Instant, instantFrom } from "../time/zoned-time.ts";
import { placeFor, placeLine } from "../model/place.ts";

/** Maximum number of entries in a feed; calendars and open data contain all events. */
const maxUpdates = 50;

export type NewsEntry = {
  /** Permanent id of the event, independent of title, address and language. */
  id: string;
  url: string;
  title: string;
  language: string;
  /** Plain text: dates, place, organiser, summary. */
  text: string;
  approvedAt: Instant;
  updatedAt: Instant;
  organisers: string[];
};

export type News = {
  filter: ProgrammeFilter;
  title: string;
  home: string;
  /** Last change of the newest entry; null without entries. */
  updatedAt: Instant | null;
  entries: NewsEntry[];
};

/** List the new and changed events under a filter, newest first. @throws BadFilter for a filter with unknown values */
export async function listUpdates(ctx: Context, params: URLSearchParams): Promise<News> {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  if (problems.length > 0) throw new BadFilter(problems, ctx.language);
  if (filter.q) await refreshSearch(ctx.db);
  const found = effective ? await listByUpdate(ctx, effective, { newestFirst: true, limit: maxUpdates }) : [];
  const rows = listPublicDatesOfMany(
    ctx.db,
    ctx.language,
    found.map((event) => event.id),
  );
  const labels = labelFilter(ctx.db, filter, ctx.language).map((chosen) => chosen.label);
  const name = weekName(ctx.db, ctx.language);
  return {
    filter,
    title:
      labels.length === 0
        ? name
        : textsOf(ctx.language, "calendar")("filtered", { name, words: listText(labels, ctx.language) }),
    home: `${ctx.origin}${programmePath(ctx.language, filter)}`,
    updatedAt: found[0] ? instantFrom(found[0].updatedAt) : null,
    entries: found.flatMap(({ id, updatedAt }) => {
      const own = rows.filter((row) => row.eventId === id);
      const [first] = own;
      return first ? [entryOf(ctx, first, own, instantFrom(updatedAt))] : [];
    }),
  };
}

function entryOf(ctx: Context, first: ProgrammeRow, own: readonly ProgrammeRow[], updatedAt: Instant): NewsEntry {
  return {
    id: `urn:uuid:${first.eventId}`,
    url: `${ctx.origin}${eventPath(ctx.language, first.slug)}`,
    title: titleOf(ctx, first, own),
    language: first.textLanguage,
    text: [
      ...own.map((row) => whenOf(ctx, row)),
      [isOnlineOnly(own) ? null : placeLine(placeFor(first.place, { kind: "public" })), first.cityName]
        .filter((part) => part !== null)
        .join(" · "),
      writtenList([first.organisationName]),
      "",
      first.summary,
    ]
      .map((line) => isolateNumbers(line))
      .join("\n"),
    approvedAt: first.approvedAt ?? updatedAt,
    updatedAt,
    organisers: [first.organisationName],
  };
}

/** Return the title, preceded by the status of an event that is cancelled, postponed or moved online as a whole. */
function titleOf(ctx: Context, first: ProgrammeRow, own: readonly ProgrammeRow[]): string {
  const status = eventStatusOf(own.map((row) => row.status));
  return isolateNumbers(titleWithStatus(first.title, status, ctx.language));
}

function whenOf(ctx: Context, row: ProgrammeRow): string {
  const words = dateText({ ...row, offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone) }, ctx.language);
  const status = dateStatusAt(row, ctx.now);
  return isAsPlanned(status) ? words : `${words} · ${textsOf(ctx.language, "common")(`dateStatus.${status}`)}`;
}

/** True when no date takes place in person: then no place is shown. */
const isOnlineOnly = (rows: readonly ProgrammeRow[]): boolean =>
  rows.every((row) => row.attendance === "online" || row.status === "moved_online");
