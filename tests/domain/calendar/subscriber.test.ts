import { cancelDate } from "#app/domain/events/cancel-date.server.ts";
import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { hideEvent } from "#app/domain/events/hide-event.server.ts";
import { reinstateDate } from "#app/domain/events/reinstate-date.server.ts";
import { rescheduleDate } from "#app/domain/events/reschedule-date.server.ts";
import { showEvent } from "#app/domain/reviews/show-event.server.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { touchEvent } from "#db/queries/events.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../../support/clock.ts";
import { actorOf, contextFor, dateInput, makeCoordinator, makeEvent, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
let clock: ReturnType<typeof createClock>;
beforeEach(() => {
  db = openWeek();
  clock = createClock();
});

type Kept = {
  sequence: number;
  stamp: string;
  start: string;
  end: string;
  status: string;
  summary: string;
  text: string;
};

/**
 * A calendar program as they are: it keeps what it has by UID, takes a newer version only where LAST-MODIFIED rose (ICSx5),
 * never one with a lower SEQUENCE (Thunderbird), and forgets what the feed no longer names.
 */
class Subscriber {
  readonly kept = new Map<string, Kept>();
  async ask(): Promise<void> {
    const ctx = contextFor(db, { language: "en", now: clock.now() });
    const { text } = await getCalendarFeed(ctx, new URLSearchParams());
    const calendar = new ICAL.Component(ICAL.parse(text));
    const seen = new Set<string>();
    for (const vevent of calendar.getAllSubcomponents("vevent")) {
      const said = (name: string) => String(vevent.getFirstPropertyValue(name) ?? "");
      const uid = said("uid");
      seen.add(uid);
      const now: Kept = {
        sequence: Number(said("sequence")),
        stamp: said("last-modified"),
        start: said("dtstart"),
        end: said("dtend"),
        status: said("status"),
        summary: said("summary"),
        text: said("description"),
      };
      const before = this.kept.get(uid);
      if (before && now.sequence < before.sequence) throw new Error(`SEQUENCE of ${uid} fell`);
      if (!before || now.stamp > before.stamp) this.kept.set(uid, now);
    }
    for (const uid of this.kept.keys()) if (!seen.has(uid)) this.kept.delete(uid);
  }
}

/** What somebody who subscribes only now would have: the truth. */
async function fresh(): Promise<Map<string, Kept>> {
  const other = new Subscriber();
  await other.ask();
  return other.kept;
}

describe("a subscriber", () => {
  it("that keeps its copy over edits of every kind ends with what the database says, each time", async () => {
    const subscriber = new Subscriber();
    const dates = [
      dateInput("2026-12-18T19:00", "2026-12-18T22:00"),
      dateInput("2026-12-20T19:00", "2026-12-20T22:00"),
    ];
    const event = makeEvent(db, { title: "Baile", dates });
    const [dateId = "", second = ""] = event.dateIds;
    const { capacity: _seats, ...moved } = dateInput("2026-12-18T20:00", "2026-12-18T23:00");
    const network = makeCoordinator(db, { kind: "network", code: "" });
    const as = () => contextFor(db, { actor: actorOf(db, event.email), now: clock.now() });
    const sql = (text: string, ...values: unknown[]) => {
      db.$client.prepare(text).run(...values);
      touchEvent(db, event.eventId, clock.now());
      raiseProgrammeVersion(db);
    };
    const edits: [string, () => unknown][] = [
      ["nothing", () => undefined],
      ["create", () => makeEvent(db, { title: "Outro" })],
      ["retitle", () => sql("update event_text set title = 'Baile grande' where event_id = ?", event.eventId)],
      ["move", () => rescheduleDate(as(), { dateId, ...moved })],
      ["cancel", () => cancelDate(as(), { dateId: second, note: "Chuva" })],
      ["reinstate", () => reinstateDate(as(), { dateId: second })],
      [
        "translate",
        () =>
          sql(
            "insert into event_text values (?, 'en', 'Big dance', 'Everybody dances.', '', 'translated', null, 0)",
            event.eventId,
          ),
      ],
      [
        "a session",
        () =>
          db.$client
            .prepare(
              `insert into programme_session (id, event_date_id, starts_at_local, ends_at_local, starts_at_utc, ends_at_utc, position, sequence, revised_at, room)
               values ('8d9f0a4e-0000-4000-8000-000000000001', ?, '2026-12-18T20:30', '2026-12-18T21:00', ?, ?, 0, 0, ?, 'Sala 1')`,
            )
            .run(dateId, Date.UTC(2026, 11, 18, 20, 30), Date.UTC(2026, 11, 18, 21), clock.now()) &&
          sql("insert into programme_session_text values ('8d9f0a4e-0000-4000-8000-000000000001', 'pt', 'Aquecer')"),
      ],
      ["hide", () => hideEvent(as(), { eventId: event.eventId, note: "" })],
      [
        "show again",
        () =>
          showEvent(contextFor(db, { actor: network.actor, now: clock.now() }), { eventId: event.eventId, reason: "" }),
      ],
    ];
    for (const [name, edit] of edits) {
      clock.advance(minutes(30));
      edit();
      await subscriber.ask();
      expect([name, [...subscriber.kept].sort()]).toEqual([name, [...(await fresh())].sort()]);
    }
    expect(subscriber.kept.size).toBe(3);
    const entry = [...subscriber.kept.values()].find((one) => one.start === "2026-12-18T20:00:00Z");
    expect(entry?.summary).toBe("Big dance");
    expect(entry?.text).toContain("Aquecer");
  });

  it("forgets a hidden event's words at once, and thirty days later that there was one", async () => {
    const subscriber = new Subscriber();
    const event = makeEvent(db, { title: "Baile Secreto" });
    await subscriber.ask();
    clock.advance(minutes(30));
    hideEvent(contextFor(db, { actor: actorOf(db, event.email), now: clock.now() }), {
      eventId: event.eventId,
      note: "",
    });
    await subscriber.ask();
    const [only] = [...subscriber.kept.values()];
    expect([only?.status, JSON.stringify(only)]).toEqual(["CANCELLED", expect.not.stringContaining("Secreto")]);
  });
});
