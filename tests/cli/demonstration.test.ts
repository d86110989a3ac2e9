import { demoAccounts } from "#app/cli/demonstration/cast.ts";
import { hangPictures } from "#app/cli/demonstration/hang-pictures.ts";
import { stitchedCredit, stitchedPictures } from "#app/cli/demonstration/stitched-pictures.ts";
import { demoWeek } from "#app/cli/demonstration/week.ts";
import { getHome } from "#app/domain/programme/get-home.server.ts";
import { seedDemo } from "#app/cli/seed-demo.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { pictureFileName } from "#app/domain/model/picture.ts";
import { attendances } from "#app/domain/model/event.ts";
import { participationModes } from "#app/domain/model/participation.ts";
import { placeLevels } from "#app/domain/model/place.ts";
import { addDays, daysBetween, isoWeekday } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { demoDatabase } from "../support/database.ts";
import { actorOf, contextFor, day } from "../support/factories.ts";

let db: OpenDatabase;
beforeAll(() => {
  db = demoDatabase();
});
const all = <T>(sql: string) => db.$client.prepare(sql).all() as T[];
const values = (sql: string) =>
  all<{ v: string }>(sql)
    .map((row) => row.v)
    .sort();
const count = (sql: string) => (db.$client.prepare(sql).get() as { c: number }).c;

describe("the week of the demonstration", () => {
  it.each(["2026-01-01", "2026-11-24", "2028-02-29", "2026-12-31"])(
    "lies about a month after %s and lasts ten days",
    (today) => {
      const { startsOn, endsOn, submitUntil } = demoWeek(day(today));
      const ahead = daysBetween(day(today), startsOn);
      expect(ahead).toBeGreaterThanOrEqual(22);
      expect(ahead).toBeLessThanOrEqual(28);
      expect([isoWeekday(startsOn), endsOn]).toEqual([5, addDays(startsOn, 9)]);
      expect(submitUntil > today && submitUntil < startsOn).toBe(true);
    },
  );
});

describe("the pictures of the demonstration", () => {
  it("are on about a third of the events, with a description and a credit in the language of the text", async () => {
    const own = demoDatabase();
    const uploadsDir = mkdtempSync(join(tmpdir(), "week-pictures-"));
    await hangPictures({ ...contextFor(own), actor: { kind: "operator" }, uploadsDir });
    const rows = own.$client
      .prepare(
        "select p.id, alternative_text as text, credit, language from event_picture p join event e on e.id = event_id",
      )
      .all() as { id: string; text: string; credit: string; language: Language }[];
    const events = own.$client.prepare("select count(*) from event").pluck().get() as number;
    expect(rows.length / events).toBeGreaterThan(0.28);
    expect(rows.length / events).toBeLessThan(0.38);
    const described = Object.values(stitchedPictures).map(({ alternativeText }) => alternativeText);
    for (const { id, text, credit, language } of rows) {
      expect(described.map((texts) => texts[language])).toContain(text);
      expect(credit).toBe(stitchedCredit[language]);
      expect(existsSync(join(uploadsDir, pictureFileName(id, 960, "avif")))).toBe(true);
    }
    rmSync(uploadsDir, { recursive: true });
  });

  it("are drawn in whole rows of stitches", () => {
    for (const [format, { rows }] of Object.entries(stitchedPictures))
      expect([format, rows.length, ...new Set(rows.map((row) => row.length))]).toEqual([format, 16, 24]);
  });
});

describe("the demonstration", () => {
  it("has about 250 events in all 62 cities, of invented organisations, all in the week", () => {
    expect(count("select count(*) as c from event")).toBeGreaterThanOrEqual(240);
    expect(count("select count(*) as c from event")).toBeLessThanOrEqual(270);
    expect(count("select count(distinct city_id) as c from event")).toBe(62);
    const { startsOn, endsOn } = demoWeek(day("2026-11-24"));
    const outside = db.$client
      .prepare("select count(*) as c from event_date where substr(starts_at_local, 1, 10) not between ? and ?")
      .get(startsOn, endsOn);
    expect(outside).toEqual({ c: 0 });
    expect(
      count(
        "select count(*) as c from event e join event_text t on t.event_id = e.id and t.language = e.language where length(t.title) = 0",
      ),
    ).toBe(0);
  });

  it("shows every theme, format, door, attendance and level of place", () => {
    expect(values("select distinct theme as v from event_theme")).toEqual(
      values("select code as v from term where kind = 'theme'"),
    );
    const formats = values("select distinct format as v from event");
    expect(
      values("select code as v from term where kind = 'format' and code <> 'other'").filter(
        (value) => !formats.includes(value),
      ),
    ).toEqual([]);
    expect(values("select distinct participation as v from event")).toEqual([...participationModes].sort());
    expect(values("select distinct attendance as v from event")).toEqual([...attendances].sort());
    expect(values("select distinct place_level as v from event")).toEqual([...placeLevels].sort());
  });

  it("begins in the evening on working days, as the city's own clock shows it", () => {
    const hoursOf = all<{ s: string }>("select starts_at_local as s from event_date");
    const evenings = hoursOf.filter(({ s }) => {
      const weekday = isoWeekday(day(s.slice(0, 10)));
      return weekday > 5 || s.slice(11) >= "17:00";
    });
    expect(evenings).toHaveLength(hoursOf.length);
  });

  it("has several dates, parallel sessions, translations, co-hosts; some wait, one is off, one moved, one full", () => {
    expect(
      count("select count(*) as c from (select event_id from event_date group by event_id having count(*) > 1)"),
    ).toBeGreaterThan(20);
    expect(
      count(
        "select count(*) as c from (select event_date_id from event_session group by event_date_id, starts_at_local having count(*) > 1)",
      ),
    ).toBeGreaterThan(3);
    expect(
      count("select count(*) as c from (select event_id from event_text group by event_id having count(*) = 2)"),
    ).toBeGreaterThan(10);
    expect(
      count("select count(*) as c from (select event_id from event_text group by event_id having count(*) >= 3)"),
    ).toBeGreaterThan(10);
    expect(count("select count(*) as c from co_host where state = 'accepted'")).toBeGreaterThan(20);
    expect(count("select count(*) as c from event where review = 'submitted'")).toBeGreaterThan(10);
    expect(count("select count(*) as c from event_date where status = 'cancelled'")).toBe(1);
    expect(count("select count(*) as c from event_date where previous_starts_at_local is not null")).toBe(1);
    expect(
      count(
        "select count(*) as c from event_date d where capacity <= (select sum(party_size) from sign_up s where s.event_date_id = d.id)",
      ),
    ).toBe(1);
  });

  it("keeps the careful places careful", () => {
    const sql =
      "select count(*) as c from event e join city c on c.id = e.city_id where c.country_code in ('TN','NE','ML','MR') and e.attendance <> 'online' and e.place_level = 'public'";
    expect(count(sql)).toBe(0);
    expect(
      count(
        "select count(*) as c from event where place_level = 'by_partner' and (venue_name is not null or street_address is not null)",
      ),
    ).toBe(0);
  });

  it("is marked as fictitious, leaves no mail behind, and lets one be everybody it names", () => {
    expect(all("select fictitious from edition")).toEqual([{ fictitious: 1 }]);
    expect(count("select count(*) as c from outbox where state = 'queued'")).toBe(0);
    const { organiser, municipality, coordinators } = demoAccounts;
    for (const { email } of [organiser, municipality]) expect(actorOf(db, email).memberships).toHaveLength(1);
    for (const { email } of coordinators) expect(actorOf(db, email).scopes).toHaveLength(1);
  });

  it("has events that lead the home page from the first day on", async () => {
    expect((await getHome(contextFor(db))).featured.length).toBeGreaterThan(1);
  });

  it("is left alone when it is there already", () => {
    const before = count("select count(*) as c from event");
    expect(seedDemo(contextFor(db)).isNew).toBe(false);
    expect(count("select count(*) as c from event")).toBe(before);
  });
});
