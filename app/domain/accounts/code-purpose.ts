import type { Language } from "../languages/language.ts";
import type { OrganisationKind } from "../model/organisation.ts";

/** Organisation that is registered together with an account. */
export type Registration = {
  kind: OrganisationKind;
  /** Listed city; null where one is proposed. */
  cityId: string | null;
  proposedCity: { countryCode: string; name: string } | null;
  name: string;
  alias: string | null;
  proof: string;
  /** True for a local authority beside the one that its city has already. */
  isSecondAuthority?: boolean;
};

/** Purpose of a one-time code besides confirming its address. */
export type CodePurpose =
  | { kind: "register"; registration: Registration }
  /** The account is to get the address of the code. */
  | { kind: "change_email"; personId: string; language: Language }
  /** Sent to the present address of an account: its owner agrees to the change that the code `changeId` requests. */
  | { kind: "release_email"; changeId: string };
