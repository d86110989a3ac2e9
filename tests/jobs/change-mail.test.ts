import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { eraseAttendee } from "#app/domain/attendees/erase-attendee.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { moveDateOnline } from "#app/domain/dates/move-date-online.server.ts";
import { postponeDate } from "#app/domain/dates/postpone-date.server.ts";
import { reinstateDate } from "#app/domain/dates/reinstate-date.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { recordChange } from "#app/domain/changes/record-change.server.ts";
import type { Context } from "#app/domain/context.ts";
import { hours, instantFrom, minutes } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { actorOf, contextFor, makeEvent, type MadeEvent, openWeek, signUp, span } from "../support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "../support/mailbox.ts";

let db: OpenDatabase;
let clock: TestClock;
let mailbox: Mailbox;
beforeEach(async () => {
  db = openWeek();
  clock = createClock();
  mailbox = await openMailbox();
});
afterEach(() => mailbox.close());

const guest = "amal@example.org";
/** Make a seat with a confirmed address, and deliver the mails about it. */
async function heldSeat(overrides: Partial<EventInput> = {}, language: Context["language"] = "fr") {
  const event = makeEvent(db, overrides);
  const { token } = signUp(db, event, { email: guest, language });
  const { t } = db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as {
    t: string;
  };
  confirmEmail(contextFor(db), { token: t });
  await deliver();
  mailbox.mails.length = 0;
  return { event, token, dateId: event.dateIds[0] ?? "" };
}
const deliver = () => deliverOutbox(deliveryTo(mailbox, { db, clock }));
async function later(milliseconds = minutes(15)) {
  clock.advance(milliseconds);
  await deliver();
}
const owner = (event: MadeEvent) => contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
const evening = span("2026-12-20T18:00", "2026-12-20T21:00");
const textOf = () => mailbox.newestTo(guest).parsed.text ?? "";
const veventOf = () => {
  const attached = mailbox.newestTo(guest).parsed.attachments[0]?.content.toString("utf8") ?? "";
  const calendar = new ICAL.Component(ICAL.parse(attached));
  const vevent = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => String(vevent?.getFirstPropertyValue(name) ?? "");
  return { method: String(calendar.getFirstPropertyValue("method")), value };
};

describe("a date that changed", () => {
  it("is told a quarter of an hour later, from when to when, with the date for the calendar", async () => {
    const { event, dateId } = await heldSeat();
    rescheduleDate(owner(event), { dateId, ...evening, note: "Salle trop petite" });
    await later(minutes(15) - 1);
    expect(mailbox.mails).toEqual([]);
    await later(1);
    expect(mailbox.mails).toHaveLength(1);
    expect(textOf()).toMatch(
      /dimanche 20 décembre 2026[\s\S]*18\u00a0h[\s\S]*vendredi 18 décembre 2026[\s\S]*19\u00a0h/,
    );
    expect(textOf()).toContain("Salle trop petite");
    expect(textOf()).toContain("https://week.test/fr/my/");
    const { method, value } = veventOf();
    expect([method, value("sequence"), value("dtstart")]).toEqual(["PUBLISH", "1", "2026-12-20T18:00:00Z"]);
    await later(hours(1));
    expect(mailbox.mails).toHaveLength(1);
  });

  it("twice is told once, as it is in the end; the wait begins anew", async () => {
    const { event, dateId } = await heldSeat();
    rescheduleDate(owner(event), { dateId, ...evening });
    clock.advance(minutes(10));
    rescheduleDate(owner(event), { dateId, ...span("2026-12-21T18:00", "2026-12-21T21:00") });
    await later(minutes(10));
    expect(mailbox.mails).toEqual([]);
    await later(minutes(5));
    expect(mailbox.mails).toHaveLength(1);
    expect(textOf()).toContain("21 décembre");
    expect(textOf()).toContain("18 décembre");
    expect(textOf()).not.toContain("20 décembre");
  });

  it("and was changed back is told to nobody", async () => {
    const { event, dateId } = await heldSeat();
    rescheduleDate(owner(event), { dateId, ...evening });
    rescheduleDate(owner(event), { dateId, ...span("2026-12-18T19:00", "2026-12-18T22:00") });
    cancelDate(owner(event), { dateId, note: "Par erreur" });
    reinstateDate(owner(event), { dateId });
    await later();
    expect(mailbox.mails).toEqual([]);
    expect(db.$client.prepare("select distinct state from outbox where kind = 'date_changed'").all()).toEqual([
      { state: "dropped" },
    ]);
  });

  it("and is changed back after it was told is told again", async () => {
    const { event, dateId } = await heldSeat();
    cancelDate(owner(event), { dateId, note: "Tempête" });
    await later();
    reinstateDate(owner(event), { dateId });
    await later();
    expect(mailbox.mails).toHaveLength(2);
    expect(textOf()).toContain("a finalement lieu");
    expect(veventOf().value("sequence")).toBe("2");
  });

  it("is told again when nobody knows whether the mail before arrived", async () => {
    const { event, dateId } = await heldSeat();
    cancelDate(owner(event), { dateId, note: "Tempête" });
    clock.advance(minutes(15));
    const delivery = deliveryTo(mailbox, { db, clock });
    delivery.transport.send = async () => ({ kind: "later", error: "ECONNECTION" });
    await deliverOutbox(delivery);
    reinstateDate(owner(event), { dateId });
    await later();
    expect(mailbox.mails).toHaveLength(1);
    expect(textOf()).toContain("Voici où en sont les choses");
  });

  it("says that it is postponed, or on line with the way to the link, and not where nobody is", async () => {
    const { event, dateId } = await heldSeat();
    moveDateOnline(owner(event), { dateId, note: "Tempête", joinUrl: "https://meet.example/x" });
    await later();
    expect(textOf()).toContain("a lieu en ligne");
    expect(textOf() + mailbox.newestTo(guest).raw).not.toMatch(/Casa do bairro|meet\.example/);
    postponeDate(owner(event), { dateId, note: "Panne" });
    await later();
    expect(textOf()).toMatch(/est reporté[\s\S]*Panne/);
    expect(veventOf().value("status")).toBe("TENTATIVE");
  });
});

describe("a cancellation", () => {
  it("says why, and takes the date out of the reader's calendar (ITIP-04)", async () => {
    const { event, dateId } = await heldSeat();
    cancelDate(owner(event), { dateId, note: "La salle a brûlé" });
    await later();
    expect(textOf()).toMatch(/n’a pas lieu[\s\S]*La salle a brûlé/);
    const { method, value } = veventOf();
    expect([method, value("status"), value("sequence")]).toEqual(["CANCEL", "CANCELLED", "1"]);
    expect([value("attendee"), value("organizer")]).toEqual([`mailto:${guest}`, "mailto:week@week.test"]);
    expect(mailbox.newestTo(guest).raw).toMatch(/text\/calendar;[\s\S]{0,40}method=CANCEL/);
  });

  it("on the same day, and any change within three hours of the beginning, does not wait", async () => {
    const { event, dateId } = await heldSeat();
    clock.advance(instantFrom("2026-12-18T08:00:00Z") - clock.now());
    postponeDate(owner(event), { dateId, note: "Grève" });
    await deliver();
    expect(mailbox.mails).toEqual([]);
    cancelDate(owner(event), { dateId, note: "Grève" });
    await deliver();
    expect(mailbox.mails).toHaveLength(1);
    clock.advance(hours(8));
    reinstateDate(owner(event), { dateId });
    await deliver();
    expect(mailbox.mails).toHaveLength(2);
  });

  it("reaches the person although the event is hidden right after it, without its text", async () => {
    const { event, dateId } = await heldSeat({ summary: "Resumo secreto." });
    cancelDate(owner(event), { dateId, note: "Tempête" });
    hideEvent(owner(event), { eventId: event.eventId, note: "" });
    await later();
    expect(mailbox.newestTo(guest).parsed.attachments).toEqual([]);
    expect(mailbox.newestTo(guest).raw).not.toContain("secreto");
  });
});

describe("a place that changed", () => {
  const move = (event: MadeEvent, column: string, value: string) => {
    const before = findEvent(db, event.eventId);
    if (!before) throw new Error("no event");
    recordChange(db, owner(event), { event: before, audit: [], urgent: null }, () =>
      db.$client.prepare(`update event set ${column} = ? where id = ?`).run(value, event.eventId),
    );
  };

  it("is told, and counts in calendars; changed back, it is not", async () => {
    const { event } = await heldSeat();
    move(event, "venue_name", "Sala nova");
    move(event, "venue_name", "Casa do bairro");
    await later();
    expect(mailbox.mails).toEqual([]);
    move(event, "venue_name", "Sala nova");
    await later();
    expect(textOf()).toContain("Sala nova");
    expect(veventOf().value("sequence")).toBe("3");
  });

  it("is told without the place itself where only the district is shown", async () => {
    const { event } = await heldSeat({
      placeLevel: "area",
      venueName: "Sala Secreta",
      streetAddress: "Rua Secreta, 1",
      district: "Perto da estação",
    });
    move(event, "street_address", "Rua Escondida, 2");
    await later();
    const { raw, parsed } = mailbox.newestTo(guest);
    const attached = parsed.attachments.map((attachment) => attachment.content.toString("utf8")).join("");
    expect(raw + parsed.text + parsed.html + attached).not.toMatch(/Secreta|Escondida/);
    expect(parsed.text).toContain("nouveau lieu");
    expect(db.$client.prepare("select payload from outbox").all().join()).not.toMatch(/Secreta|Escondida/);
  });
});

describe("nobody is told", () => {
  it("who erased their page, gave the seat back, or confirmed no address", async () => {
    const { event, dateId, token } = await heldSeat();
    signUp(db, event, { email: "unconfirmed@example.org" });
    signUp(db, event);
    const second = signUp(db, event, { email: "second@example.org" });
    db.$client
      .prepare("update attendee_page set email_confirmed_at = 1 where token in (?, ?)")
      .run(second.token, token);
    cancelDate(owner(event), { dateId, note: "Tempête" });
    eraseAttendee(contextFor(db), { token });
    const signUpId = getAttendeePage(contextFor(db), second.token).seats[0]?.signUpId ?? "";
    cancelSignUp(contextFor(db), { token: second.token, signUpId });
    await later();
    expect(mailbox.mails.filter((mail) => mail.parsed.text?.includes("n’a pas lieu"))).toEqual([]);
    expect(mailbox.mails.map((mail) => mail.to)).not.toContain(guest);
    expect(mailbox.mails.map((mail) => mail.to)).not.toContain("second@example.org");
  });
});
