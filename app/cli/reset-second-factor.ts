import { Invalid } from "#app/domain/errors.ts";
import { resetSecondFactor } from "#app/domain/second-factor/reset-second-factor.server.ts";
import { openInstallation } from "./open-installation.ts";
import { Refusal, say } from "./terminal.ts";

/**
 * Reset a second factor (`coordinator reset-factor EMAIL`), for the case that the whole secretariat lost its devices.
 */
export function resetFactorCommand(email: string): void {
  const ctx = openInstallation();
  try {
    resetSecondFactor(ctx, { email });
  } catch (error) {
    if (error instanceof Invalid) throw new Refusal(`${email} has no second factor here`);
    throw error;
  }
  say(
    `The second factor of ${email} is gone; they set up a new one when they sign in. They and the secretariat get a mail.`,
  );
}
