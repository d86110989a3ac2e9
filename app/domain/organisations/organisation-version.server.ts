import type { FoundOrganisation } from "#db/queries/organisations.server.ts";
import { formVersion } from "../forms/form-version.server.ts";
import type { OrganisationStatus } from "../model/organisation-decision.ts";
import { publicNameOf } from "../model/organisation.ts";

/** Names an organisation as a page showed it: a decision is on that, and on nothing that was typed since. */
export const organisationVersion = (one: FoundOrganisation): string =>
  formVersion([
    ["name", one.name],
    ["alias", one.alias ?? ""],
    ["kind", one.kind],
    ["city", one.cityId],
    ["proof", one.proof ?? ""],
    ["state", one.state],
  ]);

/** Whether it has another public name than the one it was verified under. */
const isRenamed = (one: FoundOrganisation): boolean =>
  one.state === "verified" && one.verifiedAs !== null && one.verifiedAs !== publicNameOf(one);

/** Where it stands, for what can be decided on it. */
export const organisationStatusOf = (one: FoundOrganisation): OrganisationStatus => ({
  state: one.state,
  isTrusted: one.trustedAt !== null,
  isRenamed: isRenamed(one),
});
