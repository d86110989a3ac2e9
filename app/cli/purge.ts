import { purge } from "#app/domain/installation/purge.server.ts";
import { openInstallation } from "./open-installation.ts";
import { say } from "./terminal.ts";

export function purgeCommand(): void {
  const { db, now } = openInstallation();
  const { signUps, addresses, mails } = purge(db, now);
  say(`Erased: ${signUps} sign-ups, ${addresses} unconfirmed addresses, ${mails} records of mail.`);
}
