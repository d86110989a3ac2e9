import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { days, hours } from "#app/domain/time/zoned-time.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { cityId, contextFor, makeEvent } from "../support/factories.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
beforeEach(async () => {
  app = await createApp();
  server = await startServer(app);
});
afterEach(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
/** Return Last-Modified in epoch milliseconds; null without it. */
const lastModified = (response: Response) => {
  const said = response.headers.get("last-modified");
  return said === null ? null : Date.parse(said);
};

it.each([
  "/calendar/fr.ics?q=baile",
  "/calendar/fr.ics",
  "/feed/fr.atom?city=lisboa",
  "/feed/fr.json",
  "/api/v1/events",
  "/api/v1/events?updated_since=2026-01-01T00:00:00Z",
  "/api/v1/cities",
  "/api/v1/cities.geojson",
  "/api/v1/organisations",
  "/sitemap.xml",
  "/embed/fr",
  "/fr/programme",
  "/fr/cities/lisboa",
])("%s is never said to be unchanged when an event has left it", async (path) => {
  makeEvent(app.db, { title: "Baile" });
  app.clock.advance(hours(1));
  const event = makeEvent(app.db, { title: "Outro baile", now: app.clock.now() });
  app.clock.advance(hours(1));
  const before = await get(path);
  const body = await before.text();
  app.clock.advance(hours(1));
  hideEvent(contextFor(app.db, { now: app.clock.now() }), { eventId: event.eventId, note: "" });
  app.clock.advance(days(31));
  const since = before.headers.get("last-modified") ?? new Date(app.clock.now()).toUTCString();
  const after = await get(path, { "If-Modified-Since": since });
  expect(after.status).toBe(200);
  expect(await after.text()).not.toBe(body);
  if (lastModified(before) !== null) expect(lastModified(after)).toBeGreaterThan(lastModified(before) ?? 0);
  // If-None-Match has precedence over If-Modified-Since.
  const etag = before.headers.get("etag") ?? "none";
  const future = new Date(app.clock.now() + days(1)).toUTCString();
  expect((await get(path, { "If-None-Match": etag, "If-Modified-Since": future })).status).toBe(200);
  const now = after.headers.get("etag") ?? "none";
  const past = "Thu, 01 Jan 1970 00:00:00 GMT";
  expect((await get(path, { "If-None-Match": now, "If-Modified-Since": past })).status).toBe(304);
});

it("a calendar that did not change stays as it was, whatever changed elsewhere", async () => {
  makeEvent(app.db, { title: "Baile" });
  const path = "/calendar/fr.ics?city=lisboa";
  const first = await get(path);
  app.clock.advance(hours(1));
  makeEvent(app.db, { title: "Bal", cityId: cityId(app.db, "paris"), now: app.clock.now() });
  const since = first.headers.get("last-modified") ?? "";
  expect((await get(path, { "If-Modified-Since": since })).status).toBe(304);
  expect((await get(path, { "If-None-Match": first.headers.get("etag") ?? "" })).status).toBe(304);
});

it("an event's own file says when it changed, also that it was hidden", async () => {
  const event = makeEvent(app.db, { title: "Baile" });
  const before = await get(`/events/${event.slug}.ics?lang=fr`);
  app.clock.advance(hours(1));
  hideEvent(contextFor(app.db, { now: app.clock.now() }), { eventId: event.eventId, note: "" });
  const after = await get(`/events/${event.slug}.ics?lang=fr`, {
    "If-Modified-Since": before.headers.get("last-modified") ?? "",
  });
  expect([after.status, lastModified(after)]).toEqual([200, app.clock.now()]);
});
