import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { getAttendeeCalendar } from "#app/domain/calendar/get-attendee-calendar.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import {
  approve,
  cityId,
  contextFor,
  dateInput,
  eventInput,
  local,
  makeEvent,
  makeOrganisation,
  openWeek,
  signUp,
} from "../../support/factories.ts";
import { expectGolden } from "../../support/golden.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});

const feed = (query = "", rest: { language?: Language; now?: Instant } = {}) =>
  getCalendarFeed(contextFor(db, rest), new URLSearchParams(query)).then((calendar) => calendar.text);
const physical = (text: string) => text.split("\r\n");
const logical = (text: string) => text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text));
const vevents = (text: string) => parsed(text).getAllSubcomponents("vevent");
const value = (component: ICAL.Component | undefined, name: string) =>
  String(component?.getFirstPropertyValue(name) ?? "");

/** Make an event with stable ids, so that its calendar can be compared byte for byte. */
function fixedEvent(overrides: Partial<EventInput> = {}, ids = "0") {
  const organisation = makeOrganisation(db, { name: `Maré ${ids}` });
  const eventId = `${ids.repeat(8)}-1111-4111-8111-111111111111`;
  saveEvent(contextFor(db), {
    ...eventInput(db, { title: "Jantar de vizinhos", ...overrides }),
    organisationId: organisation.organisationId,
    eventId,
  });
  const dates = db.$client
    .prepare("select id from event_date where event_id = ? order by starts_at_local")
    .all(eventId) as { id: string }[];
  for (const [index, { id }] of dates.entries()) {
    db.$client
      .prepare("update event_date set id = ? where id = ?")
      .run(`${ids.repeat(8)}-2222-4222-8222-${String(index).padStart(12, "0")}`, id);
  }
  submitEvent(contextFor(db), { eventId });
  approve(db, eventId);
  const dateId = `${ids.repeat(8)}-2222-4222-8222-000000000000`;
  return { eventId, dateId, owner: contextFor(db, { actor: organisation.actor }) };
}

describe("syntax (standards 1.1)", () => {
  const nasty = "Chá, pão; \\ e\n«água» 👩🏽‍🚀 مرحبا\u0007\u2028fim";

  it("ICS-01, ICS-02: every line ends CRLF, none is longer than 75 octets, none is cut inside a character", async () => {
    fixedEvent({ title: "Ünïçødé 👩🏽‍🚀 مرحبا بكم في المدينة ".repeat(3).trim(), description: "" });
    const text = await feed();
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of physical(text)) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(Buffer.from(line).toString("utf8")).toBe(line);
      expect(line).not.toContain("\ufffd");
    }
  });

  it("ICS-03: text survives a round trip through another parser, controls do not", async () => {
    fixedEvent({ summary: nasty });
    expect(value(vevents(await feed())[0], "description")).toContain("Chá, pão; \\ e\n«água» 👩🏽‍🚀 مرحبا\nfim");
    expect(await feed()).not.toContain("\u0007");
  });

  it("ICS-04, ICS-06: nothing typed can begin a line of its own, in any field", async () => {
    const attack = "x\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM";
    makeOrganisation(db, { name: attack });
    fixedEvent({
      title: attack,
      summary: attack,
      venueName: attack,
      streetAddress: attack,
      district: attack,
      door: "just_come",
      joinUrl: "https://meet.example/a,b;c?d=1&e=2",
      attendance: "hybrid",
    });
    const text = await feed();
    expect(logical(text).filter((line) => line.startsWith("BEGIN:"))).toEqual(["BEGIN:VCALENDAR", "BEGIN:VEVENT"]);
    expect(text).not.toContain("BEGIN:VALARM\r\n");
    expect(value(vevents(text)[0], "conference")).toBe("https://meet.example/a,b;c?d=1&e=2");
  });

  it("ICS-07, ICS-10: calendar properties come first, and there is no METHOD", async () => {
    fixedEvent();
    const lines = logical(await feed());
    const firstComponent = lines.indexOf("BEGIN:VEVENT");
    const inside = lines.slice(1, firstComponent).map((line) => line.split(/[;:]/)[0]);
    expect(inside).toEqual([
      "PRODID",
      "VERSION",
      "CALSCALE",
      "LAST-MODIFIED",
      "NAME",
      "X-WR-CALNAME",
      "DESCRIPTION",
      "X-WR-CALDESC",
      "URL",
      "REFRESH-INTERVAL",
      "X-PUBLISHED-TTL",
      "SOURCE",
      "COLOR",
      "X-APPLE-CALENDAR-COLOR",
    ]);
    expect(lines.some((line) => line.startsWith("METHOD"))).toBe(false);
  });

  it("ICS-08: a calendar without events still has a component", async () => {
    expect(logical(await feed("city=gao"))).toContain("BEGIN:VTIMEZONE");
    expect(parsed(await feed("city=gao")).getAllSubcomponents("vtimezone")).toHaveLength(1);
  });

  it("ICS-11: holds no private contact and no attendee", async () => {
    fixedEvent();
    expect(await feed()).not.toMatch(/privado@example\.org|ATTENDEE|ORGANIZER/);
  });
});

describe("events (standards 1.2)", () => {
  it("ICS-20, ICS-27: a date's UID is random, without host, the same everywhere; dates of one event know each other", async () => {
    const evenings = [
      dateInput("2026-12-19T19:00", "2026-12-19T22:00"),
      dateInput("2026-12-21T19:00", "2026-12-21T22:00"),
    ];
    const event = makeEvent(db, { dates: evenings });
    const [first, second] = vevents(await feed());
    const uids = [value(first, "uid"), value(second, "uid")];
    for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{32}-[0-9a-f]{32}$/);
    expect([value(first, "related-to"), value(second, "related-to")]).toEqual(["", uids[0]]);
    expect(
      vevents(getEventCalendar(contextFor(db, { language: "ar" }), event.slug).text).map((each) => value(each, "uid")),
    ).toEqual(uids);
  });

  it("ICS-21: unchanged data are the same bytes tomorrow, and DTSTAMP is the last revision", async () => {
    fixedEvent();
    expect(await feed("", { now: plus(testNow, hours(30)) })).toBe(await feed());
    const [event] = vevents(await feed());
    expect(value(event, "dtstamp")).toBe("2026-11-24T09:00:00Z");
    expect(value(event, "last-modified")).toBe("2026-11-24T09:00:00Z");
  });

  it("ICS-25: the instant is right wherever Node's own zone data are not", async () => {
    fixedEvent({ cityId: cityId(db, "rabat"), language: "fr" });
    const [event] = vevents(await feed());
    expect([value(event, "dtstart"), value(event, "dtend")]).toEqual(["2026-12-18T19:00:00Z", "2026-12-18T22:00:00Z"]);
    expect(value(event, "description")).toContain("UTC+00:00");
  });

  it("ICS-23, ICS-24: a cancelled date stays, says so to every reader, and counts its SEQUENCE up", async () => {
    const { owner, dateId } = fixedEvent();
    cancelDate({ ...owner, now: plus(testNow, hours(1)) }, { dateId, note: "A sala fechou." });
    const [event] = vevents(await feed("", { language: "fr", now: plus(testNow, hours(2)) }));
    expect(value(event, "status")).toBe("CANCELLED");
    expect(value(event, "sequence")).toBe("1");
    expect(value(event, "summary")).toBe("Annulé\u00a0: Jantar de vizinhos");
    expect(value(event, "description")).toContain("Pourquoi\u00a0: A sala fechou.");
    expect(value(event, "dtstamp")).toBe("2026-11-24T10:00:00Z");
    expect(value(event, "description")).not.toContain("/join");
  });

  it("ICS-22, ICS-23: a moved date keeps its UID, with a higher SEQUENCE and LAST-MODIFIED, and says when it was", async () => {
    const { owner, dateId } = fixedEvent();
    const before = vevents(await feed())[0];
    const to = { start: local("2026-12-20T18:00"), end: local("2026-12-20T21:00"), startOffset: null, endOffset: null };
    rescheduleDate({ ...owner, now: plus(testNow, hours(1)) }, { dateId, ...to });
    const [after] = vevents(await feed());
    expect(value(after, "uid")).toBe(value(before, "uid"));
    expect(value(after, "sequence")).toBe("1");
    expect(value(after, "dtstart")).toBe("2026-12-20T18:00:00Z");
    expect(value(after, "last-modified") > value(before, "last-modified")).toBe(true);
    expect(value(after, "description")).toContain("It was: Friday, 18 December 2026");
  });

  it("ICS-28: has coordinates on the equator too, with a point, rounded where only the district is shown", async () => {
    const { eventId } = fixedEvent();
    const at = async (latitude: number, longitude: number, level: string) => {
      db.$client
        .prepare("update event set latitude = ?, longitude = ?, place_level = ? where id = ?")
        .run(latitude, longitude, level, eventId);
      return logical(await feed("", { language: "ar" })).find((line) => line.startsWith("GEO"));
    };
    expect(await at(0, 0, "public")).toBe("GEO:0.000000;0.000000");
    expect(await at(38.71667, -9.13333, "public")).toBe("GEO:38.716670;-9.133330");
    expect(await at(38.71667, -9.13333, "area")).toBe("GEO:38.720000;-9.130000");
    expect(await at(38.71667, -9.13333, "by_partner")).toBeUndefined();
  });

  it("ICS-31: says which language each text is in", async () => {
    fixedEvent();
    const lines = logical(await feed("", { language: "ar" }));
    expect(lines.find((line) => line.startsWith("SUMMARY"))).toBe("SUMMARY;LANGUAGE=pt:Jantar de vizinhos");
    expect(lines.filter((line) => /^(NAME|DESCRIPTION|CATEGORIES);LANGUAGE=ar:/.test(line))).toHaveLength(3);
    // Without an Arabic text, the organiser's Portuguese one is used.
    expect(lines.filter((line) => /^(DESCRIPTION|LOCATION);LANGUAGE=pt:/.test(line))).toHaveLength(2);
  });

  it("ICS-31: a translated text is in its language, and a place of our words alone in the calendar's", async () => {
    const { eventId } = makeEvent(db, {
      until: "draft",
      placeLevel: "by_partner",
      venueName: null,
      streetAddress: null,
    });
    const words = { title: "Repas", summary: "Un repas.", description: "" };
    translateEvent(contextFor(db), { eventId, language: "fr", ...words });
    submitEvent(contextFor(db), { eventId });
    approve(db, eventId);
    const lines = logical(await feed("", { language: "fr" }));
    const marked = lines.filter((line) => /^(SUMMARY|DESCRIPTION|LOCATION|CATEGORIES);LANGUAGE=fr:/.test(line));
    expect(marked).toHaveLength(5);
    expect(lines.find((line) => line.startsWith("LOCATION"))).toBe("LOCATION;LANGUAGE=fr:Lisbonne\\, Portugal");
  });

  it("keeps a phone number in an Arabic text from left to right", async () => {
    makeEvent(db, { language: "ar", title: "عشاء", summary: "هاتف: +212 537-000-000" });
    const [event] = vevents(await feed("", { language: "ar" }));
    expect(value(event, "description")).toContain("هاتف: \u2066+212 537-000-000\u2069");
  });

  it("ICS-31: the file of an event is named in the language its title is in", () => {
    const event = makeEvent(db, { title: "Baile" });
    const text = getEventCalendar(contextFor(db, { language: "ar" }), event.slug).text;
    expect(logical(text)).toContain("NAME;LANGUAGE=pt:Baile");
    expect(logical(text).find((line) => line.startsWith("DESCRIPTION"))).toMatch(/^DESCRIPTION;LANGUAGE=pt:/);
  });

  it("shows a place only as its level allows", async () => {
    fixedEvent({
      placeLevel: "area",
      venueName: "Sala Secreta",
      streetAddress: "Rua Secreta, 1",
      district: "Perto da estação",
    });
    expect(value(vevents(await feed())[0], "location")).toBe("Perto da estação, Lisbon, Portugal");
    expect(await feed()).not.toContain("Secreta");
  });

  it("gives a join link to everybody only where nobody signs up", async () => {
    fixedEvent({ attendance: "hybrid", joinUrl: "https://meet.example/secret" });
    expect(await feed()).not.toContain("meet.example");
  });
});

describe("the feed of a filter", () => {
  it("holds what the filter holds, is named after it in its language, and says where it is from", async () => {
    fixedEvent();
    fixedEvent({ cityId: cityId(db, "paris"), language: "fr", title: "Repas" }, "3");
    const paris = await feed("city=paris&theme=solidarity", { language: "fr" });
    expect(vevents(paris).map((event) => value(event, "summary"))).toEqual(["Repas"]);
    expect(logical(paris)).toContain("NAME;LANGUAGE=fr:Semaine 2026\u00a0: Paris\\, Solidarité");
    expect(value(parsed(paris), "source")).toBe("https://week.test/calendar/fr.ics?city=paris&theme=solidarity");
    expect(await feed("theme=solidarity&city=paris", { language: "fr" })).toBe(paris);
  });

  it("has no UID of its own: vdirsyncer would take it for that of each event", async () => {
    const event = makeEvent(db);
    const { token } = signUp(db, event);
    const { calendar } = getAttendeePage(contextFor(db), token);
    const texts = [
      await feed(),
      getEventCalendar(contextFor(db), event.slug).text,
      (await getAttendeeCalendar(contextFor(db), /my\/(.+)\.ics$/.exec(calendar ?? "")?.[1] ?? "")).text,
    ];
    for (const text of texts) {
      expect(vevents(text)).toHaveLength(1);
      expect(parsed(text).getFirstProperty("uid")).toBeNull();
      expect(text.match(/^UID:/gm)).toHaveLength(1);
    }
  });

  it("is not there for a value that means nothing: a calendar of everything would lie", async () => {
    await expect(feed("city=atlantis")).rejects.toThrow(NotFound);
  });

  it("leaves out what is not public", async () => {
    makeEvent(db, { until: "submitted" });
    makeEvent(db, { until: "draft" });
    expect(vevents(await feed())).toEqual([]);
  });

  it("HTTP-07: looks back thirty days", async () => {
    fixedEvent();
    const ended = Date.UTC(2026, 11, 18, 22) as Instant;
    expect(vevents(await feed("", { now: plus(ended, hours(24 * 30) - 1) }))).toHaveLength(1);
    expect(vevents(await feed("", { now: plus(ended, hours(24 * 30) + 1) }))).toHaveLength(0);
  });
});

describe("a feed that is very long", () => {
  /** Make a public event with this many dates, five minutes apart. */
  function manyDates(count: number): void {
    const event = makeEvent(db, { summary: "ملخص ".repeat(40), title: "عشاء ".repeat(28) });
    const columns = (db.$client.pragma("table_info(event_date)") as { name: string }[]).map((column) => column.name);
    const changed: Record<string, string> = {
      id: "substr(id, 1, 28) || printf('%08d', n)",
      starts_at_utc: "starts_at_utc + n * 300000",
      ends_at_utc: "ends_at_utc + n * 300000",
    };
    db.$client
      .prepare(
        `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ?)
         insert into event_date select ${columns.map((name) => changed[name] ?? name).join(", ")}
         from event_date, numbers where event_id = ?`,
      )
      .run(count - 1, event.eventId);
  }

  it("holds what fits into 1,000 dates and one megabyte, and says how many and where the rest is (HTTP-07)", async () => {
    manyDates(1_200);
    const text = await feed("", { language: "ar" });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(900_000);
    const count = vevents(text).length;
    expect(count).toBeLessThanOrEqual(1_000);
    expect(value(parsed(text), "description")).toContain(`${count}`);
    const said = String(value(parsed(text), "description"));
    const split = said.match(/https:\/\/week\.test\/calendar\/ar\.ics\?country=[a-z]{2}/g) ?? [];
    expect(split).toContain("https://week.test/calendar/ar.ics?country=pt");
    expect(new Set(split).size).toBe(split.length);
    expect(String(value(parsed(await feed("country=pt", { language: "ar" })), "description"))).toContain("city=lisboa");
  });

  it("lets others have their turn while it is written (HTTP-09)", async () => {
    manyDates(200);
    let turns = 0;
    let isWriting = true;
    const count = () => {
      turns += 1;
      if (isWriting) setImmediate(count);
    };
    setImmediate(count);
    await feed();
    isWriting = false;
    expect(turns).toBeGreaterThanOrEqual(5);
  });
});

it("writes these bytes", async () => {
  const { owner, dateId } = fixedEvent({
    inclusion: { free: "yes" },
    dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00"), dateInput("2026-12-20T19:00", "2026-12-21T00:30")],
  });
  cancelDate(owner, { dateId, note: "A sala fechou." });
  expectGolden("feed.fr.ics", await feed("city=lisboa", { language: "fr" }));
  expectGolden("feed.ar.ics", await feed("city=lisboa", { language: "ar" }));
  expectGolden("empty.es.ics", await feed("city=gao", { language: "es" }));
});
