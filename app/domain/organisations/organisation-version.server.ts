import type { FoundOrganisation } from "#db/queries/organisations.server.ts";
import { formVersion } from "../forms/form-version.server.ts";
import type { OrganisationStatus } from "../model/organisation-decision.ts";
import { publicNameOf } from "../model/organisation.ts";

/** Names an organisation as a page showed it: a decision is on that, and on nothing that was typed since. */
export const organisationVersion = (organisation: FoundOrganisation): string =>
  formVersion([
    ["name", organisation.name],
    ["alias", organisation.alias ?? ""],
    // Pages that are open in a browser keep their version where no name waits.
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

/** Whether it has, or asks for, another public name than the one it was verified under. */
const isRenamed = (organisation: FoundOrganisation): boolean =>
  isNameWaiting(organisation) ||
  (organisation.state === "verified" &&
    organisation.verifiedAs !== null &&
    organisation.verifiedAs !== publicNameOf(organisation));

/** Where it stands, for what can be decided on it. */
export const organisationStatusOf = (organisation: FoundOrganisation): OrganisationStatus => ({
  state: organisation.state,
  isTrusted: organisation.trustedAt !== null,
  isRenamed: isRenamed(organisation),
  isNameWaiting: isNameWaiting(organisation),
});
