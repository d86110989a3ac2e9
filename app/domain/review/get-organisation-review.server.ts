import { lookAlikeOf } from "../text/name-skeleton.server.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import { scopesOf, type Context } from "../context.ts";
import { findInScopes, listNamesOfCountry } from "#db/queries/scoped-organisations.server.ts";
import {
  countEventsByReview,
  findCityAuthority,
  findOrganisation,
  findOwnerLanguage,
  type FoundOrganisation,
} from "#db/queries/organisations.server.ts";
import { listDecisions } from "#db/queries/decisions.server.ts";
import { listInvitations, listMembers } from "#db/queries/members.server.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { getThread } from "../comments/get-thread.server.ts";
import { nextReviewItem } from "./get-review-item.server.ts";
import { listApprovedIds } from "#db/queries/events.server.ts";
import { countToNotify } from "../notifications/count-to-notify.server.ts";
import { namedByFunction } from "../coordinators/account-functions.server.ts";
import { deputedPlaces } from "../coordinators/deputed-places.server.ts";
import { getNotes } from "./get-notes.server.ts";
import { claimHolderOf } from "./claim-holder.server.ts";
import { listReviewQueue } from "./list-review-queue.server.ts";
import type { ReviewQueueFilter } from "./review-queue-filter.ts";
import { reasonTemplatesFor } from "./reason-templates-for.server.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";
import { possibleDecisions } from "../model/organisation-decision.ts";
import { organisationVersion, organisationStatusOf } from "../organisations/organisation-version.server.ts";

/**
 * Return an organisation as a coordinator checks it, with its decisions and comments so far. Members are only counted:
 * who they are is private.
 * @param filter of the queue that the reader comes from, and continues in
 * @throws NotFound outside the actor's scopes
 */
export function getOrganisationReview(ctx: Context, organisationId: string, filter: ReviewQueueFilter) {
  const shown = findInScopes(ctx.db, ctx.language, scopesOf(ctx.actor), organisationId);
  const organisation = shown && findOrganisation(ctx.db, organisationId);
  if (!shown || !organisation) throw new NotFound("organisation");
  const members = listMembers(ctx.db, organisationId);
  const voucher = organisation.vouchedById === null ? null : findOrganisation(ctx.db, organisation.vouchedById);
  const hasOwner = members.some((member) => member.role === "owner");
  const status = organisationStatusOf(organisation);
  const decisions = possibleDecisions(status);
  return {
    id: organisation.id,
    name: organisation.name,
    alias: organisation.alias,
    kind: organisation.kind,
    ...status,
    /** Public name under which the organisation was verified; null unless it has another now. */
    verifiedAs: status.isRenamed ? organisation.verifiedAs : null,
    /** Current and proposed public name; null when no name is proposed. */
    rename: status.isNameWaiting
      ? { from: publicNameOf(organisation), to: publicNameOf(wantedNames(organisation)) }
      : null,
    lookAlikes: status.isRenamed || status.state !== "verified" ? listLookAlikes(ctx, organisation) : [],
    isHidden: organisation.hiddenAt !== null,
    authority: authorityOf(ctx, organisation),
    version: organisationVersion(organisation),
    contactEmail: organisation.contactEmail,
    proof: organisation.proof,
    city: { id: shown.cityId, name: shown.cityName, countryCode: shown.countryCode, state: shown.cityState },
    voucher: voucher && publicNameOf(voucher),
    memberCount: members.length,
    hasOwner,
    events: countEventsByReview(ctx.db, organisationId),
    ...reachOf(ctx, organisationId),
    /** Possible decisions: no organisation is verified in a city that is only proposed. */
    decisions: organisation.cityState === "listed" ? decisions : decisions.filter((decision) => decision !== "verify"),
    mayConfirmCity: organisation.cityState === "proposed" && can(ctx.actor, "city:confirm", organisation),
    invitedOwners: hasOwner ? [] : ownersInvited(ctx, organisationId),
    holder: claimHolderOf(ctx, { subjectKind: "organisation", subjectId: organisationId }),
    deputyFor: deputedPlaces(ctx, organisation),
    ...saidAbout(ctx, organisationId, shown.timeZone),
    ...placeInQueue(ctx, organisationId, filter),
  };
}
export type OrganisationReview = ReturnType<typeof getOrganisationReview>;

/** Count its public events, and the attendees and followers who could be told if these were hidden. */
function reachOf(ctx: Context, organisationId: string) {
  const publicIds = listApprovedIds(ctx.db, { organisationId });
  return { publicCount: publicIds.length, reachedCount: countToNotify(ctx, publicIds) };
}

/** Return the notes, the comments, the decisions, and the reason templates in the owner's language. */
function saidAbout(ctx: Context, id: string, timeZone: IanaZone) {
  const language = findOwnerLanguage(ctx.db, id) ?? ctx.language;
  return {
    reasons: reasonTemplatesFor(ctx, language).filter((reasonTemplate) => reasonTemplate.kind === "organisation"),
    notes: getNotes(ctx, { kind: "organisation", id, timeZone }),
    thread: getThread(ctx, { kind: "organisation", id, timeZone }, "coordinator"),
    history: namedByFunction(ctx, listDecisions(ctx.db, { kind: "organisation", id })).map(({ at, ...decision }) => ({
      ...decision,
      atLocal: toLocal(at, timeZone),
    })),
  };
}

/**
 * Return whether a local authority is the one named as its city's, and the public name of another one that is; null for
 * other kinds.
 */
function authorityOf(ctx: Context, organisation: FoundOrganisation) {
  if (organisation.kind !== "local_authority") return null;
  const named = findCityAuthority(ctx.db, organisation.cityId);
  const isNamed = named?.id === organisation.id;
  return { isNamed, other: named && !isNamed ? publicNameOf(named) : null };
}

function placeInQueue(ctx: Context, id: string, filter: ReviewQueueFilter) {
  const queue = listReviewQueue(ctx, filter);
  return {
    waits: queue.some((item) => item.subjectId === id),
    next: nextReviewItem(queue, id),
    remainingCount: queue.filter((item) => item.subjectId !== id).length,
  };
}

const ownersInvited = (ctx: Context, organisationId: string): string[] =>
  listInvitations(ctx.db, organisationId, ctx.now).flatMap((invitation) =>
    invitation.role === "owner" ? [invitation.email] : [],
  );

/**
 * List the organisations of the same country with a name, current or proposed, that readers would mistake for the
 * reviewed one. Those outside the reader's scopes are included, so only name, city and state are returned.
 */
function listLookAlikes(ctx: Context, organisation: FoundOrganisation) {
  const { countryCode, id } = organisation;
  const isLookAlike = lookAlikeOf(publicNameOf(wantedNames(organisation)));
  return listNamesOfCountry(ctx.db, ctx.language, countryCode)
    .filter((other) => other.id !== id)
    .flatMap(({ names, cityName, state }) =>
      [...new Set(names)].filter(isLookAlike).map((name) => ({ name, cityName, state })),
    );
}
