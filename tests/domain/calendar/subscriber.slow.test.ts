import { uidOf } from "#app/domain/calendar/calendar-date.ts";
import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { postponeDate } from "#app/domain/dates/postpone-date.server.ts";
import { reinstateDate } from "#app/domain/dates/reinstate-date.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { updateZoneData } from "#app/domain/dates/update-zone-data.server.ts";
import { decideRevision } from "#app/domain/review/decide-revision.server.ts";
import { revisionVersion } from "#app/domain/revisions/revision-version.ts";
import { restoreEvent } from "#app/domain/hiding/restore-event.server.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { findEvent, type FoundEvent, readEventInput } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../../support/clock.ts";
import {
  actorOf,
  cityId,
  contextFor,
  dateInput,
  makeCoordinator,
  makeEvent,
  openWeek,
} from "../../support/factories.ts";

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
 * A calendar program like existing ones: it stores dates by UID, replaces them only when LAST-MODIFIED rose (ICSx5) and
 * never by a lower SEQUENCE (Thunderbird), and deletes those that the feed does not contain.
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

/** Return the dates of a new subscriber. */
async function fresh(): Promise<Map<string, Kept>> {
  const other = new Subscriber();
  await other.ask();
  return other.kept;
}

type Truth = { sequence: number; start: string; end: string; status: string; summary: string };
const statusOf: Record<string, string> = {
  scheduled: "CONFIRMED",
  moved_online: "CONFIRMED",
  postponed: "TENTATIVE",
  cancelled: "CANCELLED",
};
const prefixOf: Record<string, string> = { postponed: "Postponed: ", cancelled: "Cancelled: " };
const utc = (instant: number) => new Date(instant).toISOString().replace(".000Z", "Z");

/** Read the dates that are public, or were until they were hidden, from the database. */
function inDatabase(): Map<string, Truth> {
  const rows = db.$client
    .prepare(
      `select d.id, d.event_id as eventId, d.sequence, d.starts_at_utc as start, d.ends_at_utc as "end", d.status, e.review,
              coalesce(t.title, o.title) as title
         from event_date d
         join event e on e.id = d.event_id
         join event_text o on o.event_id = e.id and o.language = e.language
         left join event_text t on t.event_id = e.id and t.language = 'en'
        where e.review in ('approved', 'hidden')`,
    )
    .all() as {
    id: string;
    eventId: string;
    sequence: number;
    start: number;
    end: number;
    status: string;
    review: string;
    title: string;
  }[];
  return new Map(
    rows.map(({ id, eventId, sequence, start, end, status, review, title }) => {
      const isHidden = review === "hidden";
      const said = isHidden ? "CANCELLED" : (statusOf[status] ?? "");
      const shown = `${prefixOf[status] ?? ""}${title}`;
      const summary = isHidden ? "Cancelled: this event is no longer in the programme" : shown;
      return [uidOf({ eventId, dateId: id }), { sequence, start: utc(start), end: utc(end), status: said, summary }];
    }),
  );
}

/** Reduce the dates of a subscriber to the values that can be compared with the database. */
const comparable = (kept: ReadonlyMap<string, Kept>) =>
  [...kept]
    .map(
      ([uid, { sequence, start, end, status, summary }]) => [uid, { sequence, start, end, status, summary }] as const,
    )
    .sort(([key], [other]) => (key < other ? -1 : 1));

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
    const coordinating = () => contextFor(db, { actor: network.actor, now: clock.now() });
    const accept = () => {
      const proposal = findProposedRevision(db, event.eventId);
      const version = revisionVersion(proposal, null);
      decideRevision(coordinating(), { eventId: event.eventId, version, decision: "accept", reason: "" });
    };
    const typed = () => readEventInput(db, findEvent(db, event.eventId) as FoundEvent);
    const words = { title: "Big dance", summary: "Everybody dances.", description: "" };
    let other = { eventId: "" };
    const edits: [string, () => unknown][] = [
      ["nothing", () => undefined],
      [
        "create",
        () => {
          other = makeEvent(db, { title: "Outro", cityId: cityId(db, "rabat"), now: clock.now() });
        },
      ],
      ["propose a title", () => saveEvent(as(), { ...typed(), eventId: event.eventId, title: "Baile grande" })],
      ["retitle", accept],
      ["move", () => rescheduleDate(as(), { dateId, ...moved })],
      ["cancel", () => cancelDate(as(), { dateId: second, note: "Chuva" })],
      ["reinstate", () => reinstateDate(as(), { dateId: second })],
      ["postpone", () => postponeDate(as(), { dateId: second, note: "Chuva" })],
      ["translate", () => translateEvent(as(), { eventId: event.eventId, language: "en", ...words })],
      ["translate, accepted", accept],
      [
        "a session",
        () =>
          scheduleSession(as(), {
            ...dateInput("2026-12-18T20:30", "2026-12-18T21:00"),
            dateId,
            titles: { pt: "Aquecer" },
            room: "Sala 1",
            track: null,
            spokenLanguage: null,
          }),
      ],
      ["a session, accepted", accept],
      [
        "zone data",
        () => {
          // As computed with zone data in which the zone was an hour off.
          const hour = 3_600_000;
          db.$client
            .prepare(
              "update event_date set zone_data_version = '2020a', starts_at_utc = starts_at_utc - ?, ends_at_utc = ends_at_utc - ? where event_id = ?",
            )
            .run(hour, hour, other.eventId);
          expect(updateZoneData(db, clock.now()).moved).toHaveLength(1);
        },
      ],
      ["hide", () => hideEvent(as(), { eventId: event.eventId, note: "" })],
      ["show again", () => restoreEvent(coordinating(), { eventId: event.eventId, reason: "" })],
      [
        "delete",
        () => {
          db.$client.prepare("delete from event where id = ?").run(other.eventId);
          raiseProgrammeVersion(db);
        },
      ],
    ];
    for (const [name, edit] of edits) {
      clock.advance(minutes(30));
      edit();
      await subscriber.ask();
      expect([name, comparable(subscriber.kept)]).toEqual([
        name,
        [...inDatabase()].sort(([key], [otherKey]) => (key < otherKey ? -1 : 1)),
      ]);
      expect([name, [...subscriber.kept].sort()]).toEqual([name, [...(await fresh())].sort()]);
    }
    expect(subscriber.kept.size).toBe(2);
    const entry = [...subscriber.kept.values()].find((value) => value.start === "2026-12-18T20:00:00Z");
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
