import type { FoundOrganisation } from "#db/queries/organisations.server.ts";
import { formVersion } from "../forms/form-version.server.ts";
import type { OrganisationStatus } from "../model/organisation-decision.ts";
import { isCityAuthority, isLocalAuthority, isTrusted, publicNameOf } from "../model/organisation.ts";

/** Return the version of an organisation as a page shows it, so that a decision applies only to what was read. */
export const organisationVersion = (organisation: FoundOrganisation): string =>
  formVersion([
    ["name", organisation.name],
    ["alias", organisation.alias ?? ""],
    // Left out without a proposed name, so that pages already open keep their version.
    ...(organisation.proposedName === null
      ? []
      : ([
          ["proposedName", organisation.proposedName],
          ["proposedAlias", organisation.proposedAlias ?? ""],
        ] as const)),
    ["kind", organisation.kind],
    ["city", organisation.cityId],
    ["proof", organisation.proof ?? ""],
    ["state", organisation.state],
  ]);

const isNameWaiting = (organisation: FoundOrganisation): boolean =>
  organisation.state === "verified" && organisation.proposedName !== null;

/** True when an organisation has, or asks for, another public name than the one it was verified under. */
const isRenamed = (organisation: FoundOrganisation): boolean =>
  isNameWaiting(organisation) ||
  (organisation.state === "verified" &&
    organisation.verifiedAs !== null &&
    organisation.verifiedAs !== publicNameOf(organisation));

/** Return the status that determines which decisions are possible. */
export const organisationStatusOf = (organisation: FoundOrganisation): OrganisationStatus => ({
  state: organisation.state,
  isTrusted: isTrusted(organisation),
  isRenamed: isRenamed(organisation),
  isNameWaiting: isNameWaiting(organisation),
  isUnnamedAuthority: isLocalAuthority(organisation) && !isCityAuthority(organisation),
});
