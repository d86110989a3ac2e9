import { formVersion } from "../forms/form-version.server.ts";
import type { UrgentChangeFields } from "../model/urgent-change.ts";

/** Return the version of an urgent change as a page shows it. */
export const urgentChangeVersion = ({ fields }: { fields: UrgentChangeFields }): string =>
  formVersion([["fields", JSON.stringify(fields)]]);
