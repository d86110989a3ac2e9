import { writeAtom } from "#app/domain/feeds/write-atom.server.ts";
import { writeJsonFeed } from "#app/domain/feeds/write-json-feed.server.ts";
import { writeSitemap } from "#app/domain/feeds/write-sitemap.server.ts";
import { minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { spawnSync } from "node:child_process";
import { beforeEach, describe, expect, it } from "vitest";
import { create } from "xmlbuilder2";
import { testNow } from "../../support/clock.ts";
import { contextFor, dateInput, makeEvent, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const ctx = (language: "en" | "fr" | "ar" = "en") => contextFor(db, { language });
const atom = (query = "", language: "en" | "fr" | "ar" = "en") => writeAtom(ctx(language), new URLSearchParams(query));
type Item = {
  id: string;
  url: string;
  title: string;
  content_text: string;
  date_modified: string;
  date_published: string;
};
const items = async (query = "") =>
  (JSON.parse(await writeJsonFeed(ctx(), new URLSearchParams(query))) as { items: Item[] }).items;
/** Parse XML. A malformed text throws. */
const parsed = (text: string) => create(text).end({ format: "object" }) as unknown as { feed: Record<string, never> };

describe("news feeds (WEB-05)", () => {
  it("name an event by an id that no title, language or address changes, newest first", async () => {
    const [first, second] = [makeEvent(db, { title: "Um" }), makeEvent(db, { title: "Dois" })];
    db.$client.prepare("update event set revised_at = revised_at + 1000 where id = ?").run(second?.eventId);
    expect((await items()).map((item) => item.id)).toEqual([
      `urn:uuid:${second?.eventId}`,
      `urn:uuid:${first?.eventId}`,
    ]);
    const ids = (text: string) => [...text.matchAll(/<id>(urn:uuid:[^<]+)<\/id>/g)].map((found) => found[1]);
    expect(ids(await atom("", "ar"))).toEqual(ids(await atom()));
  });

  it("move `updated` on a real change alone, and `published` never; when it is stands in the text", async () => {
    const event = makeEvent(db, { title: "Baile" });
    const [before] = await items();
    expect(before?.content_text).toContain("18 December 2026, 19:00");
    expect(await writeAtom(contextFor(db, { now: plus(testNow, minutes(90)) }), new URLSearchParams())).toBe(
      await atom(),
    );
    db.$client
      .prepare(
        "update event_date set starts_at_local = '2026-12-18T20:00', revised_at = revised_at + 60000 where event_id = ?",
      )
      .run(event.eventId);
    const [after] = await items();
    expect(after?.date_published).toBe(before?.date_published);
    expect(Date.parse(after?.date_modified ?? "") - Date.parse(before?.date_modified ?? "")).toBe(60_000);
    expect(after?.content_text).toContain("20:00");
  });

  it("have what RFC 4287 asks of a feed and of each entry, whatever was typed", async () => {
    makeEvent(db, { title: `<b>&"'\u0001]]> 👩🏽‍🚀 مرحبا`, summary: "a\u000bb & <script>" });
    const text = await atom();
    const { feed } = parsed(text);
    for (const name of ["id", "title", "updated", "author", "link", "entry"])
      expect([name, name in feed]).toEqual([name, true]);
    expect(text).toContain('rel="self"');
    expect(text).not.toMatch(/<script>|<b>/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    const lint = spawnSync("xmllint", ["--noout", "-"], { input: text, encoding: "utf8" });
    if (lint.error === undefined) expect([lint.status, lint.stderr]).toEqual([0, ""]);
  });

  it("is there before anything has happened, and refuses what means nothing", async () => {
    expect(parsed(await atom()).feed["updated"]).toBe("1970-01-01T00:00:00Z");
    await expect(atom("city=atlantis")).rejects.toThrow();
  });

  it.each([
    ["cancelled", "Cancelled: Baile"],
    ["postponed", "Postponed: Baile"],
    ["moved_online", "Online: Baile"],
  ])("say that an event is %s, and keep it", async (status, title) => {
    const event = makeEvent(db, { title: "Baile" });
    db.$client.prepare("update event_date set status = ? where event_id = ?").run(status, event.eventId);
    expect((await items())[0]?.title).toBe(title);
    expect(await atom()).toContain(`<title>${title}</title>`);
  });

  it("say nothing before the title of an event of which a date stands", async () => {
    const evenings = [
      dateInput("2026-12-19T19:00", "2026-12-19T22:00"),
      dateInput("2026-12-21T19:00", "2026-12-21T22:00"),
    ];
    const event = makeEvent(db, { title: "Baile", dates: evenings });
    db.$client.prepare("update event_date set status = 'cancelled' where id = ?").run(event.dateIds[0]);
    expect((await items())[0]?.title).toBe("Baile");
    db.$client.prepare("update event_date set status = 'postponed' where id = ?").run(event.dateIds[1]);
    expect((await items())[0]?.title).toBe("Postponed: Baile");
  });
});

describe("the sitemap (WEB-08)", () => {
  it("has each event in the languages it is written in, with its last change, and nothing that is not public", () => {
    const event = makeEvent(db, { title: "Baile" });
    makeEvent(db, { title: "Rascunho", until: "submitted" });
    const text = writeSitemap(ctx());
    const about = [...text.matchAll(/<loc>([^<]*\/events\/[^<]*)<\/loc>\s*<lastmod>([^<]*)</g)];
    expect(about.map((found) => found[1])).toEqual([`https://week.test/pt/events/${event.slug}`]);
    expect(about[0]?.[2]).toMatch(/^2026-.*Z$/);
    expect(text).not.toMatch(/\/my\/|\/organise\b|\/coordinate\b|rascunho/i);
    expect(text).toContain("<loc>https://week.test/ar/cities/lisboa</loc>");
  });
});
