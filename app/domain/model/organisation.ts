import { days } from "../time/zoned-time.ts";

export const organisationKinds = [
  "local_authority",
  "civil_society",
  "migrants_association",
  "institution",
  "network",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationStates = ["pending", "verified", "refused", "suspended"] as const;
export type OrganisationState = (typeof organisationStates)[number];

export const memberRoles = ["owner", "editor"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Maximum length of each text of an organisation, in characters. */
export const organisationLimits = { name: 120, alias: 80, cityName: 80, proof: 500 } as const;

/** Lifetime of a member invitation, in milliseconds. */
export const invitationLifetimeMs = days(14);
export const maxOpenInvitations = 20;
/**
 * Maximum number of invitations that an unverified organisation may send in a day; a verified one may send
 * `maxOpenInvitations`.
 */
export const maxInvitationsUnverified = 5;
/** Maximum number of invitations mailed to one mailbox in an hour, from all organisations together. */
export const invitationMailsPerHour = 5;
/** Maximum number of organisations of one account that wait to be verified. */
export const maxPendingOrganisations = 5;

/** True for a verified local authority, which may write a word of welcome of its city. */
export const isLocalAuthority = (organisation: { kind: OrganisationKind; state: OrganisationState }): boolean =>
  organisation.kind === "local_authority" && organisation.state === "verified";

/**
 * True for the one local authority that a coordinator named as its city's: it acts for the city, and has powers over
 * the events of others there.
 */
export const isCityAuthority = (organisation: {
  kind: OrganisationKind;
  state: OrganisationState;
  authorityNamedAt: number | null;
}): boolean => isLocalAuthority(organisation) && organisation.authorityNamedAt !== null;

/** True when the changes of an organisation are public at once and reviewed afterwards (product 2). */
export const isTrusted = (organisation: { state: OrganisationState; trustedAt: number | null }): boolean =>
  organisation.state === "verified" && organisation.trustedAt !== null;

type Names = { name: string; alias: string | null; proposedName: string | null; proposedAlias: string | null };

/** Return the names that an organisation would have after approval: the proposed ones, else its current ones. */
export const wantedNames = ({ name, alias, proposedName, proposedAlias }: Names) =>
  proposedName === null ? { name, alias } : { name: proposedName, alias: proposedAlias };

/** Return the only name of an organisation that may be published: its alias, else its own name. */
export const publicNameOf = (organisation: { name: string; alias: string | null }): string =>
  organisation.alias ?? organisation.name;

/** States in which coordinators find organisations; `hidden` comes before the state that restoring brings back. */
export const listedOrganisationStates = [...organisationStates, "hidden"] as const;
export type ListedOrganisationState = (typeof listedOrganisationStates)[number];

/** Orders of the list of all organisations: those that wait for a coordinator first, by name, the newest first. */
export const organisationOrders = ["need", "name", "created"] as const;
export type OrganisationOrder = (typeof organisationOrders)[number];
