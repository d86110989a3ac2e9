import type { OrganisationState } from "./organisation.ts";

/** What a coordinator decides on an organisation. */
export const organisationDecisions = [
  "verify",
  "refuse",
  "suspend",
  "reinstate",
  "trust",
  "distrust",
  "decline_name",
] as const;
export type OrganisationDecision = (typeof organisationDecisions)[number];

export type OrganisationStatus = {
  state: OrganisationState;
  isTrusted: boolean;
  /** Whether it has, or asks for, another public name than it was verified under. */
  isRenamed: boolean;
  /** Whether that name is not public yet. */
  isNameWaiting: boolean;
};

/** The state a decision leads to; null when it is not possible from here. */
export function organisationStateAfter(
  status: OrganisationStatus,
  decision: OrganisationDecision,
): OrganisationState | null {
  const { state, isTrusted, isRenamed, isNameWaiting } = status;
  const isPossible = {
    // A refusal may be a mistake; a new name is looked at like the first one.
    verify: state === "pending" || state === "refused" || (state === "verified" && isRenamed),
    refuse: state === "pending",
    suspend: state === "verified",
    reinstate: state === "suspended",
    trust: state === "verified" && !isTrusted && !isRenamed,
    distrust: isTrusted,
    decline_name: isNameWaiting,
  }[decision];
  if (!isPossible) return null;
  if (decision === "refuse") return "refused";
  if (decision === "suspend") return "suspended";
  return decision === "distrust" || decision === "decline_name" ? state : "verified";
}

/** What is possible now, in the order of the buttons. */
export const possibleDecisions = (status: OrganisationStatus): OrganisationDecision[] =>
  organisationDecisions.filter((decision) => organisationStateAfter(status, decision) !== null);

/** A refusal without words helps nobody. */
export const needsReason = (decision: OrganisationDecision): boolean =>
  ["refuse", "suspend", "distrust", "decline_name"].includes(decision);
/** What weighs most asks for the second factor again. */
export const isSensitive = (decision: OrganisationDecision): boolean =>
  decision === "suspend" || decision === "reinstate" || decision === "trust";
