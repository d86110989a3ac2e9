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

/** Most characters each text of an organisation may have. */
export const organisationLimits = { name: 120, alias: 80, cityName: 80, proof: 500 } as const;

/** An invitation to join stands this long; so many may be open at once. */
export const invitationLifetimeMs = days(14);
export const maxOpenInvitations = 20;
/** What nobody vouches for yet writes to few strangers, in a day too. */
export const maxInvitationsUnverified = 5;
/** No more invitations than this are mailed to one mailbox in an hour, whoever sends them. */
export const invitationMailsPerHour = 5;
/** Nobody needs more organisations than this that wait to be verified. */
export const maxPendingOrganisations = 5;

/** Whether an organisation speaks for its city: what calls itself a local authority, once somebody verified that. */
export const isLocalAuthority = (organisation: { kind: OrganisationKind; state: OrganisationState }): boolean =>
  organisation.kind === "local_authority" && organisation.state === "verified";

/** What an organisation is called and how it asks to be called. */
type Names = { name: string; alias: string | null; proposedName: string | null; proposedAlias: string | null };

/** The names it would have once a coordinator has read the new ones; those it has where none wait. */
export const wantedNames = ({ name, alias, proposedName, proposedAlias }: Names) =>
  proposedName === null ? { name, alias } : { name: proposedName, alias: proposedAlias };

/** The only name of an organisation that leaves the house: the alias it chose, else its own. */
export const publicNameOf = (organisation: { name: string; alias: string | null }): string =>
  organisation.alias ?? organisation.name;
