import { findCurrentEdition, listCityWindows, listEditions } from "#db/queries/editions.server.ts";
import { listCopies } from "#db/queries/own-events.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { moveToEdition } from "../dates/move-to-edition.ts";
import { type LocalDate, localDateOf, type LocalDateTime } from "../time/zoned-time.ts";
import { chosenLines, maxChosen } from "./chosen-lines.server.ts";
import type { OwnEventLine } from "./own-event-line.ts";
import { readOwnLines } from "./read-own-lines.server.ts";

type Query = Parameters<typeof chosenLines>[1];
type Days = { startsOn: LocalDate; endsOn: LocalDate };
type Edition = Days & { id: string; name: string };

/**
 * Return what can be copied to the current edition, and where each day would move.
 * @param query `edition`: the one to copy from, else the last earlier one with events; or chosen events, see
 * `chosenLines`
 * @returns `edition` null when there is none to copy to
 */
export function getCopyPage(ctx: Context, query: Query) {
  const isChosen = query.getAll("e").length > 0 || Boolean(query.get("all"));
  const current = findCurrentEdition(ctx.db, ctx.language);
  const lines = (isChosen ? chosenLines(ctx, query) : byStart(readOwnLines(ctx))).filter(isCopied);
  const sources = sourcesOf(ctx, lines);
  const from = isChosen ? null : sourceOf(sources, String(query.get("edition") ?? ""), current);
  const wanted = isChosen ? lines : lines.filter(({ editionId }) => editionId === from?.id);
  const copies = current ? listCopies(ctx.db, organisationIdsOf(ctx.actor), current.id) : new Map<string, string>();
  const move = current ? moverTo(ctx, current, sources) : () => null;
  return {
    edition: current && { id: current.id, name: current.name },
    sources: sources.map(({ id, name, count }) => ({ id, name, count })),
    from: from && { id: from.id, name: from.name },
    isChosen,
    lines: wanted.slice(0, maxChosen).map((line) => ({
      eventId: line.eventId,
      title: line.title,
      language: line.language,
      cityName: line.cityName,
      start: line.start,
      movedTo: move(line),
      copyId: copies.get(line.eventId) ?? null,
      isTicked: isChosen ? !copies.has(line.eventId) : line.review === "approved" && !copies.has(line.eventId),
    })),
  };
}
export type CopyPage = ReturnType<typeof getCopyPage>;

const isCopied = ({ stage }: OwnEventLine): boolean => stage !== "refused" && stage !== "hidden";

/** Sort by start, those without one last. */
const byStart = (lines: readonly OwnEventLine[]): OwnEventLine[] =>
  [...lines].sort((a, b) => ((a.start ?? "~") < (b.start ?? "~") ? -1 : 1));

/** List the editions that hold events, the latest first, with their numbers of events. */
function sourcesOf(ctx: Context, lines: readonly OwnEventLine[]): (Edition & { count: number })[] {
  return listEditions(ctx.db)
    .map((edition) => ({
      id: edition.id,
      name: edition.names[ctx.language] ?? edition.code,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
      count: lines.filter(({ editionId }) => editionId === edition.id).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
}

function sourceOf<T extends Edition>(sources: readonly T[], named: string, current: Edition | null): T | null {
  const asked = sources.find(({ id }) => id === named);
  const earlier = sources.find(({ startsOn }) => current !== null && startsOn < current.startsOn);
  return asked ?? earlier ?? sources[0] ?? null;
}

/** Return how the start of an event moves to an edition, by the days of its city where that has its own. */
function moverTo(ctx: Context, to: Edition, sources: readonly Edition[]) {
  const windows = new Map(
    [to, ...sources].map((edition) => [
      edition.id,
      new Map(listCityWindows(ctx.db, edition.id).map((window) => [window.cityId, window])),
    ]),
  );
  const daysOf = (edition: Edition, cityId: string | null): Days =>
    windows.get(edition.id)?.get(cityId ?? "") ?? edition;
  return ({ editionId, cityId, start }: OwnEventLine): LocalDate | null => {
    const from = sources.find(({ id }) => id === editionId);
    if (!from || !start || from.id === to.id) return null;
    return moveToEdition(localDateOf(start as LocalDateTime), daysOf(from, cityId), daysOf(to, cityId));
  };
}
