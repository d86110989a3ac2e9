import type { OrganisationKind } from "./organisation.ts";

/** States of a co-hosting: invited by the lead, requested by the other organisation, accepted, or declined. */
export const coHostStates = ["invited", "requested", "accepted", "declined"] as const;

export type CoHostState = (typeof coHostStates)[number];

/** Maximum number of co-hostings of one event, counted in every state. */
export const maxCoHosts = 30;

/**
 * True when a local authority and civil society host an event together. The share of such events is the main statistic
 * of the week (product 1).
 * @param organisers the lead and all accepted co-hosts
 */
export function isCityAndCivilSociety(organisers: readonly { kind: OrganisationKind }[]): boolean {
  const has = (...kinds: OrganisationKind[]) => organisers.some((organiser) => kinds.includes(organiser.kind));
  return has("local_authority") && has("civil_society", "migrants_association");
}
