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
    // The night in which clocks change lies outside the edition.
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
    if (status === "EventRescheduled") expect(entry?.["previousStartDate"]).toBe("2026-12-17T18:00");
    if (status === "EventMovedOnline")
      expect(entry?.location.map((where) => where["@type"])).toEqual(["VirtualLocation"]);
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
        // The page's own <time> says the same wall time.
        expect([slug, html.includes(block.startDate.slice(0, 16))]).toEqual([slug, true]);
      }
    }
  });
});

describe("the head of a page (WEB-07, WEB-09)", () => {
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
