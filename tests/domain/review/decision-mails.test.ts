import { decideMany } from "#app/domain/bulk-review/decide-many.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { gatherDecisionsMs } from "#app/domain/model/review-state.ts";
import { type Instant, minutes } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock } from "#tests/support/clock.ts";
import { contextFor, makeEvent, type MadeEvent, openWeek } from "#tests/support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "#tests/support/mailbox.ts";

let db: OpenDatabase;
let clock: TestClock;
let mailbox: Mailbox;
beforeEach(async () => {
  db = openWeek();
  clock = createClock();
  mailbox = await openMailbox();
});
afterEach(() => mailbox.close());

const submitted = (contactEmail: string, title = "A walk") =>
  makeEvent(db, { until: "submitted", contactEmail, title, now: clock.now() });
const revisionOf = ({ eventId }: MadeEvent) => findEvent(db, eventId)?.revision ?? 0;
const decide = (event: MadeEvent, decision: "approve" | "refuse", now: Instant = clock.now()) =>
  decideEvent(contextFor(db, { now }), {
    eventId: event.eventId,
    revision: revisionOf(event),
    decision,
    reason: decision === "refuse" ? "Not part of the week." : "",
  });
const deliver = async () => {
  await deliverOutbox(deliveryTo(mailbox, { db, clock }));
  return mailbox.mails.map(({ to }) => to).sort();
};

describe("decisions on events", () => {
  it("that are made at once are one mail for each organiser, with the list", async () => {
    const events = Array.from({ length: 12 }, (_, number) =>
      submitted(`host${number % 2}@example.org`, `Walk ${number}`),
    );
    const items = events.map((event) => `event:${event.eventId}:${revisionOf(event)}`);
    const decided = await decideMany(contextFor(db, { now: clock.now() }), { items, action: "agree", reason: "" });
    expect(decided.done).toBe(12);
    expect(await deliver()).toEqual(["host0@example.org", "host1@example.org"]);
    const { parsed } = mailbox.newestTo("host0@example.org");
    expect(parsed.subject).toBe("6 decisões sobre os seus eventos");
    for (const number of [0, 2, 4, 6, 8, 10]) {
      expect(parsed.text).toContain(`Walk ${number}`);
      expect(String(parsed.html)).toContain(`Walk ${number}`);
    }
    expect(parsed.text).not.toContain("Walk 1\n");
  });

  it("that are made one by one within some minutes are one mail too, which does not wait for nothing", async () => {
    const [first, second, third] = [0, 1, 2].map((number) => submitted("host@example.org", `Walk ${number}`));
    decide(first!, "approve");
    expect(await deliver()).toEqual([]);
    clock.advance(minutes(2));
    decide(second!, "refuse");
    expect(await deliver()).toEqual([]);
    decide(third!, "approve");
    expect(await deliver()).toEqual(["host@example.org"]);
    const { text } = mailbox.newestTo("host@example.org").parsed;
    expect(text).toContain("aprovado e publicado");
    expect(text).toContain("> Not part of the week.");
  });

  it("are told after some minutes at the latest, whatever still waits", async () => {
    const [first] = [0, 1].map((number) => submitted("host@example.org", `Walk ${number}`));
    decide(first!, "approve");
    clock.advance(gatherDecisionsMs);
    expect(await deliver()).toEqual(["host@example.org"]);
    expect(mailbox.newestTo("host@example.org").parsed.subject).toMatch(/^Publicado: «Walk 0», /);
  });

  it("is one mail as ever, and at once, where it is one", async () => {
    decide(submitted("host@example.org"), "approve");
    expect(await deliver()).toEqual(["host@example.org"]);
    expect(mailbox.newestTo("host@example.org").parsed.subject).toMatch(/^Publicado: «A walk», /);
  });

  it("name the event in the subject where all may know its place, and else only its day", async () => {
    const isolate = "update event set place_level = 'by_partner' where id = ?";
    const hide =
      "update organisation set alias = 'Friends' where id = (select lead_organisation_id from event where id = ?)";
    for (const [title, protect] of [
      ["A walk", null],
      ["By partner", isolate],
      ["By alias", hide],
    ] as const) {
      const event = submitted("host@example.org", title);
      if (protect) db.$client.prepare(protect).run(event.eventId);
      decide(event, "approve");
      await deliver();
      const { subject } = mailbox.newestTo("host@example.org").parsed;
      expect(subject).toMatch(
        protect ? /^Publicado: o seu evento de sexta-feira/ : /^Publicado: «A walk», sexta-feira/,
      );
    }
  });

  it("do not hold up what is urgent, which goes alone", async () => {
    const event = submitted("host@example.org");
    const other = submitted("host@example.org", "Another");
    submitted("host@example.org", "A third");
    decide(event, "approve");
    await deliver();
    hideEvent(contextFor(db, { now: clock.now() }), { eventId: event.eventId, note: "For safety." });
    decide(other, "approve");
    await deliver();
    expect(mailbox.mails.map(({ parsed }) => parsed.subject)).toEqual([
      expect.stringMatching(/^Já não é mostrado: «A walk», /),
    ]);
  });

  it("are told each to whom it concerns, though the contact has changed meanwhile", async () => {
    const [first, second] = [submitted("host@example.org", "Walk 0"), submitted("host@example.org", "Walk 1")];
    submitted("host@example.org", "Walk 2");
    decide(first, "approve");
    decide(second, "approve");
    db.$client.prepare("update event set contact_email = 'new@example.org' where id = ?").run(second.eventId);
    clock.advance(gatherDecisionsMs);
    await deliver();
    clock.advance(minutes(1));
    expect(await deliver()).toEqual(["host@example.org", "new@example.org"]);
    expect(mailbox.newestTo("new@example.org").parsed.text).toContain("Walk 1");
    expect(mailbox.newestTo("host@example.org").parsed.text).not.toContain("Walk 1");
  });
});
