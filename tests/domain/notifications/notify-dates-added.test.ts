import { changePage } from "#app/domain/attendees/change-attendee-page.server.ts";
import { followEvent } from "#app/domain/attendees/follow-event.server.ts";
import { addDate } from "#app/domain/dates/add-date.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { hours, type Instant, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { createClock, testNow } from "../../support/clock.ts";
import { contextFor, type MadeEvent, makeEvent, openWeek, span } from "../../support/factories.ts";
import { confirmMail, makeMailedGuest, organiserContactOf } from "../../support/seats.ts";
import { deliveryOver } from "../../support/waiting-mail.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});

const follower = "amal@example.org";
const sunday = { ...span("2026-12-20T19:00", "2026-12-20T22:00"), capacity: null };
const monday = { ...span("2026-12-21T19:00", "2026-12-21T22:00"), capacity: null };
/** Six in the evening of the day the tests begin, by the clock of Lisbon. */
const evening = instantFrom("2026-11-24T18:00:00Z");

function follow(event: MadeEvent, email = follower): string {
  const { token } = followEvent(contextFor(db), { slug: event.slug, requestId: randomUUID(), email });
  confirmMail(db, token);
  return token;
}
const add = (event: MadeEvent, date: typeof sunday, now: Instant = testNow) =>
  addDate(organiserContactOf(db, event, now), { eventId: event.eventId, ...date });

/** Send what is due at a moment. @returns the mails about new dates, by recipient */
async function newDatesAt(moment: Instant): Promise<{ to: string; text: string }[]> {
  const sent: { to: string; text: string; id: string }[] = [];
  const transport = {
    send: async (mail: { to: string; text: string }, { messageId }: { messageId: string }) => {
      sent.push({ to: mail.to, text: mail.text, id: messageId });
      return { kind: "sent" as const };
    },
    close: () => undefined,
  };
  const clock = createClock(moment);
  while ((await deliverOutbox(deliveryOver(transport, { db, clock }))) > 0) clock.advance(minutes(1));
  return sent.filter(({ id }) => id.includes("dates-added")).map(({ to, text }) => ({ to, text }));
}

it("lists the new dates of a day in one mail in the evening, whatever events they belong to", async () => {
  const [first, second] = [makeEvent(db), makeEvent(db, { title: "Lecture à voix haute" })];
  const token = follow(first);
  db.$client
    .prepare(
      "insert into follow (page_id, event_id, request_id, created_at) select id, ?, ?, 1 from attendee_page where token = ?",
    )
    .run(second.eventId, randomUUID(), token);
  add(first, sunday);
  add(second, monday);
  expect(await newDatesAt(plus(evening, -hours(1)))).toEqual([]);
  const mails = await newDatesAt(evening);
  expect(mails.map(({ to }) => to)).toEqual([follower]);
  expect(mails[0]?.text.match(/\/events\//g)).toHaveLength(2);
  expect(await newDatesAt(plus(evening, hours(24)))).toEqual([]);
});

it("tells a date that is added after the evening on the next one", async () => {
  const event = makeEvent(db);
  follow(event);
  add(event, sunday);
  await newDatesAt(evening);
  add(event, monday, plus(evening, hours(1)));
  const mails = await newDatesAt(plus(evening, hours(24)));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text.match(/\/events\//g)).toHaveLength(1);
});

it("is not sent to attendees of other dates who do not follow the event", async () => {
  const event = makeEvent(db);
  makeMailedGuest(db, event, "guest@example.org");
  add(event, sunday);
  expect(await newDatesAt(evening)).toEqual([]);
});

it("is not sent when the reader stops following, or the date is cancelled before the evening", async () => {
  const event = makeEvent(db);
  const token = follow(event);
  const { dateId } = add(event, sunday);
  cancelDate(organiserContactOf(db, event), { dateId, note: "The hall is closed." });
  expect(await newDatesAt(evening)).toEqual([]);

  add(event, monday, plus(evening, hours(1)));
  changePage(contextFor(db, { now: plus(evening, hours(2)) }), {
    token,
    change: { what: "unfollow", eventId: event.eventId },
  });
  expect(await newDatesAt(plus(evening, hours(24)))).toEqual([]);
});

it("is sent with the next mail when a zone further west still has its evening before it", async () => {
  const event = makeEvent(db);
  follow(event);
  add(event, sunday);
  await newDatesAt(evening);
  // The mail of this day is sent: another event in the Americas still has its evening to come.
  db.$client.exec(
    "update outbox set dedupe_key = replace(dedupe_key, '2026-11-24', '2026-11-25') where kind = 'dates_added'",
  );
  add(event, monday, plus(evening, hours(1)));
  expect(await newDatesAt(plus(evening, hours(24)))).toEqual([]);
  expect(await newDatesAt(plus(evening, hours(48)))).toHaveLength(1);
});
