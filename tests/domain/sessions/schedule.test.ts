import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { changeSession } from "#app/domain/sessions/change-session.server.ts";
import { getSchedule } from "#app/domain/sessions/get-schedule.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { removeSession } from "#app/domain/sessions/remove-session.server.ts";
import { saveSession } from "#app/domain/sessions/save-session.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { sessionForm, type SessionForm, sessionInputOf } from "#app/domain/sessions/session-form.ts";
import { maxSessions, roomClashes, type SessionInput } from "#app/domain/model/session.ts";
import { withdrawProposal } from "#app/domain/revisions/withdraw-revision.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findDate, findEvent } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actorOf,
  cityId,
  contextFor,
  local,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
  openWeek,
  signUp,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let version: () => number;
beforeEach(() => {
  db = openWeek();
  version = programmeVersionReader(db);
});

const asOwner = (email: string) => contextFor(db, { actor: actorOf(db, email) });
const session = (overrides: Partial<SessionInput> = {}): SessionInput => ({
  start: local("2026-12-18T19:00"),
  end: local("2026-12-18T20:00"),
  titles: { pt: "Abertura" },
  room: "Sala 1",
  track: null,
  spokenLanguage: null,
  capacity: null,
  ...overrides,
});
const shown = (event: MadeEvent, language: "pt" | "ar" | "en" = "pt") =>
  getPublicEvent(contextFor(db, { language }), event.slug).dates.flatMap((date) =>
    date.sessions.map((session) => [session.title, session.textLanguage, session.room]),
  );
const add = (event: MadeEvent, overrides: Partial<SessionInput> = {}) =>
  scheduleSession(asOwner(event.email), { dateId: event.dateIds[0] ?? "", ...session(overrides) }).sessionId;
const trust = (event: MadeEvent) =>
  db.$client.prepare("update organisation set trusted_at = 1 where id = ?").run(event.organisationId);

describe("a session of an approved event", () => {
  it("is not shown before somebody has read its title; its time and its room are urgent changes", () => {
    const event = makeEvent(db);
    const id = add(event, { titles: { pt: "Palavras novas", ar: "كلمات جديدة" } });
    expect(shown(event)).toEqual([]);
    expect(findProposedRevision(db, event.eventId)?.fields).toEqual({
      [`session.${id}.title.pt`]: { before: null, after: "Palavras novas" },
      [`session.${id}.title.ar`]: { before: null, after: "كلمات جديدة" },
    });
    expect(getSchedule(asOwner(event.email), event.eventId).dates[0]?.sessions).toMatchObject([
      { title: "Palavras novas", state: "waiting" },
    ]);
    withdrawProposal(asOwner(event.email), { eventId: event.eventId });
    expect(getSchedule(asOwner(event.email), event.eventId).dates[0]?.sessions[0]?.state).toBe("unseen");
  });

  it("moves at once and says so to calendars; its new title waits", () => {
    const event = makeEvent(db, { until: "submitted" });
    const id = add(event);
    db.$client.prepare("update event set review = 'approved', approved_at = 1").run();
    const before = version();
    const moved = session({
      start: local("2026-12-18T20:00"),
      end: local("2026-12-18T21:00"),
      titles: { pt: "Outra" },
    });
    changeSession(asOwner(event.email), { sessionId: id, ...moved });
    expect(shown(event)).toEqual([["Abertura", "pt", "Sala 1"]]);
    expect(findDate(db, event.dateIds[0] ?? "")?.sequence).toBe(1);
    expect(version()).toBeGreaterThan(before);
    changeSession(asOwner(event.email), { sessionId: id, ...moved, titles: { pt: "Abertura" } });
    expect(findProposedRevision(db, event.eventId)).toBeNull();
    changeSession(asOwner(event.email), { sessionId: id, ...moved, titles: { pt: "Abertura" }, spokenLanguage: "ar" });
    expect(findDate(db, event.dateIds[0] ?? "")?.sequence).toBe(1);
    const revision = findEvent(db, event.eventId)?.revision;
    changeSession(asOwner(event.email), { sessionId: id, ...moved, titles: { pt: "Abertura" }, spokenLanguage: "ar" });
    expect(findEvent(db, event.eventId)?.revision).toBe(revision);
  });

  it("is public at once when its organisation is trusted", () => {
    const event = makeEvent(db);
    trust(event);
    const id = add(event, { titles: { pt: "Abertura", ar: "الافتتاح" } });
    expect([shown(event), shown(event, "ar"), shown(event, "en")]).toEqual([
      [["Abertura", "pt", "Sala 1"]],
      [["الافتتاح", "ar", "Sala 1"]],
      [["Abertura", "pt", "Sala 1"]],
    ]);
    changeSession(asOwner(event.email), { sessionId: id, ...session({ titles: { pt: "Fim" } }) });
    expect([shown(event, "ar"), findDate(db, event.dateIds[0] ?? "")?.sequence]).toEqual([
      [["Fim", "pt", "Sala 1"]],
      2,
    ]);
  });

  it("goes at once, with what was proposed for it, unless somebody signed up", () => {
    const event = makeEvent(db);
    const id = add(event);
    removeSession(asOwner(event.email), { sessionId: id });
    expect(findProposedRevision(db, event.eventId)).toBeNull();
    const kept = add(event);
    signUp(db, event, { partySize: 3 });
    db.$client.prepare("update sign_up set event_session_id = ?").run(kept);
    expect(() => removeSession(asOwner(event.email), { sessionId: kept })).toThrow(Conflict);
    const fewer = { sessionId: kept, ...session({ capacity: 2 }) };
    expect(() => changeSession(asOwner(event.email), fewer)).toThrow(Invalid);
    changeSession(asOwner(event.email), { ...fewer, capacity: 3 });
  });
});

describe("whoever has nothing to do with an event", () => {
  it("finds neither its sessions nor its dates", () => {
    const event = makeEvent(db, { until: "submitted" });
    const other = makeEvent(db, { until: "submitted" });
    const id = add(event);
    const stranger = asOwner(other.email);
    expect(() => changeSession(stranger, { sessionId: id, ...session() })).toThrow(NotFound);
    expect(() => removeSession(stranger, { sessionId: id })).toThrow(NotFound);
    expect(() => getSchedule(stranger, event.eventId)).toThrow(NotFound);
    const form = { intent: "remove" as const };
    expect(() => saveSession(asOwner(event.email), { eventId: other.eventId, sessionId: id, form })).toThrow(NotFound);
    expect(() => saveSession(asOwner(event.email), { eventId: event.eventId, sessionId: randomUUID(), form })).toThrow(
      NotFound,
    );
  });

  it("and an event that was refused keeps its programme", () => {
    const event = makeEvent(db, { until: "submitted" });
    db.$client.prepare("update event set review = 'refused'").run();
    expect(() => add(event)).toThrow(Conflict);
  });
});

describe("the time of a session", () => {
  const typed = (fields: Record<string, string>): SessionForm =>
    sessionForm.parse({ intent: "save", dateId: "x", startTime: "", endTime: "", ...fields }) as SessionForm;
  const date = (start: string, end: string) => ({ startsAtLocal: local(start), endsAtLocal: local(end) });
  const times = (fields: Record<string, string>, of: ReturnType<typeof date>) => {
    const { start, end } = sessionInputOf(typed(fields), of);
    return [start, end];
  };

  it.each([
    ["the evening", { startTime: "19:00", endTime: "20:00" }, "2026-12-18T19:00", "2026-12-18T20:00"],
    ["past midnight", { startTime: "23:30", endTime: "0h30" }, "2026-12-18T23:30", "2026-12-19T00:30"],
    ["after midnight", { startTime: "00:30", endTime: "01:00" }, "2026-12-19T00:30", "2026-12-19T01:00"],
  ])("is found in a night: %s", (_name, fields, start, end) => {
    expect(times(fields, date("2026-12-18T19:00", "2026-12-19T02:00"))).toEqual([start, end]);
  });

  it("is on the day that is named where there are several, in any digits", () => {
    expect(
      times({ day: "2026-12-19", startTime: "٠٩:٣٠", endTime: "11" }, date("2026-12-18T09:00", "2026-12-20T18:00")),
    ).toEqual(["2026-12-19T09:30", "2026-12-19T11:00"]);
  });

  it("must lie within its date, and end after it begins", () => {
    const event = makeEvent(db, { until: "submitted" });
    for (const [start, end] of [
      ["2026-12-18T18:30", "2026-12-18T19:30"],
      ["2026-12-18T21:30", "2026-12-18T22:30"],
      ["2026-12-20T19:00", "2026-12-20T20:00"],
      ["2026-12-18T20:00", "2026-12-18T20:00"],
    ] as const)
      expect(() => add(event, { start: local(start), end: local(end) })).toThrow(Invalid);
  });

  it("WALL-06, WALL-07: asks which of two equal hours is meant, and refuses one that never comes", () => {
    const event = makeEvent(db, { until: "submitted", cityId: cityId(db, "lisboa") });
    const night = (start: string, end: string, from: string, to: string) =>
      db.$client
        .prepare("update event_date set starts_at_local = ?, ends_at_local = ?, starts_at_utc = ?, ends_at_utc = ?")
        .run(start, end, Date.parse(from), Date.parse(to));
    night("2026-10-25T00:00", "2026-10-25T04:00", "2026-10-24T23:00:00Z", "2026-10-25T04:00:00Z");
    const twice = { start: local("2026-10-25T01:30"), end: local("2026-10-25T03:00") };
    expect(faultsOf(() => add(event, twice))).toEqual({
      start: { key: "timeTwice", values: { first: "+01:00", second: "+00:00" } },
    });
    add(event, { ...twice, startOffset: 60 });
    add(event, { ...twice, startOffset: 0 });
    const stored = db.$client.prepare("select starts_at_utc as at from event_session order by 1").all();
    expect(stored).toEqual([{ at: Date.parse("2026-10-25T00:30:00Z") }, { at: Date.parse("2026-10-25T01:30:00Z") }]);
    night("2027-03-28T00:00", "2027-03-28T04:00", "2027-03-28T00:00:00Z", "2027-03-28T03:00:00Z");
    const never = { start: local("2027-03-28T01:30"), end: local("2027-03-28T03:00") };
    expect(faultsOf(() => add(event, never))).toEqual({ start: { key: "timeNever" } });
  });
});

function faultsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof Invalid) return error.faults;
    throw error;
  }
  return null;
}

describe("limits", () => {
  it("count characters in every script, and sessions", () => {
    for (const letter of ["a", "ش", "é", "😀"]) {
      const parse = (length: number) =>
        sessionForm.safeParse({
          intent: "save",
          dateId: "x",
          title: { pt: letter.repeat(length) },
          startTime: "19:00",
          endTime: "20:00",
        }).success;
      expect([letter, parse(140), parse(141)]).toEqual([letter, true, false]);
    }
    const event = makeEvent(db, { until: "submitted" });
    for (let number = 0; number < maxSessions; number += 1) add(event);
    expect(faultsOf(() => add(event))).toEqual({ "": { key: "tooMany", values: { max: maxSessions } } });
    expect(faultsOf(() => add(makeEvent(db, { until: "submitted" }), { titles: { ar: "الافتتاح" } }))).toEqual({
      "title.pt": { key: "required" },
    });
  });
});

it("warns of two sessions in one room at the same time, and of nothing else", () => {
  const placed = (id: string, room: string | null, from: number, to: number) => ({
    id,
    room,
    startsAtUtc: from,
    endsAtUtc: to,
  });
  const found = roomClashes([
    placed("a", "Salle É", 0, 10),
    placed("b", "salle e", 5, 15),
    placed("c", "Salle É", 10, 20),
    placed("d", null, 0, 20),
    placed("e", null, 0, 20),
  ]);
  expect(found.map((pair) => pair.map(({ id }) => id))).toEqual([
    ["a", "b"],
    ["b", "c"],
  ]);
  const event = makeEvent(db, { until: "submitted", organisationId: makeOrganisation(db).organisationId });
  scheduleSession(contextFor(db), { dateId: event.dateIds[0] ?? "", ...session() });
  scheduleSession(contextFor(db), { dateId: event.dateIds[0] ?? "", ...session({ titles: { pt: "Filme" } }) });
  expect(getSchedule(contextFor(db), event.eventId).dates[0]?.clashes).toMatchObject([
    [{ title: "Abertura" }, { title: "Filme" }],
  ]);
});

it("is written down with the names of fields only", () => {
  const event = makeEvent(db);
  add(event, { titles: { pt: "Palavras secretas" } });
  const rows = db.$client.prepare("select action, fields from audit_entry order by rowid desc limit 1").all();
  expect(rows).toEqual([{ action: "event.propose", fields: '["sessions"]' }]);
});
