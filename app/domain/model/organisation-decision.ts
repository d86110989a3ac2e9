import type { OrganisationState } from "./organisation.ts";

export const organisationDecisions = [
  "verify",
  "refuse",
  "suspend",
  "reinstate",
  "trust",
  "distrust",
  "decline_name",
  "name_authority",
] as const;
export type OrganisationDecision = (typeof organisationDecisions)[number];

export type OrganisationStatus = {
  state: OrganisationState;
  isTrusted: boolean;
  /** True when its public name, or the one it asks for, is not the name under which it was verified. */
  isRenamed: boolean;
  /** True while the public name that it asks for waits for a coordinator. */
  isNameWaiting: boolean;
  /** True for a verified local authority that is not the one named as its city's. */
  isUnnamedAuthority: boolean;
};

/** Return the state that a decision leads to; null when the decision is not possible in this status. */
export function organisationStateAfter(
  status: OrganisationStatus,
  decision: OrganisationDecision,
): OrganisationState | null {
  const { state, isTrusted, isRenamed, isNameWaiting, isUnnamedAuthority } = status;
  const isPossible = {
    // A refusal can be corrected, and a new name has to be verified like the first one.
    verify: state === "pending" || state === "refused" || (state === "verified" && isRenamed),
    refuse: state === "pending",
    suspend: state === "verified",
    reinstate: state === "suspended",
    trust: state === "verified" && !isTrusted && !isRenamed,
    distrust: isTrusted,
    decline_name: isNameWaiting,
    name_authority: isUnnamedAuthority,
  }[decision];
  if (!isPossible) return null;
  if (decision === "refuse") return "refused";
  if (decision === "suspend") return "suspended";
  return decision === "distrust" || decision === "decline_name" ? state : "verified";
}

/** Return the decisions that are possible now, in the order of the buttons. */
export const possibleDecisions = (status: OrganisationStatus): OrganisationDecision[] =>
  organisationDecisions.filter((decision) => organisationStateAfter(status, decision) !== null);

/** True when a decision needs a reason, because it is against the organisation. */
export const needsReason = (decision: OrganisationDecision): boolean =>
  ["refuse", "suspend", "distrust", "decline_name"].includes(decision);
/** True when a decision requires that the second factor was shown recently. */
export const isSensitive = (decision: OrganisationDecision): boolean =>
  ["suspend", "reinstate", "trust", "name_authority"].includes(decision);
