import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { insertDecision } from "#db/queries/decisions.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findOrganisation, type FoundOrganisation, setOrganisationState } from "#db/queries/organisations.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { deleteHold } from "#db/queries/queue.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, personIdOf } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { bumpEventsOf } from "../events/bump-events.server.ts";
import { mailSubject } from "../messages.ts";
import { mustBeFresh } from "../people/must-be-fresh.server.ts";
import { type Authorized, permitted } from "../permissions.ts";
import { checkedReason } from "../reviews/checked-reason.ts";
import { publicNameOf } from "./organisation.ts";
import { isSensitive, needsReason, type OrganisationDecision, organisationStateAfter } from "./organisation-review.ts";
import { isRenamed, organisationStamp } from "./organisation-stamp.server.ts";

/**
 * A coordinator's decision on an organisation: that it is what it says, that it is not, that nothing of it is public for
 * now, that it publishes without being read first. Its owners are told by mail.
 * @param input `stamp` names the organisation as it was read; without one, whatever it is now
 * @throws NotFound outside the actor's scopes; Conflict when it was decided or changed meanwhile, when nobody has confirmed
 * its city, or when the second factor was shown too long ago for this; Invalid `reason` where one is needed
 */
export function decideOrganisation(
  ctx: Context,
  input: { organisationId: string; decision: OrganisationDecision; reason: string; stamp?: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireInScope(tx, ctx, input.organisationId);
    const { decision } = input;
    const state = stateAfter(organisation, input);
    if (isSensitive(decision)) mustBeFresh(ctx);
    const reason = checkedReason(input.reason, { isNeeded: needsReason(decision) });
    setOrganisationState(tx, organisation, {
      state,
      decidedAt: ctx.now,
      ...(decision === "verify" ? { verifiedAs: publicNameOf(organisation), renamedAt: null } : {}),
      ...(decision === "trust" ? { trustedAt: ctx.now } : {}),
      // What was suspended is read first when it comes back.
      ...(decision === "distrust" || decision === "suspend" ? { trustedAt: null } : {}),
    });
    if (decision === "suspend" || decision === "reinstate") bumpEventsOf(tx, ctx, { organisationId: organisation.id });
    raiseProgrammeVersion(tx);
    note(tx, ctx, organisation, { decision, state, reason });
  });
}

function requireInScope(tx: Database, ctx: Context, organisationId: string): Authorized<FoundOrganisation> {
  const found = findOrganisation(tx, organisationId);
  const organisation = found && permitted(ctx.actor, "organisation:verify", found);
  if (!organisation) throw new NotFound("organisation");
  return organisation;
}

function stateAfter(organisation: FoundOrganisation, input: { decision: OrganisationDecision; stamp?: string }) {
  const standing = {
    state: organisation.state,
    isTrusted: organisation.trustedAt !== null,
    isRenamed: isRenamed(organisation),
  };
  const state = organisationStateAfter(standing, input.decision);
  if (!state) throw new Conflict("alreadyDecided");
  if (input.stamp !== undefined && input.stamp !== organisationStamp(organisation)) {
    throw new Conflict("organisationChanged");
  }
  if (input.decision === "verify" && organisation.cityState !== "listed") throw new Conflict("cityProposed");
  return state;
}

function note(
  tx: Database,
  ctx: Context,
  organisation: FoundOrganisation,
  { decision, state, reason }: { decision: OrganisationDecision; state: string; reason: string | null },
): void {
  const { id, cityId } = organisation;
  const subject = { subjectKind: "organisation", subjectId: id } as const;
  const decisionId = randomUUID();
  insertDecision(tx, {
    id: decisionId,
    ...subject,
    action: decision,
    reason,
    personId: personIdOf(ctx.actor),
    at: ctx.now,
  });
  deleteHold(tx, subject);
  recordAudit(tx, ctx, {
    action: `organisation.${decision}`,
    ...subject,
    cityId,
    oldState: organisation.state,
    newState: state,
  });
  enqueueMail(tx, {
    kind: "organisation_decided",
    payload: { decisionId },
    dedupeKey: `organisation:${decisionId}`,
    subject: mailSubject("organisation", id),
    now: ctx.now,
  });
}
