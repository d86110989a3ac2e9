import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { listSessions } from "#db/queries/sessions.server.ts";
import { findEvent, listDates, listTexts, readEventInput } from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  cityId,
  contextFor,
  dateInput,
  eventInput,
  local,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "../../support/factories.ts";
import type { OpenDatabase } from "#db/client.server.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db);
});

const save = (overrides: Partial<EventInput> & { eventId?: string } = {}, actor = ours.actor) => {
  const { eventId = randomUUID(), ...rest } = overrides;
  const input = { ...eventInput(db, rest), organisationId: rest.organisationId ?? ours.organisationId, eventId };
  return saveEvent(contextFor(db, { actor }), input);
};
const faultsOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Invalid) return error.faults;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("a new event", () => {
  it("is a draft of its organisation, in the zone of its city, with an address made of its title", () => {
    const { eventId, outcome } = save({ title: "Três chás à porta" });
    expect(outcome).toBe("created");
    expect(findEvent(db, eventId)).toMatchObject({ review: "draft", slug: "tres-chas-a-porta-lisboa", revision: 1 });
    expect(listDates(db, eventId)).toMatchObject([
      { startsAtLocal: "2026-12-18T19:00", timeZone: "Europe/Lisbon", status: "scheduled", sequence: 0 },
    ]);
  });

  it("is one event when the same form is sent twice", () => {
    const eventId = randomUUID();
    const title = "Uma vez";
    save({ eventId, title });
    expect(save({ eventId, title }).outcome).toBe("unchanged");
  });

  it("gets another address when the title is taken", () => {
    const [first, second] = [save({ title: "Chá" }), save({ title: "Chá" })];
    expect(findEvent(db, first.eventId)?.slug).toBe("cha-lisboa");
    expect(findEvent(db, second.eventId)?.slug).toMatch(/^cha-lisboa-[0-9a-f]{6}$/);
  });

  it("has an address even when its title has no Latin letter", () => {
    const { eventId } = save({ title: "شاي", language: "ar", cityId: cityId(db, "sfax") });
    expect(findEvent(db, eventId)?.slug).toBe("community-meal-sfax");
  });

  it("cannot be posted for others", () => {
    const theirs = makeOrganisation(db);
    expect(() => save({ organisationId: theirs.organisationId })).toThrow(NotFound);
    expect(() => save({}, theirs.actor)).toThrow(NotFound);
  });

  it("is refused with everything that is wrong at once, by field", () => {
    const faults = faultsOf(() =>
      save({
        themes: ["solidarity", "war"],
        format: "parade",
        inclusion: { free: "yes", online: "yes" },
        placeLevel: "by_partner",
        dates: [dateInput("2027-03-18T19:00", "2027-03-18T22:00")],
      }),
    );
    expect(faults).toEqual({
      themes: { key: "choose" },
      format: { key: "choose" },
      inclusion: { key: "choose" },
      venueName: { key: "noAddressByPartner" },
      streetAddress: { key: "noAddressByPartner" },
      "dates[0].day": { key: "outsideEdition", values: { from: "2026-12-04", to: "2027-01-10" } },
    });
  });

  it("shows only the district only where people can be told, or somebody asked", () => {
    const hidden = { placeLevel: "area", door: "just_come" } as const;
    expect(faultsOf(() => save(hidden))).toEqual({ placeLevel: { key: "areaNeedsDoor" } });
    expect(save({ ...hidden, placeAsk: "218 000 000" }).outcome).toBe("created");
    expect(save({ ...hidden, door: "count_me_in" }).outcome).toBe("created");
  });

  it("needs a city that is listed", () => {
    expect(faultsOf(() => save({ cityId: randomUUID() }))).toEqual({ cityId: { key: "unknownCity" } });
  });
});

describe("dates", () => {
  const inParis = (dates: EventInput["dates"]) => save({ cityId: cityId(db, "paris"), dates });

  it("end after they begin, may go over midnight, and may not begin together", () => {
    expect(faultsOf(() => save({ dates: [dateInput("2026-12-18T19:00", "2026-12-18T19:00")] }))).toEqual({
      "dates[0].end": { key: "endBeforeStart", values: { start: "2026-12-18T19:00" } },
    });
    const twice = [
      dateInput("2026-12-18T19:00", "2026-12-18T20:00"),
      dateInput("2026-12-18T19:00", "2026-12-18T21:00"),
    ];
    expect(faultsOf(() => save({ dates: twice }))).toEqual({ "dates[1].start": { key: "sameDateTwice" } });
    const { eventId } = save({ dates: [dateInput("2026-12-18T22:00", "2026-12-19T01:30")] });
    const [date] = listDates(db, eventId);
    expect((date?.endsAtUtc ?? 0) - (date?.startsAtUtc ?? 0)).toBe(3.5 * 3_600_000);
  });

  it("at a time that does not exist, or twice, are asked about (WALL-06, WALL-07)", () => {
    db.$client.prepare("update edition set starts_on = '2026-03-20', ends_on = '2026-11-20'").run();
    expect(faultsOf(() => inParis([dateInput("2026-03-29T02:30", "2026-03-29T04:00")]))).toEqual({
      "dates[0].start": { key: "timeNever" },
    });
    const repeated = dateInput("2026-10-25T02:30", "2026-10-25T04:00");
    expect(faultsOf(() => inParis([repeated]))).toEqual({
      "dates[0].start": { key: "timeTwice", values: { first: "+02:00", second: "+01:00" } },
    });
    const { eventId } = inParis([{ ...repeated, startOffset: 60 }]);
    expect(listDates(db, eventId)[0]).toMatchObject({ startOffset: 60, startsAtUtc: Date.UTC(2026, 9, 25, 1, 30) });
  });

  it("keep their identity, and so their calendar entry, when another is added before or one is moved", () => {
    const event = makeEvent(db, {
      organisationId: ours.organisationId,
      until: "draft",
      dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")],
    });
    const [first, second] = event.dateIds;
    const existing = findEvent(db, event.eventId);
    if (!existing) throw new Error("gone");
    const input = readEventInput(db, existing);
    save({
      ...input,
      eventId: event.eventId,
      dates: [
        dateInput("2026-12-18T19:00", "2026-12-18T22:00"),
        dateInput("2026-12-19T19:00", "2026-12-19T23:00"),
        dateInput("2026-12-21T19:00", "2026-12-21T22:00"),
      ],
    });
    const after = listDates(db, event.eventId);
    expect(after.map((date) => date.id).slice(1)).toEqual([first, second]);
    expect(after).toHaveLength(3);
  });
});

describe("the address of an event that was never public", () => {
  const slugOf = (eventId: string) => findEvent(db, eventId)?.slug;

  it("follows its title and its city, and is not in its own way", () => {
    const { eventId } = save({ title: "Chá" });
    save({ eventId, title: "Chá!" });
    expect(slugOf(eventId)).toBe("cha-lisboa");
    save({ eventId, title: "Chá!", cityId: cityId(db, "barcelona") });
    expect(slugOf(eventId)).toBe("cha-barcelona");
  });
});

describe("a programme of sessions", () => {
  it("moves with its date when the form moves it, and is not cut off by a shorter one", () => {
    const event = makeEvent(db, { organisationId: ours.organisationId, until: "draft" });
    const [dateId = ""] = event.dateIds;
    const ctx = contextFor(db, { actor: ours.actor });
    scheduleSession(ctx, {
      dateId,
      ...dateInput("2026-12-18T20:00", "2026-12-18T21:30"),
      titles: { pt: "Debate" },
      room: null,
      track: null,
      spokenLanguage: null,
    });
    const found = findEvent(db, event.eventId);
    if (!found) throw new Error("gone");
    const input = { ...readEventInput(db, found), eventId: event.eventId };
    save({ ...input, dates: [dateInput("2026-12-20T18:00", "2026-12-20T21:00")] });
    expect(listSessions(db, "pt", [dateId])).toMatchObject([
      { startsAtLocal: "2026-12-20T19:00", endsAtLocal: "2026-12-20T20:30" },
    ]);
    expect(faultsOf(() => save({ ...input, dates: [dateInput("2026-12-20T18:00", "2026-12-20T20:00")] }))).toEqual({
      "dates[0].end": { key: "sessionOutsideDate" },
    });
    expect(listDates(db, event.eventId)[0]).toMatchObject({ endsAtLocal: "2026-12-20T21:00" });
  });
});

describe("a saved event", () => {
  it("comes back as it was typed", () => {
    const typed = eventInput(db, {
      organisationId: ours.organisationId,
      title: "Ça va ? <script>alert(1)</script> 👋🏽 مرحبا",
      themes: ["participation", "solidarity"],
      inclusion: { free: "yes", step_free: "no", childcare: "on_request" },
      spoken: ["pt", "kea"],
      signed: ["lgp"],
      dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 12)],
    });
    const { eventId } = save({ ...typed });
    const event = findEvent(db, eventId);
    expect(event && readEventInput(db, event)).toEqual({ ...typed, spoken: expect.arrayContaining(["pt", "kea"]) });
  });

  it("outdates its translations when the original changes, and only then", () => {
    const event = makeEvent(db, { organisationId: ours.organisationId, until: "draft" });
    const ctx = contextFor(db, { actor: ours.actor });
    const words = { title: "A dinner", summary: "For all.", description: "" };
    translateEvent(ctx, { eventId: event.eventId, language: "en", ...words });
    const input = () => {
      const found = findEvent(db, event.eventId);
      if (!found) throw new Error("gone");
      return readEventInput(db, found);
    };
    save({ ...input(), eventId: event.eventId, format: "workshop" });
    expect(listTexts(db, event.eventId).map((text) => text.state)).toEqual(["translated", "original"]);
    save({ ...input(), eventId: event.eventId, title: "Outro jantar" });
    expect(listTexts(db, event.eventId).map((text) => text.state)).toEqual(["outdated", "original"]);
    expect(() => translateEvent(ctx, { eventId: event.eventId, language: "pt", ...words })).toThrow(Invalid);
  });

  it("can no longer be changed freely once it was decided on", () => {
    const event = makeEvent(db, { organisationId: ours.organisationId });
    save({ eventId: event.eventId, title: "Outro" });
    expect(findEvent(db, event.eventId)?.review).toBe("approved");
    expect(listTexts(db, event.eventId)[0]?.title).not.toBe("Outro");
    db.$client.prepare("update event set review = 'refused'").run();
    expect(() => save({ eventId: event.eventId, title: "Outro" })).toThrow(Conflict);
    const stranger = makeOrganisation(db);
    expect(() => save({ eventId: event.eventId }, stranger.actor)).toThrow(NotFound);
  });

  it("leaves a trace of who changed which fields, and none of what they wrote", () => {
    const { eventId } = save({ title: "Antes" });
    save({
      eventId,
      title: "Depois",
      dates: [{ ...dateInput("2026-12-18T19:00", "2026-12-18T22:00"), start: local("2026-12-18T18:00") }],
    });
    const entries = db.$client.prepare("select * from audit_entry where subject_id = ? order by id").all(eventId);
    expect(entries).toMatchObject([
      { action: "event.create", account_id: ours.actor.accountId, new_state: "draft" },
      { action: "event.edit", account_id: ours.actor.accountId },
    ]);
    const text = JSON.stringify(entries);
    for (const secret of ["Tecelões", "privado@example.org", "Depois"]) expect(text).not.toContain(secret);
    expect(text).toContain("title");
  });
});
