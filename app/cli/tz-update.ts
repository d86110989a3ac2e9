import { updateZoneData } from "#app/domain/dates/update-zone-data.server.ts";
import { toUtcText } from "#app/domain/time/zoned-time.ts";
import { openInstallation } from "./open-installation.ts";
import { say } from "./terminal.ts";

/**
 * Apply updated time zone data (`tz-update`): print the dates that moved, and those whose local time does not exist.
 */
export function tzUpdateCommand(): void {
  const { db, now } = openInstallation();
  const { version, looked, moved, impossible } = updateZoneData(db, now);
  say(`Zone data ${version}: ${looked} dates looked at, ${moved.length} moved.`);
  for (const date of moved) {
    say(`  ${date.slug}  ${date.startsAtLocal} ${date.timeZone}  ${toUtcText(date.from)} → ${toUtcText(date.to)}`);
  }
  for (const date of impossible) {
    say(`  ${date.slug}  ${date.startsAtLocal} does not exist in ${date.timeZone} any more: ask its organiser`);
  }
}
