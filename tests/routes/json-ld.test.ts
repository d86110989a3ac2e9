import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { toJsonLd } from "#app/routes/public/event/json-ld.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp } from "#tests/support/app.ts";
import { demoDatabase } from "#tests/support/database.ts";
import { cityId, contextFor, dateInput, makeEvent, openWeek } from "#tests/support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
type Read = Record<string, never> & {
  startDate: string;
  endDate: string;
  eventStatus: string;
  location: Record<string, never>[];
};
const read = (slug: string): Read[] =>
  toJsonLd(getPublicEvent(contextFor(db, { language: "en" }), slug), {
    language: "en",
    origin: "https://week.test",
  }).map((text) => JSON.parse(text) as Read);

describe("what search engines read of an event", () => {
  it("is one Event a date, with the offset that holds there then (WEB-01, WEB-02)", () => {
    const event = makeEvent(db, {
      cityId: cityId(db, "paris"),
      dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00"), dateInput("2026-12-20T19:00", "2026-12-20T22:00")],
    });
    // The night in which clocks change is outside the edition.
    const night = ["2027-03-27T23:00", "2027-03-28T04:00", Date.UTC(2027, 2, 27, 22), Date.UTC(2027, 2, 28, 2)];
    db.$client
      .prepare(
        "update event_date set starts_at_local = ?, ends_at_local = ?, starts_at_utc = ?, ends_at_utc = ? where id = ?",
      )
      .run(...night, event.dateIds[1]);
    expect(read(event.slug).map((item) => [item.startDate, item.endDate])).toEqual([
      ["2026-12-18T19:00:00+01:00", "2026-12-18T22:00:00+01:00"],
      ["2027-03-27T23:00:00+01:00", "2027-03-28T04:00:00+02:00"],
    ]);
  });

  it.each([
    ["status = 'cancelled'", "EventCancelled", "2026-12-18T19:00:00+00:00"],
    ["status = 'postponed'", "EventPostponed", "2026-12-18T19:00:00+00:00"],
    ["status = 'moved_online'", "EventMovedOnline", "2026-12-18T19:00:00+00:00"],
    ["previous_starts_at_local = '2026-12-17T18:00'", "EventRescheduled", "2026-12-18T19:00:00+00:00"],
  ])("says what became of it: %s (WEB-03)", (change, status, start) => {
    const event = makeEvent(db, {});
    db.$client.prepare(`update event_date set ${change} where event_id = ?`).run(event.eventId);
    const [entry] = read(event.slug);
    expect([entry?.eventStatus, entry?.startDate]).toEqual([`https://schema.org/${status}`, start]);
    if (status === "EventRescheduled") expect(entry?.["previousStartDate"]).toBe("2026-12-17T18:00:00+00:00");
    if (status === "EventMovedOnline")
      expect(entry?.location.map((where) => where["@type"])).toEqual(["VirtualLocation"]);
  });

  it.each([
    ["2026-10-24T18:00", "2026-10-24T18:00:00+02:00"],
    ["2026-11-24T18:00", "2026-11-24T18:00:00+01:00"],
  ])("says with its offset when it was to be: %s (WEB-02, WEB-03)", (before, expected) => {
    const event = makeEvent(db, { cityId: cityId(db, "paris") });
    const change = "update event_date set previous_starts_at_local = ? where event_id = ?";
    db.$client.prepare(change).run(before, event.eventId);
    expect(read(event.slug)[0]?.["previousStartDate"]).toBe(expected);
  });

  it.each([
    ["status = 'scheduled'", "InStock"],
    ["sign_up_closed = 1", "SoldOut"],
    ["status = 'cancelled'", "SoldOut"],
    ["status = 'postponed'", "SoldOut"],
    ["starts_at_utc = 0", "SoldOut"],
  ])("has an offer of what is free, also where nobody can come any more: %s (WEB-01)", (change, availability) => {
    const event = makeEvent(db, { inclusion: { free: "yes" } });
    db.$client.prepare(`update event_date set ${change} where event_id = ?`).run(event.eventId);
    expect(read(event.slug)[0]).toMatchObject({
      isAccessibleForFree: true,
      offers: { price: 0, availability: `https://schema.org/${availability}` },
    });
  });

  it("has an offer of what is free and has no seats to be had", () => {
    const event = makeEvent(db, { inclusion: { free: "yes" }, door: "just_come" });
    expect(read(event.slug)[0]).toMatchObject({ offers: { price: 0, availability: "https://schema.org/InStock" } });
  });

  it("keeps a protected place, and cannot end its own script (WEB-04)", async () => {
    const app = await createApp({ db });
    const event = makeEvent(db, {
      title: "</script><script>alert(1)</script>",
      placeLevel: "area",
      district: "Graça",
      streetAddress: "Rua Xyzzy 7",
    });
    const html = await (await app.ask(`/en/events/${event.slug}`)).text();
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      (found) => found[1] ?? "",
    );
    expect(blocks).toHaveLength(1);
    expect((JSON.parse(blocks[0] ?? "") as Read)["name"]).toBe("</script><script>alert(1)</script>");
    expect(html).not.toContain("Xyzzy");
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it("has what is required on every page of the demonstration, and says what the page shows", async () => {
    const demo = await createApp({ db: demoDatabase(), isDemo: true });
    const slugs = demo.db.$client
      .prepare("select slug from event where review = 'approved' order by slug limit 40")
      .pluck()
      .all() as string[];
    for (const slug of slugs) {
      const html = await (await demo.ask(`/fr/events/${slug}`)).text();
      const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
        (found) => JSON.parse(found[1] ?? "") as Read,
      );
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) {
        for (const name of ["name", "startDate", "endDate", "eventStatus", "location", "organizer", "inLanguage"]) {
          expect([slug, name, name in block]).toEqual([slug, name, true]);
        }
        // The <time> element of the page has the same wall clock.
        expect([slug, html.includes(block.startDate.slice(0, 16))]).toEqual([slug, true]);
      }
    }
  });
});

describe("the head of a page (WEB-07, WEB-09)", () => {
  it.each([
    ["cancelled", "Annulé\u00a0: Baile"],
    ["postponed", "Reporté\u00a0: Baile"],
    ["moved_online", "En ligne\u00a0: Baile"],
  ])("says of an event that is %s so before its title", async (status, title) => {
    const app = await createApp({ db });
    const event = makeEvent(db, { title: "Baile" });
    db.$client.prepare("update event_date set status = ? where event_id = ?").run(status, event.eventId);
    const html = await (await app.ask(`/fr/events/${event.slug}`)).text();
    expect(html).toContain(`property="og:title" content="${title}"`);
  });

  it("names as versions only the languages an event is written in, and the original where there is none", async () => {
    const app = await createApp({ db });
    const event = makeEvent(db, { title: "Baile" });
    const html = await (await app.ask(`/fr/events/${event.slug}`)).text();
    const address = `https://week.test/pt/events/${event.slug}`;
    expect(html).toContain(`<link rel="canonical" href="${address}"/>`);
    expect(
      [...html.matchAll(/rel="alternate" hrefLang="([^"]*)" href="([^"]*)"/g)].map((found) => [found[1], found[2]]),
    ).toEqual([
      ["pt", address],
      ["x-default", address],
    ]);
    for (const tag of ["og:title", "og:type", "og:url", "og:image", "og:image:alt", "og:locale"])
      expect(html).toContain(`property="${tag}"`);
    expect(html).toContain('name="twitter:card"');
  });

  it("leads to the calendar and the feeds of the same selection (WEB-06)", async () => {
    const app = await createApp({ db });
    makeEvent(db, {});
    for (const path of ["/fr", "/fr/programme?city=lisboa", "/fr/cities/lisboa", "/fr/themes/solidarity"]) {
      const html = await (await app.ask(path)).text();
      const feeds = [
        ...html.matchAll(/rel="alternate" type="([^"]*)" title="[^"]*" href="https:\/\/week\.test([^"]*)"/g),
      ];
      expect(feeds.map((found) => found[1])).toEqual([
        "text/calendar",
        "application/atom+xml",
        "application/feed+json",
      ]);
      for (const [, , feed = ""] of feeds) expect((await app.ask(feed.replaceAll("&amp;", "&"))).status).toBe(200);
    }
  });
});
