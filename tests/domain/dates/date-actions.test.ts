import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { days, instantFrom } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findDate, findEvent } from "#db/queries/events.server.ts";
import { listSessions } from "#db/queries/sessions.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actorOf,
  approve,
  contextFor,
  dateInput,
  local,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let version: () => number;
beforeEach(() => {
  db = openWeek();
  version = programmeVersionReader(db);
});

const twoEvenings = {
  dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")],
};
const asOwner = (email: string) => contextFor(db, { actor: actorOf(db, email) });

describe("handing in", () => {
  it("happens once, however often the button is pressed", () => {
    const event = makeEvent(db, { until: "draft" });
    submitEvent(asOwner(event.email), { eventId: event.eventId });
    submitEvent(asOwner(event.email), { eventId: event.eventId });
    const reviews = db.$client.prepare("select action from review where event_id = ?").all(event.eventId);
    expect(reviews).toEqual([{ action: "submit" }]);
    expect(findEvent(db, event.eventId)?.review).toBe("submitted");
  });

  it("ends on the last day, counted where the event takes place", () => {
    const event = makeEvent(db, { until: "draft" });
    const at = (now: string) => ({ ...asOwner(event.email), now: instantFrom(now) });
    expect(() => submitEvent(at("2026-12-16T00:30:00Z"), { eventId: event.eventId })).toThrow(Invalid);
    submitEvent(at("2026-12-15T23:30:00Z"), { eventId: event.eventId });
  });

  it("is for the organisation's own people", () => {
    const event = makeEvent(db, { until: "draft" });
    expect(() => submitEvent(asOwner(makeOrganisation(db).email), { eventId: event.eventId })).toThrow(NotFound);
  });
});

describe("a date that is cancelled", () => {
  it("stays visible and says why; the other dates stay as they are", () => {
    const event = makeEvent(db, twoEvenings);
    const [first = "", second = ""] = event.dateIds;
    const before = version();
    cancelDate(asOwner(event.email), { dateId: first, note: "A sala\r\nfechou." });
    expect(version()).toBe(before + 1);
    expect(findDate(db, first)).toMatchObject({ status: "cancelled", sequence: 1, statusNote: "A sala fechou." });
    expect(findDate(db, second)).toMatchObject({ status: "scheduled", sequence: 0 });
    const view = getPublicEvent(contextFor(db), event.slug);
    expect(view.dates.map((date) => date.status)).toEqual(["cancelled", "scheduled"]);
  });

  it("is cancelled once, with a reason, before it is over, by its own people", () => {
    const event = makeEvent(db, twoEvenings);
    const [dateId = ""] = event.dateIds;
    expect(() => cancelDate(asOwner(event.email), { dateId, note: " " })).toThrow(Invalid);
    expect(() => cancelDate(asOwner(makeOrganisation(db).email), { dateId, note: "no" })).toThrow(NotFound);
    const late = { ...asOwner(event.email), now: instantFrom("2026-12-20T00:00:00Z") };
    expect(() => cancelDate(late, { dateId, note: "late" })).toThrow(Conflict);
    cancelDate(asOwner(event.email), { dateId, note: "once" });
    cancelDate(asOwner(event.email), { dateId, note: "twice" });
    expect(findDate(db, dateId)).toMatchObject({ sequence: 1, statusNote: "once" });
  });
});

describe("a date that is moved", () => {
  const later = {
    start: local("2026-12-22T18:00"),
    end: local("2026-12-22T21:00"),
    startOffset: null,
    endOffset: null,
  };

  it("keeps its identity and remembers when it was", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    rescheduleDate(asOwner(event.email), { dateId, ...later });
    expect(findDate(db, dateId)).toMatchObject({
      startsAtLocal: "2026-12-22T18:00",
      startsAtUtc: Date.UTC(2026, 11, 22, 18),
      previousStartsAtLocal: "2026-12-18T19:00",
      sequence: 1,
    });
    rescheduleDate(asOwner(event.email), { dateId, ...later });
    expect(findDate(db, dateId)?.sequence).toBe(1);
  });

  it("takes its programme along, by the clock on the wall", () => {
    const event = makeEvent(db, { until: "submitted" });
    const [dateId = ""] = event.dateIds;
    scheduleSession(asOwner(event.email), {
      dateId,
      ...dateInput("2026-12-18T20:00", "2026-12-18T21:00"),
      titles: { pt: "Debate" },
      room: null,
      track: null,
      spokenLanguage: null,
    });
    approve(db, event.eventId);
    rescheduleDate(asOwner(event.email), { dateId, ...later });
    expect(listSessions(db, "pt", [dateId])).toMatchObject([
      { startsAtLocal: "2026-12-22T19:00", endsAtLocal: "2026-12-22T20:00" },
    ]);
    const short = { ...later, end: local("2026-12-22T19:30") };
    expect(() => rescheduleDate(asOwner(event.email), { dateId, ...short })).toThrow(Invalid);
    expect(findDate(db, dateId)?.endsAtLocal).toBe("2026-12-22T21:00");
  });

  it("and a date that is cancelled, was public before: a draft is changed in its form", () => {
    const event = makeEvent(db, { until: "submitted" });
    const [dateId = ""] = event.dateIds;
    expect(() => rescheduleDate(asOwner(event.email), { dateId, ...later })).toThrow(Conflict);
    expect(() => cancelDate(asOwner(event.email), { dateId, note: "no" })).toThrow(Conflict);
    expect(findDate(db, dateId)).toMatchObject({ status: "scheduled", sequence: 0 });
  });

  it("may be a date that was put off and whose old time is past", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    db.$client.prepare("update event_date set status = 'postponed'").run();
    rescheduleDate({ ...asOwner(event.email), now: instantFrom("2026-12-20T00:00:00Z") }, { dateId, ...later });
    expect(findDate(db, dateId)).toMatchObject({ status: "scheduled", startsAtLocal: "2026-12-22T18:00" });
  });

  it("goes nowhere it could not have begun, and nowhere once it is off", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    const far = { ...later, start: local("2027-06-01T18:00"), end: local("2027-06-01T21:00") };
    expect(() => rescheduleDate(asOwner(event.email), { dateId, ...far })).toThrow(Invalid);
    cancelDate(asOwner(event.email), { dateId, note: "off" });
    expect(() => rescheduleDate(asOwner(event.email), { dateId, ...later })).toThrow(Conflict);
  });
});

describe("a programme of sessions", () => {
  const session = (start: string, end: string) => ({
    start: local(start),
    end: local(end),
    capacity: null,
    titles: { pt: "Abertura", ar: "الافتتاح" },
    room: "Sala 1",
    track: null,
    spokenLanguage: "pt" as const,
  });

  it("may run side by side, within its date, titled in the reader's language", () => {
    const event = makeEvent(db, { until: "submitted" });
    const [dateId = ""] = event.dateIds;
    scheduleSession(asOwner(event.email), { dateId, ...session("2026-12-18T19:00", "2026-12-18T20:00") });
    scheduleSession(asOwner(event.email), { dateId, ...session("2026-12-18T19:00", "2026-12-18T20:00") });
    expect(() =>
      scheduleSession(asOwner(event.email), { dateId, ...session("2026-12-18T21:00", "2026-12-18T23:00") }),
    ).toThrow(Invalid);
    expect(findEvent(db, event.eventId)?.revision).toBe(3);
  });
});

describe("co-hosting", () => {
  it("begins when the other side accepts, and is public from then on", () => {
    const event = makeEvent(db, { until: "submitted" });
    const partner = makeOrganisation(db, { name: "Câmara", kind: "local_authority" });
    inviteCoHost(asOwner(event.email), { eventId: event.eventId, organisationId: partner.organisationId });
    const answer = { eventId: event.eventId, organisationId: partner.organisationId, answer: "accepted" as const };
    expect(() => answerInvitation(asOwner(event.email), answer)).toThrow(NotFound);
    answerInvitation(asOwner(partner.email), answer);
    db.$client.prepare("update event set review = 'approved' where id = ?").run(event.eventId);
    const view = getPublicEvent(contextFor(db, { now: instantFrom("2026-12-01T00:00:00Z") }), event.slug);
    expect(view.organisers.map(({ name, role, kind }) => [name, role, kind])[1]).toEqual([
      "Câmara",
      "co",
      "local_authority",
    ]);
  });

  it("is offered only to organisations that are verified", () => {
    const event = makeEvent(db, { until: "submitted" });
    const unknown = makeOrganisation(db, { isVerified: false });
    const invite = { eventId: event.eventId, organisationId: unknown.organisationId };
    expect(() => inviteCoHost(asOwner(event.email), invite)).toThrow(Invalid);
  });
});

it("has been held when its time is over and nobody cancelled it", () => {
  const event = makeEvent(db);
  const view = getPublicEvent(
    contextFor(db, { now: (instantFrom("2026-12-18T22:00:00Z") + days(1)) as never }),
    event.slug,
  );
  expect(view.dates[0]?.status).toBe("held");
});

it("was not held when it was put off and never came back", () => {
  const event = makeEvent(db);
  db.$client.prepare("update event_date set status = 'postponed'").run();
  const view = getPublicEvent(contextFor(db, { now: instantFrom("2026-12-20T00:00:00Z") }), event.slug);
  expect(view.dates[0]?.status).toBe("postponed");
});
