import type { OrganisationState } from "./organisation.ts";

/** What a coordinator decides on an organisation. */
export const organisationDecisions = ["verify", "refuse", "suspend", "reinstate", "trust", "distrust"] as const;
export type OrganisationDecision = (typeof organisationDecisions)[number];

export type OrganisationStatus = { state: OrganisationState; isTrusted: boolean; isRenamed: boolean };

/** The state a decision leads to; null when it is not possible from here. */
export function organisationStateAfter(
  status: OrganisationStatus,
  decision: OrganisationDecision,
): OrganisationState | null {
  const { state, isTrusted, isRenamed } = status;
  const isPossible = {
    // A refusal may be a mistake; a new name is looked at like the first one.
    verify: state === "pending" || state === "refused" || (state === "verified" && isRenamed),
    refuse: state === "pending",
    suspend: state === "verified",
    reinstate: state === "suspended",
    trust: state === "verified" && !isTrusted && !isRenamed,
    distrust: isTrusted,
  }[decision];
  if (!isPossible) return null;
  if (decision === "refuse") return "refused";
  if (decision === "suspend") return "suspended";
  return decision === "distrust" ? state : "verified";
}

/** What is possible now, in the order of the buttons. */
export const possibleDecisions = (status: OrganisationStatus): OrganisationDecision[] =>
  organisationDecisions.filter((decision) => organisationStateAfter(status, decision) !== null);

/** A refusal without words helps nobody. */
export const needsReason = (decision: OrganisationDecision): boolean =>
  decision === "refuse" || decision === "suspend" || decision === "distrust";
/** What weighs most asks for the second factor again. */
export const isSensitive = (decision: OrganisationDecision): boolean =>
  decision === "suspend" || decision === "reinstate" || decision === "trust";
