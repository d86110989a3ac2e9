import type { OrganisationKind } from "./organisation.ts";

/** Where organising together stands: asked by the lead, asked for by the other side, agreed, or not wanted. */
export const coHostStates = ["invited", "requested", "accepted", "declined"] as const;

export type CoHostState = (typeof coHostStates)[number];

/** Organisations one event may be organised with, the invited ones included. */
export const maxCoHosts = 30;

/**
 * Whether an event is organised together by a local authority and by civil society: the share of such events is the first
 * figure of the week (product 1).
 * @param organisers the lead and everybody who accepted
 */
export function isCityAndCivilSociety(organisers: readonly { kind: OrganisationKind }[]): boolean {
  const has = (...kinds: OrganisationKind[]) => organisers.some((organiser) => kinds.includes(organiser.kind));
  return has("local_authority") && has("civil_society", "migrants_association");
}
