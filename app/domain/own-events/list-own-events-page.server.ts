import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { readRequestedChanges } from "#db/queries/own-events.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { isCityAuthority } from "../model/organisation.ts";
import { type OwnEventLine, turnOf } from "./own-event-line.ts";
import type { OwnEventsFilter } from "./own-events-filter.ts";
import { readOwnLines } from "./read-own-lines.server.ts";
import { countTurns, linesOf, searchLines } from "./select-lines.ts";

/** Number of events on one page of the list. */
export const ownEventsPerPage = 30;
/** Maximum length of a coordinator's request on a line, in characters. */
const maxExcerpt = 90;

/**
 * List the events of the actor's organisations by whose turn it is.
 * @param page from 1; a page beyond the last is the last one
 * @returns one page of lines, counts by turn of what the search finds, and what the page offers besides
 */
export function listOwnEventsPage(ctx: Context, filter: OwnEventsFilter, page: number) {
  const all = readOwnLines(ctx);
  const found = searchLines(all, filter.q);
  const lines = linesOf(found, filter, ctx.language);
  const pages = Math.max(1, Math.ceil(lines.length / ownEventsPerPage));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const shown = lines.slice((at - 1) * ownEventsPerPage, at * ownEventsPerPage);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  return {
    lines: withRequests(ctx, shown).map((line) => ({ ...line, turn: turnOf(line) })),
    total: lines.length,
    counts: countTurns(found),
    /** False before the first event. */
    hasEvents: all.length > 0,
    page: at,
    pages,
    organisations: organisationsOf(ctx),
    edition: edition && { isOpen: edition.state === "open", submitUntil: edition.submitUntil, name: edition.name },
    hasEarlier: all.some((line) => line.editionId !== null && line.editionId !== edition?.id),
  };
}
export type OwnEventsPage = ReturnType<typeof listOwnEventsPage>;

/** Add what the coordination asks for to the lines of events that were sent back. */
function withRequests(ctx: Context, lines: readonly OwnEventLine[]) {
  const asked = lines.filter(({ stage }) => stage === "answer").map(({ eventId }) => eventId);
  const reasons = asked.length > 0 ? readRequestedChanges(ctx.db, asked) : new Map<string, string>();
  return lines.map((line) => ({ ...line, request: excerptOf(reasons.get(line.eventId) ?? "") }));
}

function excerptOf(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, " ").trim()];
  return letters.length <= maxExcerpt ? letters.join("") : `${letters.slice(0, maxExcerpt - 1).join("")}…`;
}

/** List the organisations of the actor. */
export function organisationsOf(ctx: Context) {
  const own = listOrganisations(ctx.db, organisationIdsOf(ctx.actor));
  return own.map((organisation) => ({
    id: organisation.id,
    name: organisation.name,
    state: organisation.state,
    isCityListed: organisation.cityState === "listed",
    keepsCity: isCityAuthority(organisation),
  }));
}
