export const organisationKinds = [
  "local_authority",
  "civil_society",
  "migrants_association",
  "institution",
  "network",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationStates = ["pending", "verified", "refused", "suspended"] as const;

export const memberRoles = ["owner", "editor"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** The only name of an organisation that leaves the house: the alias it chose, else its own. */
export const publicNameOf = (organisation: { name: string; alias: string | null }): string =>
  organisation.alias ?? organisation.name;
