import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { reinstateDate } from "#app/domain/dates/reinstate-date.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { restoreEvent } from "#app/domain/hiding/restore-event.server.ts";
import { confirmEmail } from "#app/domain/attendees/confirm-email.server.ts";
import { eraseAttendee } from "#app/domain/attendees/erase-attendee.server.ts";
import { hours, minutes } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createClock, type TestClock } from "../support/clock.ts";
import { actorOf, contextFor, local, makeEvent, openWeek, signUp } from "../support/factories.ts";
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
/** Return the stored rows of mails, attendee pages and sign-ups as one text. */
const everything = () =>
  ["outbox", "attendee_page", "sign_up"]
    .map((table) => JSON.stringify(db.$client.prepare(`select * from ${table}`).all()))
    .join();

function confirmedSeat() {
  const event = makeEvent(db);
  const { token } = signUp(db, event, { email: guest, nickname: "Amalia" });
  const row = db.$client.prepare("select confirm_token as t from attendee_page where token = ?").get(token) as {
    t: string;
  };
  confirmEmail(contextFor(db), { token: row.t });
  return { event, token, dateId: event.dateIds[0] ?? "" };
}

it("leaves nothing of somebody who erases themselves while their mail is on its way", async () => {
  const { token } = confirmedSeat();
  const delivery = deliveryTo(mailbox, { db, clock });
  const send = delivery.transport.send;
  delivery.transport.send = async (mail, handing) => {
    if (mail.to === guest) eraseAttendee(contextFor(db), { token });
    return send(mail, handing);
  };
  await deliverOutbox(delivery);
  // The mail in flight has arrived; its words are erased here, and no other mail follows.
  expect(mailbox.mails.filter((mail) => mail.to === guest)).toHaveLength(1);
  for (const word of [guest, "Amalia", token]) expect(everything()).not.toContain(word);
  clock.advance(hours(20));
  await deliverOutbox(deliveryTo(mailbox, { db, clock }));
  expect(mailbox.mails.filter((mail) => mail.to === guest)).toHaveLength(1);
});

it("says once how it stands when an event is hidden, moved and shown again within a minute", async () => {
  const { event, dateId } = confirmedSeat();
  await deliverOutbox(deliveryTo(mailbox, { db, clock }));
  mailbox.mails.length = 0;
  const owner = () => contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
  const network = () => contextFor(db, { now: clock.now() });
  cancelDate(owner(), { dateId, note: "Tempestade" });
  hideEvent(network(), { eventId: event.eventId, note: "Verificar" });
  clock.advance(20_000);
  restoreEvent(network(), { eventId: event.eventId, reason: "" });
  reinstateDate(owner(), { dateId });
  clock.advance(20_000);
  const moved = {
    start: local("2026-12-20T18:00"),
    end: local("2026-12-20T21:00"),
    startOffset: null,
    endOffset: null,
  };
  rescheduleDate(owner(), { dateId, ...moved });
  clock.advance(minutes(15));
  await deliverOutbox(deliveryTo(mailbox, { db, clock }));
  const mails = mailbox.mails.filter((mail) => mail.to === guest);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.parsed.text).toContain("20 December 2026");
  expect(mails[0]?.parsed.text).not.toMatch(/does not take place/i);
});
