import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { resolveScope } from "#app/domain/coordinators/resolve-scope.server.ts";
import { isCountryCode } from "#app/domain/model/country.ts";
import type { Database } from "#db/client.server.ts";
import { listCountryCodes } from "#db/queries/cities.server.ts";
import { z } from "zod";
import { openInstallation } from "./open-installation.ts";
import { Refusal, say } from "./terminal.ts";

/** Say why a scope is unknown: a country is known by its cities, so the table of cities may be missing. */
function unknownPlace(db: Database, scope: string): string {
  const [kind, code = ""] = scope.split(":", 2);
  const isOfNoCity = kind === "country" && isCountryCode(code.toUpperCase());
  const isBeforeAll = kind === "city" && listCountryCodes(db).length === 0;
  return isOfNoCity || isBeforeAll
    ? "no city there is known yet; enter the cities first: npm run cli -- import cities FILE"
    : "there is no such place here";
}

/** Invite a coordinator (`coordinator invite EMAIL --scope network|region:CODE|country:CC|city:SLUG`). */
export function inviteCoordinatorCommand(email: string, scopes: readonly string[]): void {
  if (!z.email().safeParse(email).success) throw new Refusal(`${email} is not an e-mail address`);
  if (scopes.length === 0) throw new Refusal("--scope is missing: network, region:africa, country:TN or city:tunis");
  const ctx = openInstallation();
  for (const text of scopes) {
    const scope = resolveScope(ctx.db, text);
    if (!scope) throw new Refusal(`--scope ${text}: ${unknownPlace(ctx.db, text)}`);
    inviteCoordinator(ctx, { email, scope });
  }
  say(
    `${email} coordinates ${scopes.join(", ")}. They get a mail, sign in with a code that is sent to this address, and set up a second factor.`,
  );
}
