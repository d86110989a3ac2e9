import { findCurrentEdition, listEditions } from "#db/queries/editions.server.ts";
import { listCountedDetails, listCountedEvents, listCountedOrganisations } from "#db/queries/statistics.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type ReviewState, reviewStates } from "../model/review-state.ts";
import { isCityAndCivilSociety } from "../model/co-hosting.ts";
import { nameOfLanguage } from "../languages/spoken-language.ts";
import { organisationKinds } from "../model/organisation.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { scopeKey } from "../model/escalation.ts";
import { getVocabulary } from "../programme/get-vocabulary.server.ts";
import { labelOf } from "../model/vocabulary.ts";
import type { StatisticsFilter } from "./statistics-filter.ts";
import type { FigureTable } from "./statistics-table.ts";
import { medianOf, waitingTimes } from "./waiting-times.ts";

/**
 * Count the events and organisations in the scopes of a coordinator, as of now.
 * @throws NotFound unless the actor is a coordinator, and for a scope or an edition that is not available
 */
export function getStatistics(ctx: Context, choice: StatisticsFilter) {
  const own = scopesOf(ctx.actor);
  const scopes = choice.scope === null ? own : own.filter((scope) => scopeKey(scope) === choice.scope);
  const editions = listEditions(ctx.db).filter((edition) => edition.state !== "draft");
  const edition =
    choice.edition === null
      ? findCurrentEdition(ctx.db, ctx.language)
      : (editions.find((edition) => edition.code === choice.edition) ?? null);
  if (scopes.length === 0 || (choice.edition !== null && edition === null)) throw new NotFound("figures");
  const query = { language: ctx.language, scopes, editionId: edition?.id ?? null };
  const events = listCountedEvents(ctx.db, query);
  const details = listCountedDetails(ctx.db, query);
  const publicEvents = events.filter((event) => event.isPublic);
  const together = publicEvents.filter((event) =>
    isCityAndCivilSociety([
      { kind: event.leadKind },
      ...details.partners.filter((partner) => partner.eventId === event.id),
    ]),
  );
  const { answered, open } = waitingTimes(details.steps, ctx.now);
  return {
    scopes: own.map((scope) => ({ key: scopeKey(scope), name: scopeName(ctx.db, scope, ctx.language) })),
    editions: editions.map((edition) => ({ code: edition.code, name: edition.names[ctx.language] ?? edition.code })),
    scope: choice.scope,
    edition: edition?.code ?? null,
    tables: tablesOf(ctx, events, details, listCountedOrganisations(ctx.db, scopes)),
    together: { count: together.length, total: publicEvents.length },
    /** Times in milliseconds. */
    waiting: {
      median: medianOf(answered),
      slowest: answered.at(-1) ?? null,
      openCount: open.length,
      longestOpen: open.length === 0 ? null : Math.max(...open),
    },
  };
}
export type Statistics = ReturnType<typeof getStatistics>;

function tablesOf(
  ctx: Context,
  events: ReturnType<typeof listCountedEvents>,
  details: ReturnType<typeof listCountedDetails>,
  organisations: ReturnType<typeof listCountedOrganisations>,
): FigureTable[] {
  const vocabulary = getVocabulary(ctx);
  const publicEvents = events.filter((event) => event.isPublic);
  const publicIds = new Set(publicEvents.map((publicEvent) => publicEvent.id));
  const cities = new Map(publicEvents.map((publicEvent) => [publicEvent.citySlug, publicEvent.cityName]));
  const ofPublic = (pairs: readonly { eventId: string; code: string }[]) =>
    pairs.filter((pair) => publicIds.has(pair.eventId)).map((pair) => pair.code);
  // An approved event that is not public, e.g. of a hidden organisation, counts as hidden.
  const states = events.map(
    ({ review, isPublic }): ReviewState => (review === "approved" && !isPublic ? "hidden" : review),
  );
  return [
    { name: "state", rows: inOrder(reviewStates, countEach(states)) },
    {
      name: "city",
      rows: largestFirst(countEach(publicEvents.map((publicEvent) => publicEvent.citySlug)), (slug) =>
        cities.get(slug),
      ),
    },
    {
      name: "theme",
      rows: largestFirst(countEach(ofPublic(details.themes)), (code) => labelOf(vocabulary, "theme", code)),
    },
    {
      name: "format",
      rows: largestFirst(countEach(publicEvents.map((publicEvent) => publicEvent.format)), (code) =>
        labelOf(vocabulary, "format", code),
      ),
    },
    { name: "language", rows: largestFirst(countEach(ofPublic(details.languages)), nameOfLanguage) },
    {
      name: "organisation",
      rows: inOrder(organisationKinds, countEach(organisations.map((organisation) => organisation.kind))),
    },
  ];
}

function countEach(codes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const largestFirst = (counts: ReadonlyMap<string, number>, nameOf: (code: string) => string | undefined) =>
  [...counts]
    .map(([code, count]) => ({ code, name: nameOf(code) ?? code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));

/** List the counts in the order of the codes. Names are null: the catalogues of the pages contain them. */
const inOrder = (codes: readonly string[], counts: ReadonlyMap<string, number>) =>
  codes.flatMap((code) => {
    const count = counts.get(code);
    return count === undefined ? [] : [{ code, name: null, count }];
  });
