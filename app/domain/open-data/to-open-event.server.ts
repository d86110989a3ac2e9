import { readEventDetails } from "#db/queries/event-details.server.ts";
import { readOpenEvents } from "#db/queries/open-data.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { listSessions } from "#db/queries/sessions.server.ts";
import { listPublicDatesOfMany, type ProgrammeRow } from "#db/queries/programme.server.ts";
import { eventPath, pictureFilePath } from "../paths.ts";
import { uidOf } from "../calendar/calendar-date.ts";
import type { Context } from "../context.ts";
import { isJoinable, dateStatusAt, eventStatusOf } from "../model/date.ts";
import { pictureWidths } from "../model/picture.ts";
import { joinUrlFor, placeFor, withRoomsFor } from "../model/place.ts";
import { isFull } from "../seats/is-full.ts";
import { type Instant, toUtcText } from "../time/zoned-time.ts";
import type { OpenEvent } from "./shapes.ts";

/** Convert public events to open data, in the order of the ids; events that are not public are left out. */
export function toOpenEvents(ctx: Context, ids: readonly string[]): OpenEvent[] {
  const rows = listPublicDatesOfMany(ctx.db, ctx.language, ids);
  const details = readEventDetails(ctx.db, ids);
  const facts = readOpenEvents(ctx.db, ids);
  const places = new Map(rows.map((row) => [row.dateId, row.place]));
  const stored = listSessions(ctx.db, ctx.language, [...places.keys()]);
  const sessions = withRoomsFor(stored, (session) => places.get(session.dateId), { kind: "public" });
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.eventId === id);
    const fact = facts(id);
    const [first] = own;
    return first && fact ? [openEvent(ctx, { first, own, fact, details: details(id), sessions })] : [];
  });
}

type Parts = {
  first: ProgrammeRow;
  own: ProgrammeRow[];
  fact: NonNullable<ReturnType<ReturnType<typeof readOpenEvents>>>;
  details: ReturnType<ReturnType<typeof readEventDetails>>;
  sessions: ReturnType<typeof listSessions>;
};

function openEvent(ctx: Context, { first, own, fact, details, sessions }: Parts): OpenEvent {
  const original = fact.texts.find((text) => text.state === "original") ?? fact.texts[0];
  const codes = (use: string) =>
    details.languages.filter((language) => language.use === use).map((language) => language.code);
  const onlineUrl = own.some(isJoinable) ? joinUrlFor(first, { kind: "public" }) : null;
  return {
    id: fact.id,
    slug: fact.slug,
    url: `${ctx.origin}${eventPath(original?.language ?? ctx.language, fact.slug)}`,
    edition: fact.edition,
    review: "approved",
    status: eventStatusOf(own.map((row) => dateStatusAt(row, ctx.now))),
    updatedAt: toUtcText(fact.updatedAt),
    themes: details.themes,
    format: first.format,
    attendance: first.attendance,
    languages: codes("spoken"),
    ...(details.otherLanguage === null ? {} : { otherLanguage: details.otherLanguage }),
    signLanguages: codes("signed"),
    access: Object.fromEntries(details.inclusion.map((answer) => [answer.code, answer.answer])),
    texts: Object.fromEntries(
      fact.texts.map(({ language, title, summary, description, state }) => [
        language,
        { title, summary, description, state },
      ]),
    ),
    dates: own.map((row) => openDate(row, ctx.now)),
    sessions: own.flatMap((row) =>
      sessions.filter((session) => session.dateId === row.dateId).map((session) => openSession(row, session)),
    ),
    city: { slug: fact.citySlug, name: fact.cityName, country: fact.countryCode, region: fact.regionCode },
    place: openPlace(first),
    ...(onlineUrl === null ? {} : { onlineUrl }),
    organisations: details.organisers.map(({ slug, name, kind, role }) => ({ slug, name, kind, role })),
    participation: { door: first.participation },
    ...imageOf(ctx, fact.id),
  };
}

function openDate(row: ProgrammeRow, now: Instant): OpenEvent["dates"][number] {
  return {
    uid: uidOf(row),
    start: row.startsAtLocal,
    end: row.endsAtLocal,
    startUtc: toUtcText(row.startsAtUtc),
    endUtc: toUtcText(row.endsAtUtc),
    timezone: row.timeZone,
    status: dateStatusAt(row, now),
    ...(row.previousStartsAtLocal === null ? {} : { previousStart: row.previousStartsAtLocal }),
    sequence: row.sequence,
    ...(row.capacity === null ? {} : { capacity: row.capacity }),
    full: isFull(row),
  };
}

function openSession(row: ProgrammeRow, session: Parts["sessions"][number]): OpenEvent["sessions"][number] {
  const { startsAtLocal, endsAtLocal, title, textLanguage, room, track, spokenLanguage } = session;
  return {
    uid: uidOf(row),
    start: startsAtLocal,
    end: endsAtLocal,
    title,
    language: textLanguage,
    ...(room === null ? {} : { room }),
    ...(track === null ? {} : { track }),
    ...(spokenLanguage === null ? {} : { spokenLanguage }),
  };
}

/** Return the place as the public may see it. */
function openPlace(row: ProgrammeRow): OpenEvent["place"] {
  const { venueName, streetAddress, ...rest } = placeFor(row.place, { kind: "public" });
  return {
    ...rest,
    ...(venueName === undefined ? {} : { name: venueName }),
    ...(streetAddress === undefined ? {} : { address: streetAddress }),
  };
}

function imageOf(ctx: Context, eventId: string): Pick<OpenEvent, "image"> {
  const picture = findPicturesOf(ctx.db, eventId).current;
  if (!picture) return {};
  const width = pictureWidths(picture.width).at(-1) ?? picture.width;
  const url = `${ctx.origin}${pictureFilePath(picture.id, width, "jpg")}`;
  return {
    image: { url, alt: picture.alternativeText, ...(picture.credit ? { credit: picture.credit } : {}) },
  };
}
