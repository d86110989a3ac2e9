import { readInstanceTexts } from "#app/domain/instance/get-instance.server.ts";
import { isAskedByLaw, missingSettings } from "#app/domain/instance/instance-setting.ts";
import type { Database } from "#db/client.server.ts";
import { type Finding, ok, warn } from "./finding.ts";

const place = "write them on the page /en/coordinate/secretariat/instance";

/** Name the settings of "Who runs this site" that are empty. */
export function checkInstance(db: Database): Finding {
  const missing = missingSettings(readInstanceTexts(db));
  if (missing.length === 0) return ok("who runs this", "all is said");
  const lawful = missing.filter(isAskedByLaw);
  const byLaw = lawful.length > 0 ? ` (the law asks for ${lawful.join(", ")})` : "";
  return warn("who runs this", `not said yet: ${missing.join(", ")}${byLaw}; ${place}`);
}
