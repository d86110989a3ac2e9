import { recordChange } from "#app/domain/changes/record-change.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { actorOf, contextFor, makeEvent, makeOrganisation, openWeek, sessionInput } from "../../support/factories.ts";
import { plain } from "../../support/pictures.ts";

/** One write for each table that pages and calendars show of an event. */
const content: Readonly<Record<string, string>> = {
  event: "update event set public_contact = 'other@example.org'",
  event_date: "update event_date set status_note = 'Other'",
  event_inclusion: "insert or replace into event_inclusion select id, 'quiet_room', 'yes' from event",
  event_language: "insert into event_language select id, 'interpreted', 'ar' from event",
  event_picture: "update event_picture set alternative_text = 'Other'",
  event_session: "update event_session set room = 'Other'",
  event_session_text: "update event_session_text set title = 'Other'",
  event_text: "update event_text set title = 'Other'",
  event_theme: "insert or ignore into event_theme select id, 'interculturality' from event",
  co_host: "update co_host set state = 'accepted'",
};
/** Tables about an event that are no part of it: who takes part, what is proposed and decided. */
const others = [
  "attendee_message",
  "event_revision",
  "feature",
  "follow",
  "report",
  "review",
  "review_note",
  "sign_up",
  "urgent_change",
];

const names = ["event", "event_date", "event_session"];
const tablesOfEvents = (): string[] => {
  const { $client } = testDatabase();
  const tables = $client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const isOfEvent = (table: string) =>
    ($client.pragma(`foreign_key_list(${table})`) as { table: string }[]).some((key) => names.includes(key.table));
  return ["event", ...tables.filter(isOfEvent)];
};

it("knows every table that belongs to an event", () => {
  expect([...new Set(tablesOfEvents())].sort()).toEqual([...Object.keys(content), ...others].sort());
});

describe("a change is seen", () => {
  let uploadsDir: string;
  beforeAll(() => {
    uploadsDir = mkdtempSync(join(tmpdir(), "week-event-tables-"));
  });

  it.each(Object.entries(content))("in %s", async (table, statement) => {
    const db = openWeek();
    const event = makeEvent(db, { until: "submitted" });
    const organiser = { ...contextFor(db, { actor: actorOf(db, event.email) }), uploadsDir };
    const file = new Blob([new Uint8Array(await plain(40, 40).png().toBuffer())]);
    await setPicture(organiser, { eventId: event.eventId, file, alternativeText: "A picture", credit: null });
    scheduleSession(organiser, { dateId: event.dateIds[0] ?? "", ...sessionInput("19:00", "20:00") });
    const coHost = makeOrganisation(db).organisationId;
    db.$client.prepare("insert into co_host select id, ?, 'requested', 1 from event").run(coHost);
    db.$client.exec("update event set review = 'approved', approved_at = 1");
    const before = findEvent(db, event.eventId);
    if (!before) throw new Error("no event");
    const version = programmeVersionReader(db);
    const oldVersion = version();
    let rows = 0;
    recordChange(db, contextFor(db), { event: before }, () => {
      rows = db.$client.prepare(statement).run().changes;
    });
    expect([table, rows]).toEqual([table, 1]);
    expect(version()).toBeGreaterThan(oldVersion);
    expect(findEvent(db, event.eventId)?.revision).toBeGreaterThan(before.revision);
  });
});
