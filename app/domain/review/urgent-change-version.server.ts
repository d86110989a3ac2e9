import { formVersion } from "../forms/form-version.server.ts";
import type { UrgentChangeFields } from "../model/urgent-change.ts";

/** Names the state of a change that a page showed. */
export const urgentChangeVersion = ({ fields }: { fields: UrgentChangeFields }): string =>
  formVersion([["fields", JSON.stringify(fields)]]);
