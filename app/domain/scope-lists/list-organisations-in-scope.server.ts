import { listDecisionsAgainstSubjects } from "#db/queries/decisions.server.ts";
import { type FoundOrganisation, listOrganisations } from "#db/queries/organisations.server.ts";
import {
  findScopedOrganisations,
  listProposedCities,
  readScopedOrganisations,
} from "#db/queries/scoped-organisations.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { functionsOf } from "../coordinators/account-functions.server.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { NotFound } from "../errors.ts";
import { type ListedOrganisationState, listedOrganisationStates } from "../model/organisation.ts";
import { possibleDecisions } from "../model/organisation-decision.ts";
import { organisationStatusOf } from "../organisations/organisation-version.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";
import { listWords } from "../search/list-search.ts";
import { choicesOf, countOf, listPageSize } from "./list-events-in-scope.server.ts";
import type { OrganisationListFilter } from "./organisation-list-filter.ts";

/**
 * List a page of all organisations in the actor's scopes that match a filter, in every state, and the proposed cities.
 * @throws NotFound for an actor without a scope
 */
export function listOrganisationsInScope(ctx: Context, filter: OrganisationListFilter) {
  const scopes = scopesOf(ctx.actor);
  if (scopes.length === 0) throw new NotFound("scope");
  const { ids, counts } = findScopedOrganisations(ctx.db, {
    scopes,
    words: listWords(filter.q),
    state: filter.state,
    kind: filter.kind,
    countryCode: filter.country,
    cityId: filter.cityId,
    isTrusted: filter.isTrusted,
    isInNeed: filter.isInNeed,
    order: filter.sort,
    limit: listPageSize,
    offset: (filter.page - 1) * listPageSize,
  });
  const found = countOf(counts, filter.state);
  return {
    scopes: scopes.map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    rows: buildRows(ctx, ids),
    counts: listedOrganisationStates.map((state) => ({ state, count: counts[state] ?? 0 })),
    count: found,
    /** Number of matches in other states than the one asked for. */
    elsewhere: countOf(counts, null) - found,
    pages: Math.max(1, Math.ceil(found / listPageSize)),
    choices: choicesOf(ctx),
    /** Cities that the actor may confirm: their organisations wait for that. */
    proposedCities: listProposedCities(ctx.db, scopes),
  };
}
export type OrganisationList = ReturnType<typeof listOrganisationsInScope>;
export type OrganisationRow = OrganisationList["rows"][number];

function buildRows(ctx: Context, ids: readonly string[]) {
  const details = new Map(listOrganisations(ctx.db, ids).map((organisation) => [organisation.id, organisation]));
  const verdictOf = readVerdicts(ctx, ids);
  return readScopedOrganisations(ctx.db, ids, ctx.language).flatMap(({ id, listed, ...row }) => {
    const organisation = details.get(id);
    return organisation
      ? [{ ...rowOf(organisation, row), state: listed, verdict: verdictOf(organisation, listed, row) }]
      : [];
  });
}

type Extras = { cityName: string; timeZone: IanaZone; hasOwner: number; eventCount: number };

function rowOf(organisation: FoundOrganisation, { cityName, timeZone, hasOwner, eventCount }: Extras) {
  const { id, name, alias, kind, state, hiddenAt, cityState, countryCode, vouchedById, createdAt } = organisation;
  const status = organisationStatusOf(organisation);
  return {
    id,
    name,
    alias,
    kind,
    cityName,
    countryCode,
    createdOn: dayAt(createdAt, timeZone),
    eventCount,
    isTrusted: status.isTrusted,
    isVouched: vouchedById !== null,
    hasOwner: hasOwner === 1 || state === "pending" || state === "refused",
    isRenamed: status.isRenamed,
    isCityProposed: cityState === "proposed",
    decisions: possibleDecisions(status).filter((decision) => decision !== "verify" || cityState === "listed"),
    /** True when everything of it may be hidden, or shown again. */
    isHideable: state === "verified" || state === "suspended",
    isHidden: hiddenAt !== null,
  };
}

const actionOf: Partial<Record<ListedOrganisationState, "hide" | "suspend" | "refuse">> = {
  hidden: "hide",
  suspended: "suspend",
  refused: "refuse",
};

/** Return when, by whom and why an organisation was hidden, suspended or refused. */
function readVerdicts(ctx: Context, ids: readonly string[]) {
  const decisions = listDecisionsAgainstSubjects(ctx.db, ids);
  const nameOf = functionsOf(
    ctx,
    decisions.map(({ accountId }) => accountId),
  );
  return ({ id }: { id: string }, state: ListedOrganisationState, { timeZone }: { timeZone: IanaZone }) => {
    const last = decisions.findLast(({ subjectId, action }) => subjectId === id && action === actionOf[state]);
    return last ? { day: dayAt(last.at, timeZone), reason: last.reason, by: nameOf(last.accountId) } : null;
  };
}
