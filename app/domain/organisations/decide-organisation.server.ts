import { type Database, type Writable, writeTransaction } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import {
  type FoundOrganisation,
  listCityAuthorities,
  setCityAuthority,
  setOrganisationState,
  updateOrganisation,
} from "#db/queries/organisations.server.ts";
import { deleteClaim } from "#db/queries/review-queue.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { notifyHidden } from "../notifications/notify-hidden.server.ts";
import { notifyRestored } from "../notifications/notify-restored.server.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { recordOrganisationChange } from "../changes/record-subject-change.server.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import type { HiddenNotice } from "../notifications/hidden-notice.ts";
import type { Authorized } from "../permissions.ts";
import {
  isSensitive,
  needsReason,
  type OrganisationDecision,
  organisationStateAfter,
} from "../model/organisation-decision.ts";
import type { Instant } from "../time/zoned-time.ts";
import { requireOrganisationInScope } from "./require-organisation-in-scope.server.ts";
import { isNameTaken } from "./require-own-name.server.ts";
import { slugUnder } from "./organisation-slug.server.ts";
import { organisationVersion, organisationStatusOf } from "./organisation-version.server.ts";

/**
 * Decide on an organisation as a coordinator: verify, refuse, suspend, reinstate, trust or distrust it, name it as the
 * authority of its city, or decide on its proposed name. Its owners are mailed.
 * @param input `version` of the organisation as it was read; absent to decide on any version. `told` and `words` choose
 * what attendees of its events are told when it is suspended
 * @throws NotFound outside the actor's scopes; Conflict when it was decided or changed meanwhile, when nobody has
 * confirmed its city, or when the second factor was shown too long ago for this; Invalid `reason` and `words` where
 * they are needed, and `""` where a verified organisation of the country has its name
 */
export function decideOrganisation(
  ctx: Context,
  input: {
    organisationId: string;
    decision: OrganisationDecision;
    reason: string;
    version?: string;
    told?: HiddenNotice;
    words?: string;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireOrganisationInScope(tx, ctx, input.organisationId);
    const { decision } = input;
    const state = stateAfter(organisation, input);
    if (isSensitive(decision)) requireRecentFactor(ctx);
    const reason = parseDecisionReason(input.reason, { isNeeded: needsReason(decision) });
    if (decision === "verify") refuseCopy(tx, organisation);
    const entry = { action: decision, reason, oldState: organisation.state, newState: state };
    const { eventIds } = recordOrganisationChange(tx, ctx, { organisation, decision: entry }, (writable) => {
      if (decision === "verify") acceptName(writable, organisation);
      const more = changeBy(decision, organisation, ctx.now);
      setOrganisationState(writable, organisation, { state, decidedAt: ctx.now, ...more });
    });
    nameAuthority(tx, ctx, organisation, decision);
    const { told = "nothing", words = "" } = input;
    if (decision === "suspend") notifyHidden(tx, ctx, { eventIds, told, words });
    if (decision === "reinstate") notifyRestored(tx, ctx, { eventIds });
    deleteClaim(tx, { subjectKind: "organisation", subjectId: organisation.id });
  });
}

/** The columns a decision changes beside the state. A suspended organisation is not trusted when it is reinstated. */
function changeBy(decision: OrganisationDecision, organisation: FoundOrganisation, now: Instant) {
  if (decision === "verify") return { verifiedAs: publicNameOf(wantedNames(organisation)), ...noNameWaits };
  if (decision === "decline_name") return noNameWaits;
  if (decision === "trust") return { trustedAt: now };
  if (decision === "suspend") return { trustedAt: null, authorityNamedAt: null };
  return decision === "distrust" ? { trustedAt: null } : {};
}

/**
 * Name a local authority as its city's: the first one that is verified there, and another one by a decision of its own,
 * which takes the powers from the former.
 */
function nameAuthority(
  tx: Database,
  ctx: Context,
  organisation: FoundOrganisation,
  decision: OrganisationDecision,
): void {
  if (organisation.kind !== "local_authority") return;
  const named = listCityAuthorities(tx, organisation.cityId);
  const isFirst = (decision === "verify" || decision === "reinstate") && named.length === 0;
  if (!isFirst && decision !== "name_authority") return;
  for (const id of named) {
    const former = { id, cityId: organisation.cityId };
    const audit = { action: "organisation.unname-authority" };
    recordOrganisationChange(tx, ctx, { organisation: former, audit }, (writable) =>
      setCityAuthority(writable, former, null),
    );
  }
  const audit = { action: "organisation.name-authority" };
  recordOrganisationChange(tx, ctx, { organisation, audit }, (writable) =>
    setCityAuthority(writable, organisation, ctx.now),
  );
}

const noNameWaits = { proposedName: null, proposedAlias: null, renamedAt: null } as const;

/** Refuse to verify the second of two pending organisations with one name. @throws Invalid `""` */
function refuseCopy(tx: Database, organisation: FoundOrganisation): void {
  const countryCode = findCity(tx, organisation.cityId)?.countryCode;
  if (countryCode === undefined) return;
  const place = { countryCode, exceptId: organisation.id };
  if (isNameTaken(tx, publicNameOf(wantedNames(organisation)), place)) throw new Invalid({ "": { key: "nameTaken" } });
}

/** Publish the proposed name, with a new slug. */
function acceptName(tx: Writable, organisation: Authorized<FoundOrganisation>): void {
  if (organisation.proposedName === null) return;
  const names = wantedNames(organisation);
  updateOrganisation(tx, organisation, { ...names, slug: slugUnder(tx, organisation, names) });
}

function stateAfter(organisation: FoundOrganisation, input: { decision: OrganisationDecision; version?: string }) {
  const state = organisationStateAfter(organisationStatusOf(organisation), input.decision);
  if (!state) throw new Conflict("alreadyDecided");
  if (input.version !== undefined && input.version !== organisationVersion(organisation)) {
    throw new Conflict("organisationChanged");
  }
  if (input.decision === "verify" && organisation.cityState !== "listed") throw new Conflict("cityProposed");
  return state;
}
