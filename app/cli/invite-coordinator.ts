import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { resolveScope } from "#app/domain/coordinators/resolve-scope.server.ts";
import { isCountryCode } from "#app/domain/model/country.ts";
import { z } from "zod";
import { openInstallation } from "./open-installation.ts";
import { Refusal, say } from "./terminal.ts";

/** Before any city is known, no country is either: then what is missing is the table, not another word. */
const unknownPlace = (scope: string): string =>
  isCountryCode(scope.replace(/^country:/, "").toUpperCase()) || scope.startsWith("city:")
    ? "no city there is known yet; enter the cities first: npm run cli -- import cities FILE"
    : "there is no such place here";

/** `coordinator invite EMAIL --scope network|region:CODE|country:CC|city:SLUG` */
export function inviteCoordinatorCommand(email: string, scopes: readonly string[]): void {
  if (!z.email().safeParse(email).success) throw new Refusal(`${email} is not an e-mail address`);
  if (scopes.length === 0) throw new Refusal("--scope is missing: network, region:africa, country:TN or city:tunis");
  const ctx = openInstallation();
  for (const text of scopes) {
    const scope = resolveScope(ctx.db, text);
    if (!scope) throw new Refusal(`--scope ${text}: ${unknownPlace(text)}`);
    inviteCoordinator(ctx, { email, scope });
  }
  say(
    `${email} coordinates ${scopes.join(", ")}. They get a mail, sign in with a code that is sent to this address, and set up a second factor.`,
  );
}
