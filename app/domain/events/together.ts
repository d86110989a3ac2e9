import type { OrganisationKind } from "../organisations/organisation.ts";

/**
 * Whether an event is organised together by a local authority and by civil society: the share of such events is the first
 * figure of the week (product 1).
 * @param organisers the lead and everybody who accepted
 */
export function isTogether(organisers: readonly { kind: OrganisationKind }[]): boolean {
  const has = (...kinds: OrganisationKind[]) => organisers.some((one) => kinds.includes(one.kind));
  return has("local_authority") && has("civil_society", "migrants_association");
}
