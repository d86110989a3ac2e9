import { saveDraft } from "#app/domain/drafts/save-draft.server.ts";
import { changeSession } from "#app/domain/sessions/change-session.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { moveDateOnline } from "#app/domain/dates/move-date-online.server.ts";
import { Invalid } from "#app/domain/errors.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { finishErasure } from "#app/domain/installation/finish-erasure.server.ts";
import type { PlaceLevel } from "#app/domain/model/place.ts";
import { refreshSearch } from "#app/domain/search/refresh-search-index.server.ts";
import { proposeRevision } from "#app/domain/revisions/propose-revision.server.ts";
import { freezeMail } from "#db/queries/outbox-delivery.server.ts";
import { emptyWriteAheadLog, type OpenDatabase, openDatabase } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contextFor, dateInput, type MadeEvent, makeEvent, openWeek, signUp } from "../../support/factories.ts";
import { coarse, locating, secretsOf } from "../../support/locating-columns.ts";
import { migrated } from "../../support/database.ts";

let file: string;
let db: OpenDatabase;
let event: MadeEvent;
let sessionId: string;

const [venueName, streetAddress, , , joinUrl, room] = Object.values(locating) as [string, string, 0, 0, string, string];
const district = String(Object.values(coarse)[0]);
const secrets = [...secretsOf(locating), ...secretsOf(coarse)].filter((secret) => !/^-?\d/.test(secret));

const sessionInput = { ...dateInput("2026-12-18T19:30", "2026-12-18T20:00"), track: null, spokenLanguage: null };

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), "week-")), "week.sqlite");
  db = openDatabase(file);
  migrated(db);
  openWeek(db);
  const place = { venueName, streetAddress, district, joinUrl, attendance: "hybrid", placeAsk: "Maré" } as const;
  event = makeEvent(db, { ...place, until: "submitted" });
  const titles = { pt: "Primeira parte" };
  const dateId = event.dateIds[0] ?? "";
  ({ sessionId } = scheduleSession(contextFor(db), { ...sessionInput, dateId, titles, room }));
  db.$client.exec("update event set review = 'approved', approved_at = 1, latitude = 38.712345, longitude = -9.123456");
  await refreshSearch(db);
});
afterEach(() => db.$client.close());

/** Put the secrets into everything stored about an event: drafts, revisions, urgent changes, mails. */
function spread(): void {
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  changeSession(contextFor(db), { ...sessionInput, sessionId, titles: { pt: "Primeira parte" }, room: `${room} 2` });
  const moved = {
    ...readEventInput(db, found),
    venueName: `${venueName} nova`,
    dates: readEventInput(db, found).dates,
  };
  saveEvent(contextFor(db), { ...moved, eventId: event.eventId });
  proposeRevision(db, contextFor(db), {
    eventId: event.eventId,
    fields: { joinUrl: { before: joinUrl, after: `${joinUrl}/2` }, "text.fr.title": { before: null, after: "b" } },
    isReplaced: () => false,
  });
  const { organisationId, eventId } = event;
  const entries = [
    ["venueName", venueName],
    ["joinUrl", joinUrl],
    ["placeAsk", "Maré"],
  ] as const;
  saveDraft(contextFor(db), { eventId, organisationId, parts: { where: entries } });
  signUp(db, event, { email: "guest@example.org" });
  for (const { id } of db.$client.prepare("select id from outbox").all() as { id: string }[]) {
    const words = `${venueName}, ${streetAddress}, ${district}, ${room}, ${joinUrl}`;
    freezeMail(db, id, { to: "guest@example.org", subject: words, html: words, text: words, language: "pt", rev: 2 });
  }
}

function tighten(level: PlaceLevel, overrides: Partial<EventInput> = {}): void {
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  const input = { ...readEventInput(db, found), placeLevel: level, ...overrides };
  saveEvent(contextFor(db), { ...input, eventId: event.eventId });
}
const nothing = { venueName: null, streetAddress: null, district: null, joinUrl: null };

/** List the secrets found in the bytes of the database file or its write-ahead log. */
function inFiles(of: readonly string[] = secrets): string[] {
  const files = [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path));
  return of.filter((secret) => files.some((bytes) => bytes.includes(Buffer.from(secret))));
}
const rows = (query: string) => db.$client.prepare(query).all() as Record<string, unknown>[];

describe("an event that is tightened to asking a partner", () => {
  it("stands with its place in the file before, so that this test could fail", () => {
    spread();
    emptyWriteAheadLog(db);
    expect(inFiles()).toEqual(secrets);
  });

  it.each(["once it is public", "before"])("has its place nowhere any more in the file and its log (%s)", (when) => {
    spread();
    if (when === "before") db.$client.exec("update event set review = 'changes_requested', approved_at = null");
    tighten("by_partner", nothing);
    expect(JSON.stringify(rows("select * from event_session"))).not.toContain("Frobozz");
    for (const table of ["event", "event_draft_part", "event_revision", "urgent_change", "outbox", "audit_entry"]) {
      const said = JSON.stringify(rows(`select * from ${table}`));
      for (const secret of secrets) expect([table, said]).not.toEqual([table, expect.stringContaining(secret)]);
    }
    finishErasure(db);
    expect(inFiles()).toEqual([]);
    expect(readFileSync(`${file}-wal`).length).toBe(0);
  });

  it("keeps what does not locate, and tells the mails apart that are written anew", () => {
    spread();
    tighten("by_partner", nothing);
    expect(rows("select fields from event_revision")[0]?.["fields"]).toContain("text.fr.title");
    expect(rows("select entries from event_draft_part")[0]?.["entries"]).toContain("placeAsk");
    const [mail] = rows("select mail from outbox where kind = 'confirm_email'");
    expect(JSON.parse(String(mail?.["mail"]))).toMatchObject({ text: "", rev: 2 });
  });

  it("takes no room, no link and no address from then on", () => {
    tighten("by_partner", nothing);
    const faults = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        if (error instanceof Invalid) return error.faults;
        throw error;
      }
      return null;
    };
    const fault = { key: "noAddressByPartner" };
    const titles = { pt: "Outra" };
    const dateId = event.dateIds[0] ?? "";
    expect(faults(() => scheduleSession(contextFor(db), { ...sessionInput, dateId, titles, room }))).toEqual({
      room: fault,
    });
    expect(faults(() => changeSession(contextFor(db), { ...sessionInput, sessionId, titles, room }))).toEqual({
      room: fault,
    });
    expect(faults(() => tighten("by_partner", { joinUrl }))).toEqual({ joinUrl: fault });
    expect(faults(() => moveDateOnline(contextFor(db), { dateId, note: "Chuva", joinUrl }))).toEqual({
      joinUrl: fault,
    });
    expect(faults(() => moveDateOnline(contextFor(db), { dateId, note: "Chuva", joinUrl: null }))).toBeNull();
    expect(rows("select status from event_date")).toEqual([{ status: "moved_online" }]);
  });
});

it("an event that is tightened to an area is found by its venue no longer, and is in no stored mail", () => {
  spread();
  tighten("area");
  const searched = () => rows("select rowid from event_search where event_search match 'xyzzy'");
  expect(searched()).toEqual([]);
  for (const secret of [venueName, streetAddress, room]) {
    expect(JSON.stringify(rows("select mail, payload from outbox"))).not.toContain(secret);
  }
  finishErasure(db);
  // The organiser and attendees with a seat still see the venue.
  expect(inFiles()).toContain(venueName);
  expect(inFiles(["xyzzy", "frobozz"])).toEqual([]);
  expect(rows("select erasure_waits from instance")).toEqual([{ erasure_waits: 0 }]);
});
