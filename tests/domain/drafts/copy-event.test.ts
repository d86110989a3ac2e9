import { writableOf } from "#app/domain/changes/writable.server.ts";
import { copyEvent } from "#app/domain/drafts/copy-event.server.ts";
import { readEventForm } from "#app/domain/drafts/read-event-form.server.ts";
import { saveEventStep } from "#app/domain/drafts/save-event-step.server.ts";
import { moveToEdition } from "#app/domain/dates/move-to-edition.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { formVersion } from "#app/domain/forms/form-version.server.ts";
import type { DraftEntry } from "#app/domain/model/event-form-part.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { insertEdition } from "#db/queries/editions.server.ts";
import { findEvent, listDates, listTexts, readEventInput } from "#db/queries/events.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { listAllSessions } from "#db/queries/sessions.server.ts";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import {
  cityId,
  contextFor,
  dateInput,
  day,
  makeEvent,
  makeOrganisation,
  openWeek,
  sessionInput,
} from "../../support/factories.ts";
import { plain } from "../../support/pictures.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
let uploadsDir: string;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db);
  uploadsDir = mkdtempSync(join(tmpdir(), "copies-"));
});
const ctx = (now = testNow) => ({ ...contextFor(db, { actor: ours.actor, now }), uploadsDir });
const later = instantFrom("2027-11-24T09:00:00Z");

function openNext(startsOn = "2027-12-17", endsOn = "2027-12-26") {
  db.$client.prepare("update edition set state = 'archived'").run();
  const edition = {
    id: randomUUID(),
    code: `week-${startsOn}`,
    state: "open" as const,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    submitUntil: day(startsOn),
    createdAt: later,
  };
  insertEdition(writableOf(db), edition, { en: "Next", fr: "Suite", es: "Otra", pt: "Outra", ar: "التالي" });
  return edition;
}
const make = (more: Partial<EventInput> & { until?: "draft" } = {}) =>
  makeEvent(db, { organisationId: ours.organisationId, ...more });
const copied = (eventId: string) => copyEvent(ctx(later), { eventId });
const starts = (eventId: string) => listDates(db, eventId).map((date) => date.startsAtLocal);

describe("a day that moves to another edition", () => {
  const from = { startsOn: day("2026-12-18"), endsOn: day("2026-12-27") };
  const to = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) });
  it.each([
    ["the first Friday", "2026-12-18", to("2027-12-17", "2027-12-26"), "2027-12-17"],
    ["the Monday of the second week", "2026-12-21", to("2027-12-17", "2027-12-26"), "2027-12-20"],
    ["the last Sunday", "2026-12-27", to("2027-12-17", "2027-12-26"), "2027-12-26"],
    ["the last Sunday, into one week", "2026-12-27", to("2027-12-13", "2027-12-19"), "2027-12-19"],
    ["a Wednesday that would be before the first day", "2026-12-23", to("2027-12-31", "2028-01-09"), "2028-01-05"],
    ["a day before the week stays before it", "2026-12-10", to("2027-12-17", "2027-12-26"), "2027-12-09"],
    ["a weekday that three days do not have", "2026-12-21", to("2027-12-17", "2027-12-19"), "2027-12-20"],
  ])("%s", (_what, from_, edition, expected) => {
    expect(moveToEdition(day(from_), from, edition)).toBe(expected);
  });
});

describe("a copy of an event", () => {
  it("of an earlier edition is complete: same weekday, same clock, everything that was typed", () => {
    const event = make({
      title: "Outra vez",
      dates: [dateInput("2026-12-19T22:00", "2026-12-20T02:00", 30), dateInput("2026-12-22T10:00", "2026-12-22T12:00")],
      spoken: ["fr"],
      otherLanguage: "Mənik",
      inclusion: { step_free: "yes" },
      placeAsk: "Na porta azul",
    });
    const edition = openNext();
    const copy = copied(event.eventId);
    expect(copy.missing).toEqual([]);
    const found = findEvent(db, copy.eventId);
    expect(found).toMatchObject({ review: "draft", editionId: edition.id, copiedFrom: event.eventId });
    expect(starts(copy.eventId)).toEqual(["2027-12-18T22:00", "2027-12-21T10:00"]);
    const input = found && readEventInput(db, found);
    expect(input).toMatchObject({
      title: "Outra vez",
      spoken: ["fr"],
      otherLanguage: "Mənik",
      inclusion: { step_free: "yes" },
      placeAsk: "Na porta azul",
      venueName: "Casa do bairro",
    });
    expect(input?.dates[0]).toMatchObject({ end: "2027-12-19T02:00", capacity: 30 });
  });

  it("moves the days of a change that is not complete yet, as they were typed", () => {
    const event = make({ until: "draft" });
    const { parts } = readEventForm(db, event.eventId);
    const typed: DraftEntry[] = [
      ["dates[0].day", "22 décembre 2026"],
      ["dates[0].startTime", "18h30"],
      ["dates[0].endTime", "20h"],
    ];
    const version = formVersion(parts.when);
    const input = { eventId: event.eventId, organisationId: "", step: "when", version } as const;
    saveEventStep(ctx(), { ...input, entries: typed, isUnfinished: true });
    openNext();
    expect(starts(copied(event.eventId).eventId)).toEqual(["2027-12-21T18:30"]);
  });

  it("keeps the wall clock across a change of clocks, and asks for an hour that does not exist", () => {
    const event = make({
      cityId: cityId(db, "strasbourg"),
      dates: [dateInput("2026-12-19T19:00", "2026-12-19T21:00"), dateInput("2026-12-20T02:30", "2026-12-20T04:00")],
    });
    openNext("2027-03-26", "2027-03-31");
    const copy = copied(event.eventId);
    expect(copy.missing).toEqual(["when"]);
    const when = Object.fromEntries(readEventForm(db, copy.eventId).parts.when);
    expect(when).toMatchObject({
      "dates[0].day": "2027-03-27",
      "dates[0].startTime": "19:00",
      "dates[1].day": "2027-03-28",
      "dates[1].startTime": "02:30",
    });
  });

  it("has the picture, its texts, the translations and the sessions", async () => {
    const event = make({ until: "draft" });
    const file = new Blob([new Uint8Array(await plain(900, 600).png().toBuffer())]);
    await setPicture(ctx(), { eventId: event.eventId, file, alternativeText: "Uma mesa", credit: "Ana" });
    const text = { title: "Repas", summary: "Un repas.", description: "" };
    translateEvent(ctx(), { eventId: event.eventId, language: "fr", ...text });
    const session = sessionInput("20:00", "21:00", { capacity: 8 });
    scheduleSession(ctx(), { ...session, dateId: event.dateIds[0] ?? "" });
    openNext();
    const copy = copied(event.eventId);
    const { current } = findPicturesOf(db, copy.eventId);
    expect(current).toMatchObject({ alternativeText: "Uma mesa", credit: "Ana" });
    expect(readdirSync(uploadsDir).filter((name) => name.startsWith(current?.id ?? "?")).length).toBeGreaterThan(1);
    expect(listTexts(db, copy.eventId).map(({ language, state }) => `${language} ${state}`)).toEqual([
      "fr translated",
      "pt original",
    ]);
    const dates = listDates(db, copy.eventId).map(({ id }) => id);
    expect(listAllSessions(db, dates)).toMatchObject([
      { startsAtLocal: "2027-12-17T20:00", endsAtLocal: "2027-12-17T21:00", capacity: 8, room: "Sala A" },
    ]);
  });

  it("within one edition asks for the days, and has the translations once they are typed", () => {
    const event = make();
    db.$client
      .prepare("insert into event_text values (?, 'fr', 'Repas', 'Un repas.', '', 'translated', null, 0)")
      .run(event.eventId);
    const copy = copyEvent(ctx(), { eventId: event.eventId });
    expect(copy.missing).toEqual(["when"]);
    const { parts } = readEventForm(db, copy.eventId);
    expect(Object.fromEntries(parts.when)).toEqual({ "dates[0].startTime": "19:00", "dates[0].endTime": "22:00" });
    const entries: DraftEntry[] = [...parts.when, ["dates[0].day", "2026-12-20"]];
    const version = formVersion(parts.when);
    saveEventStep(ctx(), { eventId: copy.eventId, organisationId: "", step: "when", entries, version });
    expect(listTexts(db, copy.eventId)).toHaveLength(2);
    expect(findEvent(db, copy.eventId)?.copiedFrom).toBe(event.eventId);
  });

  it("leaves out cancelled dates, sign-ups, co-hosts and the organiser's key", () => {
    const event = make({
      dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00"), dateInput("2026-12-19T19:00", "2026-12-19T22:00")],
    });
    db.$client.prepare("update event_date set status = 'cancelled' where id = ?").run(event.dateIds[0]);
    db.$client.prepare("update event set external_id = 'key'").run();
    openNext();
    const copy = copied(event.eventId);
    expect(starts(copy.eventId)).toEqual(["2027-12-18T19:00"]);
    expect(findEvent(db, copy.eventId)?.externalId).toBeNull();
  });

  it("is refused to strangers", () => {
    const event = makeEvent(db);
    expect(() => copyEvent(ctx(), { eventId: event.eventId })).toThrow(/event/);
  });
});
