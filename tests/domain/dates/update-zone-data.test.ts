import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { updateZoneData } from "#app/domain/dates/update-zone-data.server.ts";
import { toInstant } from "#app/domain/time/zone-arithmetic.server.ts";
import { hours, type IanaZone, type LocalDateTime, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, testNow } from "#tests/support/clock.ts";
import { cityId, contextFor, makeEvent, openWeek } from "#tests/support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "#tests/support/mailbox.ts";
import { confirmedSeat, forgetAllBut } from "#tests/support/waiting-mail.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const later = plus(testNow, minutes(30));
const dateOf = (eventId: string) =>
  db.$client
    .prepare(
      "select starts_at_utc as start, ends_at_utc as end, sequence, revised_at as revised, zone_data_version as version from event_date where event_id = ?",
    )
    .get(eventId) as { start: number; end: number; sequence: number; revised: number; version: string };
/**
 * Make an event look as if it had been computed with zone data in which its zone was an hour off.
 * @param by in milliseconds
 */
const spoil = (eventId: string, by: number) =>
  db.$client
    .prepare(
      "update event_date set starts_at_utc = starts_at_utc + ?, ends_at_utc = ends_at_utc + ?, zone_data_version = '2020a' where event_id = ?",
    )
    .run(by, by, eventId);
async function startInFeed(): Promise<{ start: string; sequence: number; stamp: string }> {
  const { text } = await getCalendarFeed(contextFor(db, { now: later }), new URLSearchParams("city=rabat"));
  const vevent = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  const said = (name: string) => String(vevent?.getFirstPropertyValue(name));
  return { start: said("dtstart"), sequence: Number(said("sequence")), stamp: said("last-modified") };
}

describe("zone data that change (WALL-05)", () => {
  it("move the instant and leave the wall clock; calendars hear of it, and a second run does nothing", async () => {
    const event = makeEvent(db, { cityId: cityId(db, "rabat") });
    spoil(event.eventId, -hours(1));
    const before = await startInFeed();
    const version = programmeVersionReader(db)();
    const update = updateZoneData(db, later);
    expect(update.moved).toMatchObject([
      { slug: event.slug, startsAtLocal: "2026-12-18T19:00", timeZone: "Africa/Casablanca" },
    ]);
    const after = await startInFeed();
    expect(after).toEqual({
      start: "2026-12-18T19:00:00Z",
      sequence: before.sequence + 1,
      stamp: "2026-11-24T09:30:00Z",
    });
    expect(programmeVersionReader(db)()).toBe(version + 1);
    expect(updateZoneData(db, plus(later, minutes(1)))).toMatchObject({ looked: 0, moved: [] });
    expect(await startInFeed()).toEqual(after);
  });

  it("change nothing anybody sees where no instant moved, and nothing of what is over", () => {
    const [same, over] = [makeEvent(db, {}), makeEvent(db, {})];
    spoil(same?.eventId ?? "", 0);
    spoil(over?.eventId ?? "", -hours(24 * 60));
    const [sameBefore, overBefore] = [dateOf(same?.eventId ?? ""), dateOf(over?.eventId ?? "")];
    const version = programmeVersionReader(db)();
    expect(updateZoneData(db, later)).toMatchObject({ looked: 1, moved: [], impossible: [] });
    const { version: data, ...rest } = dateOf(same?.eventId ?? "");
    expect([rest, data === "2020a"]).toEqual([(({ version: _old, ...old }) => old)(sameBefore), false]);
    expect([dateOf(over?.eventId ?? ""), programmeVersionReader(db)()]).toEqual([overBefore, version]);
  });

  it("name a wall clock that does not exist any more, and leave it to people", () => {
    const event = makeEvent(db, { cityId: cityId(db, "paris") });
    db.$client
      .prepare(
        "update event_date set starts_at_local = '2027-03-28T02:30', ends_at_local = '2027-03-28T04:00', ends_at_utc = ?, zone_data_version = '2020a' where event_id = ?",
      )
      .run(Date.UTC(2027, 2, 28, 2), event.eventId);
    const before = dateOf(event.eventId);
    expect(updateZoneData(db, later).impossible).toMatchObject([
      { slug: event.slug, startsAtLocal: "2027-03-28T02:30" },
    ]);
    expect(dateOf(event.eventId)).toEqual(before);
  });
});

describe("who hears of zone data that change (WALL-05)", () => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await openMailbox();
  });
  afterEach(() => mailbox.close());
  /** The organiser reads Portuguese, the attendees English. */
  const organiser = "privado@example.org";
  const deliver = async (now = plus(later, minutes(20))) => {
    await deliverOutbox(deliveryTo(mailbox, { db, clock: createClock(now) }));
    return mailbox.mails.map(({ to, parsed }) => ({
      to,
      subject: parsed.subject,
      text: parsed.text?.replaceAll(/\s+/g, " "),
    }));
  };
  const inRabat = (attendance: "in_person" | "online") => {
    const event = makeEvent(db, {
      cityId: cityId(db, "rabat"),
      attendance,
      ...(attendance === "online"
        ? { joinUrl: "https://meet.example/room", venueName: null, streetAddress: null }
        : {}),
    });
    confirmedSeat(db, event, "amal@example.org");
    forgetAllBut(db, "date_changed");
    spoil(event.eventId, -hours(1));
    return event;
  };

  it("is the organiser; of those who come to a place nobody: their clock says what it said", async () => {
    const event = inRabat("in_person");
    updateZoneData(db, later);
    const [mail, ...others] = await deliver();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: organiser,
      subject: expect.stringMatching(/^Novas regras de hora: «.+», sexta-feira, 18 de dezembro$/) as string,
    });
    expect(mail?.text).toContain("A hora local fica como a escreveu.");
    expect(mail?.text).toContain(`/organise/events/${event.eventId}/dates`);
  });

  it("is also who joins on line, who may be in another zone", async () => {
    inRabat("online");
    updateZoneData(db, later);
    const mails = await deliver();
    expect(mails.map(({ to }) => to).sort()).toEqual(["amal@example.org", organiser].sort());
    const told = mails.find(({ to }) => to === "amal@example.org");
    expect(told?.text).toContain("Its local time stays the same.");
    expect(told?.text).toContain("UTC+00:00");
  });

  it("is nobody where it is again as it was before anybody was told", async () => {
    const event = inRabat("online");
    updateZoneData(db, later);
    spoil(event.eventId, -hours(1));
    expect(await deliver()).toEqual([]);
  });

  it("is asked for another time, once, where the wall clock does not exist any more", async () => {
    const event = makeEvent(db, { cityId: cityId(db, "paris") });
    forgetAllBut(db, "date_changed");
    db.$client
      .prepare(
        "update event_date set starts_at_local = '2027-03-28T02:30', ends_at_local = '2027-03-28T04:00', ends_at_utc = ?, zone_data_version = '2020a' where event_id = ?",
      )
      .run(Date.UTC(2027, 2, 28, 2), event.eventId);
    for (let turn = 0; turn < 2; turn += 1) updateZoneData(db, later);
    const mails = await deliver();
    expect(mails).toMatchObject([{ to: organiser }]);
    expect(mails[0]?.subject).toMatch(/^Uma hora que já não existe/);
  });
});

describe("the instant of a wall clock", () => {
  it.each(["Africa/Casablanca", "America/Havana", "America/Vancouver", "Europe/Paris", "Africa/Bamako"])(
    "in %s is the same whatever zone the machine is in",
    (zone) => {
      const times = ["2026-11-25T12:00", "2026-07-01T12:00", "2027-02-20T12:00"] as LocalDateTime[];
      const own = process.env["TZ"];
      const under = ["Pacific/Auckland", "America/Los_Angeles", "UTC"].map((machine) => {
        process.env["TZ"] = machine;
        return times.map((time) => toInstant(time, zone as IanaZone, null));
      });
      if (own === undefined) delete process.env["TZ"];
      else process.env["TZ"] = own;
      expect(under[1]).toEqual(under[0]);
      expect(under[2]).toEqual(under[0]);
    },
  );
});
