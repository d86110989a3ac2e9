import type { Language } from "../languages/language.ts";
import type { OrganisationKind } from "../model/organisation.ts";

/** An organisation as somebody registers it together with their account. */
export type Registration = {
  kind: OrganisationKind;
  /** A listed city, or none where one is proposed. */
  cityId: string | null;
  proposedCity: { countryCode: string; name: string } | null;
  name: string;
  alias: string | null;
  proof: string;
};

/** What a one-time code confirms beside the address it was sent to. */
export type CodePurpose =
  | { kind: "register"; registration: Registration }
  /** The account that shall have the address from now on. */
  | { kind: "change_email"; personId: string; language: Language }
  /** Sent to the address an account has: its owner agrees to the change that the code `changeId` asks for. */
  | { kind: "release_email"; changeId: string };
