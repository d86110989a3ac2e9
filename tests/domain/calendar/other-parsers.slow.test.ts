import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { languages } from "#app/domain/languages/language.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoDatabase } from "../../support/database.ts";
import { contextFor } from "../../support/factories.ts";
import { otherParsers, type ReadDate } from "../../support/other-parsers.ts";

const db = demoDatabase();
const parsers = otherParsers();
const zone = process.env["TZ"];
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});
beforeAll(() => {
  // Another time zone of the system must not change any instant.
  process.env["TZ"] = "America/Los_Angeles";
});

/** Read the dates that a calendar contains from the database, without the code that writes calendars. */
function truth(uids: readonly string[]): Map<string, Omit<ReadDate, "uid" | "summary">> {
  const rows = db.$client
    .prepare(
      "select event_id || date_id as uid, s, e, status from (select event_id, id as date_id, starts_at_utc as s, ends_at_utc as e, status from event_date)",
    )
    .all() as { uid: string; s: number; e: number; status: string }[];
  const statuses: Record<string, string> = { cancelled: "CANCELLED", postponed: "TENTATIVE" };
  const known = new Map(
    rows.map((row) => [
      row.uid.replaceAll("-", ""),
      { start: row.s, end: row.e, status: statuses[row.status] ?? "CONFIRMED" },
    ]),
  );
  return new Map(
    uids.flatMap((uid) => {
      const found = known.get(uid.replaceAll("-", ""));
      return found ? [[uid, found]] : [];
    }),
  );
}

async function feeds(): Promise<[name: string, text: string][]> {
  const queries = [
    "",
    "city=tunis",
    "country=fr",
    "theme=solidarity&access=free",
    "q=accueil",
    "city=lisboa&from=2020-01-01&to=2020-01-02",
  ];
  const found: [string, string][] = [];
  for (const language of languages) {
    const ctx = contextFor(db, { language });
    for (const query of queries)
      found.push([`${language} ${query}`, (await getCalendarFeed(ctx, new URLSearchParams(query))).text]);
    const slugs = db.$client
      .prepare("select slug from event where review = 'approved' order by slug limit 5")
      .pluck()
      .all() as string[];
    for (const slug of slugs) found.push([`${language} ${slug}`, getEventCalendar(ctx, slug).text]);
  }
  return found;
}

describe.each(parsers)("$name", ({ name, read }) => {
  it("reads every feed of the demonstration with the same instants, states and words as the database", async (test) => {
    if (read === null) {
      test.skip(`${name} is not installed`);
      return;
    }
    const reference = parsers[0]?.read;
    for (const [feed, text] of await feeds()) {
      const dates = read(text);
      const expected = truth(dates.map((date) => date.uid));
      expect([feed, expected.size]).toEqual([feed, dates.length]);
      for (const { uid, summary, ...said } of dates) {
        expect([feed, uid, said]).toEqual([feed, uid, expected.get(uid)]);
        expect([feed, summary.length > 0]).toEqual([feed, true]);
      }
      const words = (some: readonly ReadDate[]) => some.map((date) => `${date.uid} ${date.summary}`).sort();
      expect(words(dates)).toEqual(words(reference?.(text) ?? []));
    }
  });
});
