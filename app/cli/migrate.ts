import { openInstallation } from "./open-installation.ts";
import { say } from "./terminal.ts";

export function migrate(): void {
  openInstallation();
  say("The database is up to date.");
}
