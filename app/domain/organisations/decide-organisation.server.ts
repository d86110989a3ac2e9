import { type Database, writeTransaction } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { touchEventsOfOrganisation } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { type FoundOrganisation, setOrganisationState, updateOrganisation } from "#db/queries/organisations.server.ts";
import { deleteClaim } from "#db/queries/review-queue.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { bumpEventSequences } from "../changes/bump-sequences.server.ts";
import { notifyHidden } from "../notifications/notify-hidden.server.ts";
import { notifyRestored } from "../notifications/notify-restored.server.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { recordDecision } from "../changes/record-decision.server.ts";
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
 * A coordinator's decision on an organisation: that it is what it says, that it is not, that nothing of it is public for
 * now, that it publishes without being read first, or on the new name it asks for. Its owners are told by mail.
 * @param input `version` names the organisation as it was read; without one, whatever it is now. `told` and `words` are what
 * people hear who hold seats of its events, when it is suspended
 * @throws NotFound outside the actor's scopes; Conflict when it was decided or changed meanwhile, when nobody has confirmed
 * its city, or when the second factor was shown too long ago for this; Invalid `reason` and `words` where they are
 * needed, and `""` where a verified organisation of the country has its name
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
    if (decision === "verify") {
      refuseCopy(tx, organisation);
      acceptName(tx, ctx, organisation);
    }
    setOrganisationState(tx, organisation, {
      state,
      decidedAt: ctx.now,
      ...changeBy(decision, organisation, ctx.now),
    });
    if (decision === "suspend" || decision === "reinstate") informAttendees(tx, ctx, input);
    raiseProgrammeVersion(tx);
    const subject = { subjectKind: "organisation", subjectId: organisation.id } as const;
    deleteClaim(tx, subject);
    const states = { oldState: organisation.state, newState: state };
    recordDecision(tx, ctx, { ...subject, ...states, cityId: organisation.cityId, action: decision, reason });
  });
}

/** Its events go, or come back: in calendars, and in the words of whoever suspends it. */
function informAttendees(
  tx: Database,
  ctx: Context,
  { organisationId, decision, told = "nothing", words = "" }: Parameters<typeof decideOrganisation>[1],
): void {
  const eventIds = bumpEventSequences(tx, ctx, { organisationId });
  if (decision === "reinstate") notifyRestored(tx, ctx, { eventIds });
  else notifyHidden(tx, ctx, { eventIds, told, words });
}

/** What a decision changes beside the state. What was suspended is read first when it comes back. */
function changeBy(decision: OrganisationDecision, organisation: FoundOrganisation, now: Instant) {
  if (decision === "verify") return { verifiedAs: publicNameOf(wantedNames(organisation)), ...noNameWaits };
  if (decision === "decline_name") return noNameWaits;
  if (decision === "trust") return { trustedAt: now };
  return decision === "distrust" || decision === "suspend" ? { trustedAt: null } : {};
}

const noNameWaits = { proposedName: null, proposedAlias: null, renamedAt: null } as const;

/** Two of one name may have waited side by side: the second would copy the first. @throws Invalid `""` */
function refuseCopy(tx: Database, organisation: FoundOrganisation): void {
  const countryCode = findCity(tx, organisation.cityId)?.countryCode;
  if (countryCode === undefined) return;
  const place = { countryCode, exceptId: organisation.id };
  if (isNameTaken(tx, publicNameOf(wantedNames(organisation)), place)) throw new Invalid({ "": { key: "nameTaken" } });
}

/** The name that waited is public from now on, under a new address. */
function acceptName(tx: Database, ctx: Context, organisation: Authorized<FoundOrganisation>): void {
  if (organisation.proposedName === null) return;
  const names = wantedNames(organisation);
  updateOrganisation(tx, organisation, { ...names, slug: slugUnder(tx, organisation, names) });
  touchEventsOfOrganisation(tx, organisation.id, ctx.now);
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
