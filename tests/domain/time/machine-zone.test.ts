import { expect, it } from "vitest";

it("runs in the zone that this project names, so that the others in this folder mean something", () => {
  const zone = process.env["TZ"] ?? "";
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  const hour = { UTC: 12, "Pacific/Auckland": 1, "America/Los_Angeles": 4 }[zone];
  expect(new Date("2026-12-18T12:00:00Z").getHours()).toBe(hour);
});
