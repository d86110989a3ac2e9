import type { z } from "zod";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { endCoordinator } from "./end-coordinator.server.ts";
import { requireSecretariat } from "./require-secretariat.server.ts";
import { inviteCoordinator } from "./invite-coordinator.server.ts";
import { resetSecondFactor } from "../second-factor/reset-second-factor.server.ts";
import { resolveScope } from "./resolve-scope.server.ts";
import type { coordinatorsForm } from "./coordinators-form.ts";

/**
 * Run the action chosen on the page of coordinators.
 * @throws NotFound unless the actor is the secretariat (deputies excluded); Invalid `place`; the errors of the function
 * for the action
 */
export function manageCoordinators(ctx: Context, form: z.output<typeof coordinatorsForm>): void {
  requireSecretariat(ctx);
  if (form.intent === "end") endCoordinator(ctx, { accountId: form.accountId, scope: form });
  else if (form.intent === "reset") resetSecondFactor(ctx, form);
  else {
    const scope = resolveScope(ctx.db, form.place);
    if (!scope) throw new Invalid({ place: { key: "choose" } });
    inviteCoordinator(ctx, { email: form.email, scope, language: form.language });
  }
}
